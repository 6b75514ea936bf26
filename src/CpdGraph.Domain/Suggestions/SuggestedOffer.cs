using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An offer suggested to a coach.</summary>
public sealed record SuggestedOffer
{
    /// <summary>The offer. Always a published one.</summary>
    public required CatalogueOffer Offer { get; init; }

    /// <summary>The run to take. Null when none takes bookings.</summary>
    public required OfferRun? Run { get; init; }

    /// <summary>Why, the reason with the most points first. At least one is more than a convenience.</summary>
    public required ImmutableArray<SuggestionReason> Reasons { get; init; }

    /// <summary>Sum of the reasons' points.</summary>
    public int Score => Reasons.Sum(reason => reason.Points);
}
