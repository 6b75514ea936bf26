namespace CpdGraph.Domain;

/// <summary>One reason for suggesting an offer. Only what belongs to its kind is set.</summary>
public sealed record SuggestionReason
{
    /// <summary>Its kind.</summary>
    public required SuggestionReasonKind Kind { get; init; }

    /// <summary>In plain English.</summary>
    public required string Text { get; init; }

    /// <summary>What it adds to the score, at least 1.</summary>
    public required int Points { get; init; }

    /// <summary>The competency that is meant. Null when none is.</summary>
    public Competency? Competency { get; init; }

    /// <summary>The pathway that is meant. Null when none is.</summary>
    public Pathway? Pathway { get; init; }

    /// <summary>The step of that pathway. Null when none is meant.</summary>
    public PathwayStep? Step { get; init; }

    /// <summary>The requirement before taking referrals that is meant. Null when none is.</summary>
    public ReadinessRequirement? Requirement { get; init; }
}
