using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A claim that a coach finished an offer, as somebody typed it.</summary>
public sealed record CompletionClaim
{
    /// <summary>The offer with its published versions. Its value is null when the caller may not see it.</summary>
    public required Named<OfferHistory> Offer { get; init; }

    /// <summary>Null when it was not on a run known here.</summary>
    public Named<OfferRun>? Run { get; init; }

    /// <summary>Last day of the learning, in England.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>How it ended.</summary>
    public CompletionOutcome Outcome { get; init; }

    /// <summary>Null means as the offer's version of the day says.</summary>
    public int? CpdMinutes { get; init; }

    /// <summary>Null when not known.</summary>
    public decimal? DaysAttended { get; init; }

    /// <summary>What it cost in all. Null when not stated.</summary>
    public MoneyEntry? Cost { get; init; }

    /// <summary>Who paid. Empty when not stated.</summary>
    public ImmutableArray<FundingEntry> Funding { get; init; } = [];

    /// <summary>Address of a certificate. Null when there is none.</summary>
    public string? EvidenceUrl { get; init; }

    /// <summary>The completion that it corrects. Null otherwise.</summary>
    public Named<Completion>? Replaces { get; init; }
}
