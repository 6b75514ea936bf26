namespace CpdGraph.Domain;

/// <summary>One meeting of a run as somebody typed it.</summary>
public sealed record RunSessionEntry
{
    /// <summary>Stable key within the run. Null means given by the server.</summary>
    public string? Key { get; init; }

    /// <summary>Its start.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Its end.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Null when it is the run's.</summary>
    public Venue? Venue { get; init; }
}
