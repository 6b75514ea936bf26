namespace CpdGraph.Domain;

/// <summary>The claim that an offer version supports a competency, and who checked it.</summary>
public sealed record CompetencyMapping : ISourced
{
    /// <summary>The competency.</summary>
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>How much the offer does for it.</summary>
    public required CompetencyCoverage Coverage { get; init; }

    /// <summary>Tier that the teaching is pitched at. Null when it is for all.</summary>
    public PracticeTier? Tier { get; init; }

    /// <summary>Why it is claimed, in the publisher's words. Null when not said.</summary>
    public string? Rationale { get; init; }

    /// <summary>Verified once a steward has checked it.</summary>
    public required Verification Verification { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }
}
