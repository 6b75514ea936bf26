namespace CpdGraph.Domain.Tests;

public sealed class FilterTests
{
    [Fact]
    public void Any_filter_leaves_what_it_says_in_plain_words()
    {
        const int times = 800;
        var (some, fewer) = (0, 0);

        Property.OfCatalogues(times, made =>
        {
            var (found, all) = CheckOffers(made);
            some += found > 0 ? 1 : 0;
            fewer += found < all ? 1 : 0;
        });

        // A property that only ever saw empty answers, or filters without effect, would show nothing.
        Assert.InRange(some, times / 3, times);
        Assert.InRange(fewer, times / 3, times);
    }

    private static (int Found, int All) CheckOffers(SmallCatalogue made)
    {
        var viewer = RandomFilters.Viewer(made);
        var taken = RandomFilters.Taken(made);
        var view = Catalogue.Load(made.Rows, 1).For(viewer, SmallCatalogue.Now, new PlacesLeft(taken));
        var filter = RandomFilters.Offer(made, texts: false);

        var found = view.Offers(filter, null, PageRequest.First(1000)).Items.Select(offer => offer.Id.Value).ToList();

        Assert.Equal(new NaiveFilter(made, viewer, SmallCatalogue.Now, taken).Matching(filter).Select(id => id.Value).Order(), found.Order());
        return (found.Count, view.CountOffers(null));
    }

    [Fact]
    public void Any_run_filter_leaves_what_it_says_in_plain_words() => Property.OfCatalogues(400, made =>
    {
        var viewer = RandomFilters.Viewer(made);
        var taken = RandomFilters.Taken(made);
        var view = Catalogue.Load(made.Rows, 1).For(viewer, SmallCatalogue.Now, new PlacesLeft(taken));
        var filter = RandomFilters.Run(made);

        var found = view.Runs(filter, null, PageRequest.First(1000)).Items.Select(run => run.Id.Value);

        Assert.Equal(new NaiveFilter(made, viewer, SmallCatalogue.Now, taken).MatchingRuns(filter).Select(id => id.Value).Order(), found.Order());
    });

    [Fact]
    public void Followers_get_withdrawn_offers_too_and_otherwise_what_the_filter_leaves() => Property.OfCatalogues(300, made =>
    {
        var viewer = RandomFilters.Viewer(made);
        var view = Catalogue.Load(made.Rows, 1).For(viewer, SmallCatalogue.Now);
        var filter = RandomFilters.Offer(made, texts: false);
        OfferId[] some = [.. made.OfferRows.Where((_, index) => index % 3 != 0).Select(offer => offer.Id)];

        var followed = view.FollowedOffers(some, filter);

        Assert.Equal(
            new NaiveFilter(made, viewer, SmallCatalogue.Now).Matching(AlsoWithdrawn(filter)).Intersect(some).Select(id => id.Value).Order(),
            followed.Select(id => id.Value).Order());
    });

    [Fact]
    public void Followers_of_runs_get_those_of_withdrawn_offers_too_and_otherwise_what_the_filter_leaves() => Property.OfCatalogues(300, made =>
    {
        var viewer = RandomFilters.Viewer(made);
        var view = Catalogue.Load(made.Rows, 1).For(viewer, SmallCatalogue.Now);
        var filter = RandomFilters.Run(made) with { And = null, Or = null, Not = null };
        OfferRunId[] some = [.. made.Runs.Where((_, index) => index % 3 != 0).Select(run => run.Id)];

        var followed = view.FollowedRuns(some, filter);

        Assert.Equal(
            new NaiveFilter(made, viewer, SmallCatalogue.Now)
                .MatchingRuns(filter with { Offer = AlsoWithdrawn(filter.Offer ?? new()) })
                .Intersect(some)
                .Select(id => id.Value)
                .Order(),
            followed.Select(id => id.Value).Order());
    });

    [Fact]
    public void A_facet_counts_what_choosing_its_value_would_leave() => Property.OfCatalogues(200, made =>
    {
        var view = Catalogue.Load(made.Rows, 1).For(RandomFilters.Viewer(made), SmallCatalogue.Now);
        var filter = RandomFilters.Offer(made);

        foreach (var facet in view.Offers(filter, null, PageRequest.First(1)).Facets(Enum.GetValues<OfferFacetField>()))
        {
            foreach (var value in facet.Values)
            {
                Assert.Equal(view.CountOffers(Chosen(filter, facet.Field, value.Value)), value.Count);
            }

            foreach (var value in AllValues(made, facet.Field).Except(facet.Values.Select(value => value.Value)))
            {
                Assert.Equal(0, view.CountOffers(Chosen(filter, facet.Field, value)));
            }
        }
    });

    private static OfferFilter AlsoWithdrawn(OfferFilter filter) =>
        filter.Any(inner => inner.Statuses is not null) ? filter : filter with { Statuses = [OfferStatus.Published, OfferStatus.Withdrawn] };

    [Fact]
    public void Filters_deeper_than_four_levels_are_refused()
    {
        var view = Catalogue.Load(new SmallCatalogue(1).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var four = new OfferFilter { Not = new() { And = [new() { Or = [new()] }] } };

        Assert.False(four.IsTooDeep);
        Assert.True(new OfferFilter { Not = four }.IsTooDeep);
        Assert.True(new RunFilter { Offer = new() { Not = four } }.IsTooDeep);
        Assert.NotNull(view.Offers(four, null, PageRequest.First(1)));
        Assert.Throws<ArgumentException>(() => view.Offers(new() { Not = four }, null, PageRequest.First(1)));
    }

    private static OfferFilter Chosen(OfferFilter filter, OfferFacetField field, object value) => field switch
    {
        OfferFacetField.Channel => filter with { Channels = [(OfferChannel)value] },
        OfferFacetField.Format => filter with { Formats = [(OfferFormat)value] },
        OfferFacetField.ProviderKind => filter with { ProviderKinds = [(ProviderKind)value] },
        OfferFacetField.Provider => filter with { ProviderIds = [(ProviderId)value] },
        OfferFacetField.CompetencyArea => filter with { AreaIds = [(CompetencyAreaId)value] },
        OfferFacetField.Tier => filter with { Tiers = [(PracticeTier)value] },
        OfferFacetField.DeliveryMode => filter with { DeliveryModes = [(DeliveryMode)value] },
        OfferFacetField.Specialism => filter with { SpecialismIds = [(SpecialismId)value] },
        OfferFacetField.Accredited => filter with { Accredited = (bool)value },
        _ => filter with { Free = (bool)value },
    };

    private static IEnumerable<object> AllValues(SmallCatalogue made, OfferFacetField field) => field switch
    {
        OfferFacetField.Channel => Enum.GetValues<OfferChannel>().Cast<object>(),
        OfferFacetField.Format => Enum.GetValues<OfferFormat>().Cast<object>(),
        OfferFacetField.ProviderKind => Enum.GetValues<ProviderKind>().Cast<object>(),
        OfferFacetField.Provider => made.Providers.Select(row => (object)row.Id),
        OfferFacetField.CompetencyArea => made.Areas.Select(row => (object)row.Id),
        OfferFacetField.Tier => Enum.GetValues<PracticeTier>().Cast<object>(),
        OfferFacetField.DeliveryMode => Enum.GetValues<DeliveryMode>().Cast<object>(),
        OfferFacetField.Specialism => made.Specialisms.Select(row => (object)row.Id),
        _ => [true, false],
    };
}
