using System.Diagnostics;

namespace CpdGraph.Domain;

/// <summary>Turns a filter into the set of offers that meet it, by intersecting posting lists and columns.</summary>
internal sealed class OfferFilterEvaluator(CatalogueView view)
{
    private readonly OfferIndex offers = view.Catalogue.Offers;

    /// <summary>Scores of the outermost text, when there is one.</summary>
    public SearchScores? Scores { get; private set; }

    /// <summary>
    /// The conditions of the outermost filter, each with the facet that is counted without it, and last what is visible and has a state
    /// that is shown.
    /// </summary>
    /// <param name="among">Nothing else is of interest. Null: everything is.</param>
    /// <param name="alsoWithdrawn">Whether withdrawn offers are shown as well where the filter names no states.</param>
    public List<(OfferFacetField? Facet, ulong[] Set)> Conjuncts(OfferFilter? filter, ulong[]? among = null, bool alsoWithdrawn = false)
    {
        if (filter?.IsTooDeep == true)
        {
            throw new ArgumentException($"Filters nest at most {OfferFilter.MaximumDepth} levels.", nameof(filter));
        }

        // First, since texts are compared of those alone that the conditions before leave.
        List<(OfferFacetField?, ulong[])> conjuncts = among is null ? [] : [(null, among)];

        if (filter is not null)
        {
            Add(conjuncts, filter, outermost: true);
        }

        conjuncts.Add((null, view.VisibleOffers));

        if (filter?.Any(inner => inner.Statuses is not null) != true)
        {
            conjuncts.Add((null, alsoWithdrawn || filter?.Any(inner => inner.UpdatedSince is not null) == true
                ? view.Catalogue.PubliclyVisible
                : offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)]));
        }

        return conjuncts;
    }

    /// <summary>What all these conditions leave, one facet's own conditions apart.</summary>
    public ulong[] Intersect(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFacetField? without = null)
    {
        var set = Bits.Copy(offers.Live, 0);

        foreach (var (facet, conjunct) in conjuncts)
        {
            if (facet is null || facet != without)
            {
                Bits.And(set, conjunct);
            }
        }

        return set;
    }

    private ulong[] Evaluate(OfferFilter filter)
    {
        var conjuncts = new List<(OfferFacetField?, ulong[])>();
        Add(conjuncts, filter, outermost: false);
        return Intersect(conjuncts);
    }

    private void Add(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter, bool outermost)
    {
        foreach (var inner in filter.And ?? [])
        {
            conjuncts.Add((null, Evaluate(inner)));
        }

        if (filter.Or is { } any)
        {
            conjuncts.Add((null, Union(any.Select(Evaluate))));
        }

        if (filter.Not is { } not)
        {
            conjuncts.Add((null, Complement(Evaluate(not))));
        }

        AddClosedSets(conjuncts, filter);
        AddOpenSets(conjuncts, filter);
        AddNumbers(conjuncts, filter);
        AddClock(conjuncts, filter);
        AddTexts(conjuncts, filter, outermost);
    }

    private void AddClosedSets(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter)
    {
        AddValues(conjuncts, OfferFacetField.Channel, OfferIndexField.Channel, filter.Channels, value => (int)value);
        AddValues(conjuncts, OfferFacetField.Format, OfferIndexField.Format, filter.Formats, value => (int)value);
        AddValues(conjuncts, OfferFacetField.Tier, OfferIndexField.Tier, filter.Tiers, value => (int)value);
        AddValues(conjuncts, OfferFacetField.DeliveryMode, OfferIndexField.DeliveryMode, filter.DeliveryModes, value => (int)value);
        AddValues(conjuncts, null, OfferIndexField.Status, filter.Statuses, value => (int)value);
        AddValues(conjuncts, null, OfferIndexField.Coverage, filter.Coverage, value => (int)value);

        if (filter.Formality is { } formality)
        {
            conjuncts.Add((null, offers.Postings[FacetKey.Of(OfferIndexField.Formality, (int)formality)]));
        }

        if (filter.Free is { } free)
        {
            conjuncts.Add((OfferFacetField.Free, offers.Postings[FacetKey.Of(OfferIndexField.Free, free ? 1 : 0)]));
        }
    }

    private void AddOpenSets(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter)
    {
        AddIds(conjuncts, OfferFacetField.Provider, OfferIndexField.Provider, filter.ProviderIds?.Select(id => id.Value));
        AddIds(conjuncts, OfferFacetField.Specialism, OfferIndexField.Specialism, filter.SpecialismIds?.Select(id => id.Value));
        AddIds(conjuncts, null, OfferIndexField.Funding, filter.FundingStreamIds?.Select(id => id.Value));
        AddIds(conjuncts, null, OfferIndexField.Satisfies, filter.Satisfies?
            .SelectMany(code => view.Catalogue.Reference.RequirementsByCode[code])
            .Select(requirement => requirement.Id.Value));

        if (filter.ProviderKinds is { } kinds)
        {
            conjuncts.Add((OfferFacetField.ProviderKind, Union(kinds.Select(OfKind))));
        }

        if (filter.CompetencyIds is { } competencies)
        {
            conjuncts.Add((null, Union(competencies.Select(id => OfCompetency(id, filter.Coverage)))));
        }

        if (filter.AreaIds is { } areas)
        {
            conjuncts.Add((OfferFacetField.CompetencyArea, Union(areas.Select(id => OfArea(id, filter.Coverage)))));
        }

        if (filter.AccreditingBodyIds is { } bodies)
        {
            conjuncts.Add((null, Union(bodies.Select(id => view.Clock.ByBody.GetValueOrDefault(id, [])))));
        }

        if (filter.ForOrganisationId is { } organisation)
        {
            conjuncts.Add((null, Serving(organisation)));
        }
    }

    /// <summary>Offers of the providers of a kind.</summary>
    public ulong[] OfKind(ProviderKind kind) => Union(view.Catalogue.Reference.ProviderIdsByKind[kind]
        .Select(id => offers.Postings[FacetKey.Of(OfferIndexField.Provider, id.Value)]));

    /// <summary>Offers mapped to a competency of an area, in one of these ways where ways are named.</summary>
    public ulong[] OfArea(CompetencyAreaId area, IReadOnlyList<CompetencyCoverage>? coverage) => coverage is null
        ? view.Catalogue.OffersOfArea(area)
        : Union(view.CompetenciesOf(area).Select(competency => OfCompetency(competency.Id, coverage)));

    private ulong[] OfCompetency(CompetencyId id, IReadOnlyList<CompetencyCoverage>? coverage) => coverage is null
        ? offers.Postings[FacetKey.Of(OfferIndexField.Competency, id.Value)]
        : Union(coverage.Select(way => offers.Postings[new(OfferIndexField.CompetencyWithCoverage, (int)way, id.Value)]));

    private ulong[] Serving(OrganisationId organisation)
    {
        var line = view.WithAncestors(organisation);

        return Union(view.Catalogue.Reference.Providers.Items
            .Where(provider => provider.AreaIds.IsEmpty || provider.AreaIds.Any(area => line.Contains(area)))
            .Select(provider => offers.Postings[FacetKey.Of(OfferIndexField.Provider, provider.Id.Value)]));
    }

    private void AddNumbers(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter)
    {
        if (filter.LearningMinutes is { } learning)
        {
            conjuncts.Add((null, Within(offers.Durations.Keys, learning.From ?? long.MinValue, learning.To ?? OrderColumn.Unknown - 1)));
        }

        if (filter.CpdMinutes is { } cpd)
        {
            conjuncts.Add((null, Within(offers.CpdMinutes, cpd.From ?? long.MinValue, cpd.To ?? OrderColumn.Unknown - 1)));
        }

        if (filter.Price is { } price)
        {
            conjuncts.Add((null, Within(
                offers.Prices.Keys,
                price.From is { } from ? Pence(decimal.Ceiling, from) : long.MinValue,
                price.To is { } to ? Pence(decimal.Floor, to) : OrderColumn.Unknown - 1)));
        }

        if (filter.UpdatedSince is { } moment)
        {
            conjuncts.Add((null, Within(offers.Updated.Keys, moment.UtcTicks, OrderColumn.Unknown - 1)));
        }
    }

    private void AddClock(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter)
    {
        if (filter.Accredited is { } accredited)
        {
            conjuncts.Add((OfferFacetField.Accredited, accredited ? view.Clock.Accredited : Complement(view.Clock.Accredited)));
        }

        if (filter.StartsBetween is { } range)
        {
            conjuncts.Add((null, Starting(range, bookableOnly: filter.Bookable == true)));

            if (filter.Bookable == false)
            {
                conjuncts.Add((null, Complement(Starting(range, bookableOnly: true))));
            }
        }
        else if (filter.Bookable is { } bookable)
        {
            conjuncts.Add((null, bookable ? view.BookingClock.Bookable : Complement(view.BookingClock.Bookable)));
        }
    }

    private ulong[] Starting(DateRange range, bool bookableOnly)
    {
        var runs = view.Catalogue.Runs;
        var sorted = runs.Starts.Ascending!;
        var set = new ulong[offers.Live.Length];
        var place = range.From is { } from ? runs.FirstStartingAt(LondonCalendar.StartOf(from).UtcTicks) : 0;
        var end = range.To is { } to ? runs.FirstStartingAt(LondonCalendar.EndOf(to).UtcTicks) : sorted.Length;

        for (; place < end; place++)
        {
            var slot = sorted[place];
            var offer = runs.Offers[slot];

            // A cancelled run does not start, and its booking ends at the beginning of time.
            if (runs.BookingUntil[slot] != long.MinValue && offers[offer] is not null && (!bookableOnly || view.TakesBookings(slot)))
            {
                Bits.Add(set, offer);
            }
        }

        return set;
    }

    private void AddTexts(List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFilter filter, bool outermost)
    {
        if (filter.HasText)
        {
            var scores = new SearchScores(view.Catalogue, filter.Text!);
            conjuncts.Add((null, scores.Matching(SearchDocumentKind.Offer)));

            if (outermost)
            {
                Scores = scores;
            }
        }

        if (filter.Title?.Folded() is { } title)
        {
            var set = new ulong[offers.Live.Length];

            // Only what the other conditions leave is read as text.
            foreach (var slot in Bits.Ordinals(Intersect([.. conjuncts.Where(conjunct => conjunct.Facet is null)])))
            {
                if (title.IsMetBy(offers.Titles.TextOf(slot)))
                {
                    Bits.Add(set, slot);
                }
            }

            conjuncts.Add((null, set));
        }
    }

    private void AddValues<T>(
        List<(OfferFacetField? Facet, ulong[] Set)> conjuncts,
        OfferFacetField? facet,
        OfferIndexField field,
        IReadOnlyList<T>? values,
        Func<T, int> numberOf)
    {
        if (values is not null)
        {
            conjuncts.Add((facet, Union(values.Select(value => offers.Postings[FacetKey.Of(field, numberOf(value))]))));
        }
    }

    private void AddIds(
        List<(OfferFacetField? Facet, ulong[] Set)> conjuncts, OfferFacetField? facet, OfferIndexField field, IEnumerable<Guid>? ids)
    {
        if (ids is not null)
        {
            conjuncts.Add((facet, Union(ids.Select(id => offers.Postings[FacetKey.Of(field, id)]))));
        }
    }

    // Only read afterwards, so that one set alone is its own union.
    private ulong[] Union(IEnumerable<ulong[]> sets)
    {
        if (sets.TryGetNonEnumeratedCount(out var count) && count == 1)
        {
            return sets.First();
        }

        var union = new ulong[offers.Live.Length];

        foreach (var set in sets)
        {
            Debug.Assert(set.Length <= union.Length, "A posting list is never longer than the index.");
            Bits.Or(union, set);
        }

        return union;
    }

    private ulong[] Complement(ulong[] set)
    {
        var rest = Bits.Copy(offers.Live, 0);
        Bits.AndNot(rest, set);
        return rest;
    }

    private ulong[] Within(long[] keys, long from, long to)
    {
        var set = new ulong[offers.Live.Length];

        foreach (var slot in Bits.Ordinals(offers.Live))
        {
            if (keys[slot] >= from && keys[slot] <= to)
            {
                Bits.Add(set, slot);
            }
        }

        return set;
    }

    private static long Pence(Func<decimal, decimal> round, decimal amount) =>
        (long)Math.Clamp(round(Math.Clamp(amount, -1e12m, 1e12m) * 100m), -1e14m, 1e14m);
}
