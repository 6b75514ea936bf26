namespace CpdGraph.Domain;

/// <summary>One competency mapping as somebody typed it.</summary>
public sealed record MappingEntry
{
    /// <summary>The competency.</summary>
    public required Named<Competency> Competency { get; init; }

    /// <summary>How much the offer does for it.</summary>
    public required CompetencyCoverage Coverage { get; init; }

    /// <summary>Tier that the teaching is pitched at. Null when it is for all.</summary>
    public PracticeTier? Tier { get; init; }

    /// <summary>Why it is claimed. Null when not said.</summary>
    public string? Rationale { get; init; }
}
