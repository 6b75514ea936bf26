namespace CpdGraph.Domain;

/// <summary>What a steward finds about one competency mapping, as sent.</summary>
public sealed record MappingVerdict
{
    /// <summary>The competency. Its value is null when there is none.</summary>
    public required Named<Competency> Competency { get; init; }

    /// <summary>Verified or rejected.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Why, for the provider. Needed to reject.</summary>
    public string? Reason { get; init; }
}
