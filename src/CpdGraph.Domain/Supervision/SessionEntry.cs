namespace CpdGraph.Domain;

/// <summary>A supervision meeting as somebody logs it.</summary>
public sealed record SessionEntry
{
    /// <summary>The coach. Its key is empty when the caller's own record is meant; its value is null when there is none, or the caller may not see it.</summary>
    public required Named<Coach> Coach { get; init; }

    /// <summary>Who gave it, as named or taken. Null when nobody was named, and nobody can be taken for it.</summary>
    public required Named<Supervisor>? Supervisor { get; init; }

    /// <summary>Its kind.</summary>
    public required SupervisionKind Kind { get; init; }

    /// <summary>For one coach or for a group.</summary>
    public required SupervisionFormat Format { get; init; }

    /// <summary>The day, in England.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Minutes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>What was agreed. Null when nothing.</summary>
    public string? AgreedActions { get; init; }
}
