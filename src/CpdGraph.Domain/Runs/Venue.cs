namespace CpdGraph.Domain;

/// <summary>Where a run takes place.</summary>
public sealed record Venue
{
    /// <summary>Null when not known.</summary>
    public string? Name { get; init; }

    /// <summary>Null when not known.</summary>
    public string? Address { get; init; }

    /// <summary>Null when not known.</summary>
    public string? Postcode { get; init; }
}
