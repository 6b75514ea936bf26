using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of a coach and an offer where the funding rules decide.</summary>
public sealed record FundingFacts
{
    /// <summary>The day that decides rules, employer and financial year, in England.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Every stream with its rules in force on the day.</summary>
    public required ImmutableArray<StreamRules> Streams { get; init; }

    /// <summary>What the money is for.</summary>
    public required FundedOffer Offer { get; init; }

    /// <summary>Bodies that the coach is registered with, for example NMC.</summary>
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>Who employs the coach on the day; first the one that counts when one is asked for. Empty between employments.</summary>
    public ImmutableArray<Organisation> Employers { get; init; } = [];

    /// <summary>Organisations in whose area the coach works on the day: the employers, where they are placed, all above these, and who serves any of them.</summary>
    public ImmutableHashSet<OrganisationId> InAreaOf { get; init; } = [];

    /// <summary>Streams of which somebody in whose area the coach works holds a budget that is open on the day.</summary>
    public ImmutableHashSet<FundingStreamId> HeldForArea { get; init; } = [];

    /// <summary>Awards of the coach that count against ceilings.</summary>
    public ImmutableArray<FundingUsed> Used { get; init; } = [];

    /// <summary>Awards out of the budgets in question, of any coach, for ceilings on a budget. Looked at only where a rule has one.</summary>
    public ImmutableArray<FundingDrawn> Drawn { get; init; } = [];

    /// <summary>What the caller may see of what the employer has left today, by stream. A stream that has no budget, or whose budget is hidden, is simply not a key.</summary>
    public ImmutableDictionary<FundingStreamId, Money> Remaining { get; init; } = ImmutableDictionary<FundingStreamId, Money>.Empty;
}

/// <summary>A stream with its rules in force on a day, oldest first.</summary>
public sealed record StreamRules(FundingStream Stream, ImmutableArray<FundingRule> Rules);

/// <summary>What the rules ask of an offer.</summary>
/// <param name="Free">True when nobody is charged. Null when the provider publishes no price.</param>
/// <param name="Price">Null when it is not published, or the offer is free.</param>
/// <param name="UsualStreams">Streams that usually pay for it.</param>
public sealed record FundedOffer(OfferId Id, bool IsApprenticeship, bool? Free, Money? Price, ImmutableArray<FundingStreamId> UsualStreams)
{
    /// <summary>The offer with what a place on the run costs, or as it is shown when no run is meant.</summary>
    public static FundedOffer Of(CatalogueOffer offer, OfferPrice? runPrice = null)
    {
        ArgumentNullException.ThrowIfNull(offer);

        var price = runPrice is { Free: not null } ? runPrice : offer.Price;

        return new(
            offer.Id,
            offer.Format == OfferFormat.Apprenticeship || offer.Channel == OfferChannel.Apprenticeship,
            price.Free,
            price.Amount,
            offer.EligibleFundingIds);
    }
}

/// <summary>One award of a coach that is stated, promised or spent.</summary>
/// <param name="OfferId">The offer of its place or completion. Null when it is gone.</param>
/// <param name="Pence">0 when the amount is not known, or is in another currency.</param>
public sealed record FundingUsed(FundingAwardId Id, FundingStreamId StreamId, FundingUse Use, OfferId? OfferId, DateOnly AwardedOn, long Pence);

/// <summary>What was promised or spent out of a budget for one use.</summary>
public sealed record FundingDrawn(FundingAllocationId AllocationId, FundingUse Use, long Pence);
