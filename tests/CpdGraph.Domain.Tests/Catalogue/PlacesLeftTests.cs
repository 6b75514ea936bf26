namespace CpdGraph.Domain.Tests;

public sealed class PlacesLeftTests
{
    private static readonly DateTimeOffset Now = SmallCatalogue.Now;

    private readonly SmallCatalogue made = new(31);
    private readonly Offer offer;
    private readonly OfferRun first;
    private readonly OfferRun second;
    private readonly Catalogue catalogue;

    public PlacesLeftTests()
    {
        offer = made.OfferRows.First(row => row.Status == OfferStatus.Published);
        first = Run(2, capacity: 3);
        second = Run(4, capacity: 5);
        catalogue = Catalogue.Load(made.Rows with { Runs = [first, second, Run(6, capacity: null)] }, 1);
    }

    [Fact]
    public void Of_a_run_without_a_limit_it_is_not_known_and_never_below_nothing()
    {
        var places = Taken((first, 1), (second, 9));

        Assert.Equal(2, places.Of(first));
        Assert.Equal(0, places.Of(second));
        Assert.Null(places.Of(first with { Capacity = null }));
        Assert.Equal(3, PlacesLeft.NoneTaken.Of(first));
    }

    [Fact]
    public void What_was_read_anew_replaces_what_was_known_of_those_runs_alone()
    {
        var before = Taken((first, 1), (second, 2));

        var after = before.With([new(first.Id, 0)]);

        Assert.Equal((3, 3), (after.Of(first), after.Of(second)));
        Assert.Equal((2, 3), (before.Of(first), before.Of(second)));
    }

    [Fact]
    public void Nothing_new_makes_no_new_one()
    {
        var before = Taken((first, 1));

        Assert.Same(before, before.With([new(first.Id, 1), new(second.Id, 0)]));
        Assert.Same(before, before.With([]));
    }

    [Fact]
    public void The_next_run_passes_over_a_full_one_and_comes_back_when_a_place_is_freed()
    {
        var open = Taken((first, 1));
        var fuller = open.With([new(first.Id, 2)]);
        var full = fuller.With([new(first.Id, 3)]);
        var freed = full.With([new(first.Id, 2), new(second.Id, 5)]);

        Assert.Equal([first.Id, first.Id, second.Id, first.Id, second.Id], new[] { open, fuller, full, freed, full }.Select(NextRun));
    }

    [Fact]
    public void What_was_worked_out_holds_while_the_same_runs_are_full()
    {
        var open = Taken((first, 1));
        var fuller = open.With([new(first.Id, 2)]);
        var clock = catalogue.ClockAt(Now, open);

        Assert.Same(clock, catalogue.ClockAt(Now, fuller));
        Assert.Same(clock, catalogue.ClockAt(Now, fuller.With([new(second.Id, 1)])));
        Assert.NotSame(clock, catalogue.ClockAt(Now, fuller.With([new(first.Id, 3)])));
    }

    [Fact]
    public void States_and_orders_of_runs_hang_on_places_and_a_view_says_when_it_looked_at_them()
    {
        var view = catalogue.For(CatalogueViewer.Public, Now, Taken((first, 3), (second, 1)));

        view.Runs(new RunFilter { OfferIds = [offer.Id] }, null, PageRequest.First(9));
        view.Offers(new OfferFilter { Accredited = true }, null, PageRequest.First(9));
        Assert.False(view.LookedAtPlaces);

        Assert.Equal([RunStatus.Full, RunStatus.BookingOpen, RunStatus.BookingOpen], view.RunsOf(offer.Id).Select(view.StatusOf));
        Assert.True(view.LookedAtPlaces);
        Assert.Equal(
            [0, 4, null],
            view.Runs(null, [new(RunOrderField.PlacesLeft)], PageRequest.First(9)).Items.Select(view.PlacesLeftOn));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_lists_by_places_says_so(int list)
    {
        var view = catalogue.For(CatalogueViewer.Public, Now, Taken((first, 3)));

        _ = list switch
        {
            0 => view.Runs(new RunFilter { HasPlaces = true }, null, PageRequest.First(1)).TotalCount,
            1 => view.Runs(new RunFilter { Not = new() { Statuses = [RunStatus.Full] } }, null, PageRequest.First(1)).TotalCount,
            2 => view.Offers(new OfferFilter { Bookable = true }, null, PageRequest.First(1)).TotalCount,
            3 => view.Offers(null, [new(OfferOrderField.NextRun)], PageRequest.First(1)).TotalCount,
            _ => view.NextRunOf(offer.Id) is null ? 0 : 1,
        };

        Assert.True(view.LookedAtPlaces);
    }

    private OfferRunId? NextRun(PlacesLeft places) => catalogue.For(CatalogueViewer.Public, Now, places).NextRunOf(offer.Id)?.Id;

    private OfferRun Run(int days, int? capacity)
    {
        var start = Now.AddDays(days);

        return made.MakeRun(offer) with
        {
            StartsAt = start,
            EndsAt = start.AddHours(2),
            BookingOpensAt = null,
            BookingClosesAt = null,
            CancelledAt = null,
            Capacity = capacity,
        };
    }

    private static PlacesLeft Taken(params (OfferRun Run, int Taken)[] runs) => new(runs.ToDictionary(pair => pair.Run.Id, pair => pair.Taken));
}
