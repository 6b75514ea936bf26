namespace CpdGraph.Domain;

/// <summary>Turns a filter into the set of runs that meet it: few candidates first, then a test for each.</summary>
/// <param name="alsoWithdrawn">Whether runs of withdrawn offers count as well where no filter names states of offers.</param>
internal sealed class RunFilterEvaluator(CatalogueView view, bool alsoWithdrawn = false)
{
    private readonly Catalogue catalogue = view.Catalogue;

    public ulong[] Evaluate(RunFilter? filter) => Evaluate(filter, Candidates(filter));

    /// <summary>Those of some runs, by their slots, that meet a filter.</summary>
    public ulong[] Evaluate(RunFilter? filter, IEnumerable<int> among)
    {
        if (filter?.IsTooDeep == true)
        {
            throw new ArgumentException($"Filters nest at most {RunFilter.MaximumDepth} levels.", nameof(filter));
        }

        var set = new ulong[catalogue.Runs.Live.Length];
        var offers = OffersOf(filter);
        var test = filter is null ? null : TestOf(filter);

        foreach (var slot in among)
        {
            if (Bits.Has(offers, catalogue.Runs.Offers[slot]) && test?.Invoke(slot) != false)
            {
                Bits.Add(set, slot);
            }
        }

        return set;
    }

    /// <summary>Offers whose runs are listed when no other condition speaks.</summary>
    private ulong[] OffersOf(RunFilter? filter)
    {
        if (filter?.Offer is { } offer)
        {
            var evaluator = new OfferFilterEvaluator(view);
            return evaluator.Intersect(evaluator.Conjuncts(offer, alsoWithdrawn: alsoWithdrawn));
        }

        if (alsoWithdrawn)
        {
            return catalogue.PubliclyVisible;
        }

        if (filter?.OfferIds is not null || filter?.UpdatedSince is not null)
        {
            return view.VisibleOffers;
        }

        return catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)];
    }

    private IEnumerable<int> Candidates(RunFilter? filter)
    {
        if (filter?.OfferIds is { } ids)
        {
            return ids.Distinct().SelectMany(id => catalogue.Links.Runs.ArrayOf(catalogue.Tables.Offers.SlotOf(id.Value)));
        }

        var sorted = catalogue.Runs.Starts.Ascending!;

        if (filter?.Starts is { } range)
        {
            var from = range.From is { } first ? catalogue.Runs.FirstStartingAt(LondonCalendar.StartOf(first).UtcTicks) : 0;
            var to = range.To is { } last ? catalogue.Runs.FirstStartingAt(LondonCalendar.EndOf(last).UtcTicks) : sorted.Length;
            return new ArraySegment<int>(sorted, from, Math.Max(0, to - from));
        }

        return sorted;
    }

    /// <summary>The conditions of one filter as a test of a run's slot.</summary>
    private Func<int, bool> TestOf(RunFilter filter, bool outermost = true)
    {
        var tests = new List<Func<int, bool>>();

        foreach (var inner in filter.And ?? [])
        {
            tests.Add(TestOf(inner, outermost: false));
        }

        if (filter.Or is { } any)
        {
            var either = any.Select(inner => TestOf(inner, outermost: false)).ToArray();
            tests.Add(slot => either.Any(test => test(slot)));
        }

        if (filter.Not is { } not)
        {
            var test = TestOf(not, outermost: false);
            tests.Add(slot => !test(slot));
        }

        AddOfferTests(tests, filter, outermost);
        AddRunTests(tests, filter);

        return slot =>
        {
            foreach (var test in tests)
            {
                if (!test(slot))
                {
                    return false;
                }
            }

            return true;
        };
    }

    private void AddOfferTests(List<Func<int, bool>> tests, RunFilter filter, bool outermost)
    {
        if (!outermost && filter.Offer is { } offer)
        {
            var evaluator = new OfferFilterEvaluator(view);
            var set = evaluator.Intersect(evaluator.Conjuncts(offer, alsoWithdrawn: alsoWithdrawn));
            tests.Add(slot => Bits.Has(set, catalogue.Runs.Offers[slot]));
        }

        if (filter.OfferIds is { } ids)
        {
            var slots = ids.Select(id => catalogue.Tables.Offers.SlotOf(id.Value)).ToHashSet();
            tests.Add(slot => slots.Contains(catalogue.Runs.Offers[slot]));
        }

        if (filter.ProviderIds is { } providers)
        {
            tests.Add(slot => catalogue.Offers[catalogue.Runs.Offers[slot]] is { } entry && providers.Contains(entry.ProviderId));
        }

        if (filter.DeliveryModes is { } modes)
        {
            tests.Add(slot => catalogue.Offers[catalogue.Runs.Offers[slot]]?.Delivery.Mode is { } mode && modes.Contains(mode));
        }
    }

    private void AddRunTests(List<Func<int, bool>> tests, RunFilter filter)
    {
        if (filter.Statuses is { } statuses)
        {
            tests.Add(slot => statuses.Contains(view.StatusOf(catalogue.Tables.Runs[slot]!)));
        }

        if (filter.Starts is { } range)
        {
            var from = range.From is { } first ? LondonCalendar.StartOf(first).UtcTicks : long.MinValue;
            var to = range.To is { } last ? LondonCalendar.EndOf(last).UtcTicks : long.MaxValue;
            tests.Add(slot => catalogue.Runs.Starts.Keys[slot] >= from && catalogue.Runs.Starts.Keys[slot] < to);
        }

        if (filter.HasPlaces is { } hasPlaces)
        {
            tests.Add(slot => view.PlacesLeftOn(catalogue.Tables.Runs[slot]!) != 0 == hasPlaces);
        }

        if (filter.UpdatedSince is { } moment)
        {
            tests.Add(slot => catalogue.Runs.Updated.Keys[slot] >= moment.UtcTicks);
        }
    }
}
