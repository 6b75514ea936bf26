using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A recognition of a tier as somebody typed it.</summary>
public sealed record TierEntry
{
    /// <summary>The tier.</summary>
    public required PracticeTier Tier { get; init; }

    /// <summary>First day on which it counts.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>What it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>Person or body that recognised it. Null means who records it.</summary>
    public string? RecognisedBy { get; init; }

    /// <summary>Completions that it cites, of this coach. A value is null when there is no such completion in their record.</summary>
    public ImmutableArray<Named<Completion>> Completions { get; init; } = [];

    /// <summary>Items of evidence that it cites. A value is null when there is no such item that who records it may read.</summary>
    public ImmutableArray<Named<EvidenceItem>> Evidence { get; init; } = [];

    /// <summary>Why a tier is skipped. Null in the usual order.</summary>
    public string? OverrideReason { get; init; }
}
