using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Finds the best suggestions for one coach without judging all offers. What is named (by a requirement, a step, the plan, a completion to renew)
/// is judged in any case: it is little. What only closes gaps may be most of the catalogue: there a place that an offer cannot be better than is
/// worked out from the indexes, and offers are judged from the best such place on, until it is worse than all that is wanted.
/// </summary>
internal sealed class SuggestionSearch(CatalogueView view, SuggestionFacts facts)
{
    private static readonly short[,] PointsOfGaps = MakeGapPoints();

    private readonly Catalogue catalogue = view.Catalogue;
    private readonly OfferIndex offers = view.Catalogue.Offers;
    private readonly SuggestionNeeds needs = new(facts);
    // By slot the score that an offer has at most.
    private readonly short[] scores = new short[view.Catalogue.Offers.Live.Length << 6];
    private readonly List<(SuggestionPlace Place, SuggestedOffer Offer)> best = [];

    /// <summary>How many offers were judged one by one.</summary>
    public int Judged { get; private set; }

    /// <summary>The best offers, as <see cref="SuggestionRules.Suggest"/> gives them of all offers of the catalogue.</summary>
    public ImmutableArray<SuggestedOffer> Best(int first)
    {
        var suggestable = Bits.Copy(offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)], offers.Live.Length);
        Bits.And(suggestable, view.VisibleOffers);
        var named = Named();
        Bits.And(named, suggestable);

        foreach (var slot in Bits.Ordinals(named))
        {
            Judge(slot, first);
        }

        Bits.AndNot(suggestable, named);
        Bits.AndNot(suggestable, SetOf(needs.Done));
        var serving = Serving();

        foreach (var slots in ByScore(suggestable, serving).Values)
        {
            foreach (var (place, slot) in slots.Select(slot => (Place: BestPlaceOf(slot, serving), Slot: slot)).OrderBy(pair => pair.Place))
            {
                if (best.Count == first && place.CompareTo(best[^1].Place) > 0)
                {
                    return [.. best.Select(pair => pair.Offer)];
                }

                Judge(slot, first);
            }
        }

        return [.. best.Select(pair => pair.Offer)];
    }

    private void Judge(int slot, int first)
    {
        Judged++;

        if (SuggestionRules.Judge(needs, view.CandidateOf(slot)) is not { } suggested)
        {
            return;
        }

        var place = SuggestionPlace.Of(suggested);
        var at = best.FindIndex(pair => place.CompareTo(pair.Place) < 0);
        best.Insert(at < 0 ? best.Count : at, (place, suggested));

        if (best.Count > first)
        {
            best.RemoveAt(first);
        }
    }

    private ulong[] Named()
    {
        var set = SetOf([
            .. needs.Renewable,
            .. needs.OpenActions.Select(action => action.OfferId).OfType<OfferId>(),
            .. needs.Steps.Select(step => step.Step.Requirement).OfType<OfferRequirement>().SelectMany(requirement => requirement.OfferIds),
        ]);

        foreach (var requirement in needs.Unmet.Concat(needs.Lapsing).SelectMany(check => catalogue.Reference.RequirementsByCode[check.Requirement.Code]))
        {
            Bits.Or(set, offers.Postings[FacetKey.Of(OfferIndexField.Satisfies, requirement.Id.Value)]);
        }

        return set;
    }

    private ulong[] SetOf(IEnumerable<OfferId> ids)
    {
        var set = new ulong[offers.Live.Length];

        foreach (var slot in ids.Select(id => catalogue.Tables.Offers.SlotOf(id.Value)).Where(slot => slot >= 0))
        {
            Bits.Add(set, slot);
        }

        return set;
    }

    private ulong[] Serving()
    {
        var set = new ulong[offers.Live.Length];

        foreach (var provider in catalogue.Reference.Providers.Items.Where(provider => provider.AreaIds.Any(needs.Facts.Areas.Contains)))
        {
            Bits.Or(set, offers.Postings[FacetKey.Of(OfferIndexField.Provider, provider.Id.Value)]);
        }

        return set;
    }

    // Offers by the score that they have at most, the highest first; without those that have no reason but conveniences.
    private SortedDictionary<int, List<int>> ByScore(ulong[] suggestable, ulong[] serving)
    {
        var byScore = new SortedDictionary<int, List<int>>(Comparer<int>.Create((left, right) => right.CompareTo(left)));
        var reasons = ReasonPoints();

        foreach (var slot in Bits.Ordinals(suggestable))
        {
            if (reasons[slot] == 0)
            {
                continue;
            }

            scores[slot] = (short)(reasons[slot] + ConveniencePoints(slot, serving));

            if (!byScore.TryGetValue(scores[slot], out var slots))
            {
                byScore.Add(scores[slot], slots = []);
            }

            slots.Add(slot);
        }

        return byScore;
    }

    // Points for gaps and for competencies that steps and the plan ask for: exactly those that the offer is worth.
    private short[] ReasonPoints()
    {
        var points = new short[scores.Length];
        var (reached, touched) = (new byte[scores.Length], new byte[scores.Length]);

        foreach (var gap in needs.Gaps)
        {
            Count(reached, gap.Competency.Id, CompetencyCoverage.Develops);
            Count(reached, gap.Competency.Id, CompetencyCoverage.Assesses);
            Count(touched, gap.Competency.Id, CompetencyCoverage.Introduces);
        }

        for (var slot = 0; slot < points.Length; slot++)
        {
            points[slot] = PointsOfGaps[reached[slot], touched[slot]];
        }

        foreach (var step in needs.Steps.Where(step => step.IsStarted))
        {
            Add(points, needs.MissingOf(step.Step), SuggestionPoints.StepCompetency);
        }

        Add(points, needs.OpenActions.Where(action => action.OfferId is null).SelectMany(action => action.CompetencyIds), SuggestionPoints.PlannedCompetency);

        return points;
    }

    private void Count(byte[] counts, CompetencyId competency, CompetencyCoverage coverage)
    {
        foreach (var slot in Bits.Ordinals(Of(competency, coverage)))
        {
            counts[slot] = (byte)Math.Min(counts[slot] + 1, SuggestionPoints.MaximumGaps);
        }
    }

    private void Add(short[] points, IEnumerable<CompetencyId> competencies, SuggestionPoint point)
    {
        var set = new ulong[offers.Live.Length];

        foreach (var competency in competencies.Where(id => needs.CompetencyOf(id) is not null))
        {
            Bits.Or(set, Of(competency, CompetencyCoverage.Develops));
            Bits.Or(set, Of(competency, CompetencyCoverage.Assesses));
        }

        foreach (var slot in Bits.Ordinals(set))
        {
            points[slot] += (short)point.Points;
        }
    }

    private ulong[] Of(CompetencyId competency, CompetencyCoverage coverage) => offers.Postings[new(OfferIndexField.CompetencyWithCoverage, (int)coverage, competency.Value)];

    private int ConveniencePoints(int slot, ulong[] serving)
    {
        var offer = offers[slot]!;
        var run = NextRunOf(slot);
        var (isNear, isFree) = IsRunCertain(offer, run, slot, serving)
            ? (IsOnline(offer) || Bits.Has(serving, slot), SuggestionPlace.PriceOf(offer, run).Free == true)
            : (true, true);

        return (isNear ? SuggestionPoints.Near.Points : 0)
            + (isFree ? SuggestionPoints.Free.Points : 0)
            + (run is not null && LondonCalendar.DayOf(run.StartsAt).DayNumber - needs.Facts.Day.DayNumber <= SuggestionPoints.SoonDays ? SuggestionPoints.StartsSoon.Points : 0);
    }

    private SuggestionPlace BestPlaceOf(int slot, ulong[] serving)
    {
        var offer = offers[slot]!;
        var run = NextRunOf(slot);

        return new(
            scores[slot],
            run?.StartsAt.UtcTicks ?? OrderColumn.Unknown,
            IsRunCertain(offer, run, slot, serving) ? SuggestionPlace.PenceOf(offer, run) : 0,
            offers.Titles.TextOf(slot),
            offer.Id.Value);
    }

    private OfferRun? NextRunOf(int slot) => catalogue.Tables.Runs[view.BookingClock.NextRun[slot]];

    // Where some runs may be online and others not, a later one may be the one to take; it may even cost less.
    private static bool IsRunCertain(CatalogueOffer offer, OfferRun? next, int slot, ulong[] serving) =>
        next is null || offer.Delivery.Mode is not (null or DeliveryMode.Blended) || Bits.Has(serving, slot);

    private static bool IsOnline(CatalogueOffer offer) => offer.Delivery.Mode is DeliveryMode.LiveOnline or DeliveryMode.SelfPacedOnline;

    private static short[,] MakeGapPoints()
    {
        var points = new short[SuggestionPoints.MaximumGaps + 1, SuggestionPoints.MaximumGaps + 1];

        for (var reached = 0; reached <= SuggestionPoints.MaximumGaps; reached++)
        {
            for (var touched = 0; touched <= SuggestionPoints.MaximumGaps; touched++)
            {
                points[reached, touched] = (short)SuggestionPoints.OfGaps(reached, touched).Sum(point => point.Points);
            }
        }

        return points;
    }
}
