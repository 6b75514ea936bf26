namespace CpdGraph.Domain.Tests;

public sealed class PagingTests
{
    [Fact]
    public void Walking_any_filter_and_order_with_any_page_size_both_ways_gives_each_offer_once() => Property.OfCatalogues(400, made =>
    {
        var view = Catalogue.Load(made.Rows, 1).For(RandomFilters.Viewer(made), SmallCatalogue.Now);
        var filter = RandomFilters.Offer(made);
        var orders = RandomFilters.OfferOrders(made);
        var size = made.Random.Next(1, 12);

        var forwards = Walk.Forwards(page => view.Offers(filter, orders, page), size).ConvertAll(offer => offer.Id);
        var backwards = Walk.Backwards(page => view.Offers(filter, orders, page), size).ConvertAll(offer => offer.Id);

        Assert.Equal(forwards, backwards);
        Assert.Equal(forwards.Count, forwards.Distinct().Count());
        Assert.Equal(forwards.Count, view.CountOffers(filter));
        Assert.Equal(forwards.Count, view.Offers(filter, orders, PageRequest.First(0)).TotalCount);
    });

    [Fact]
    public void Walking_any_run_filter_and_order_both_ways_gives_each_run_once() => Property.OfCatalogues(300, made =>
    {
        var view = Catalogue.Load(made.Rows, 1).For(RandomFilters.Viewer(made), SmallCatalogue.Now);
        var filter = RandomFilters.Run(made);
        IReadOnlyList<RunOrder> orders = [new(made.Any<RunOrderField>(), made.Any<OrderDirection>()), new(made.Any<RunOrderField>())];
        var size = made.Random.Next(1, 12);

        var forwards = Walk.Forwards(page => view.Runs(filter, orders, page), size).ConvertAll(run => run.Id);
        var backwards = Walk.Backwards(page => view.Runs(filter, orders, page), size).ConvertAll(run => run.Id);

        Assert.Equal(forwards, backwards);
        Assert.Equal(forwards.Count, forwards.Distinct().Count());
        Assert.Equal(forwards.Count, view.Runs(filter, orders, PageRequest.First(0)).TotalCount);
    });

    [Fact]
    public void Walking_the_small_lists_both_ways_gives_each_row_once() => Property.OfCatalogues(50, made =>
    {
        var view = Catalogue.Load(made.Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var size = made.Random.Next(1, 4);

        void Check<T>(Func<PageRequest, Page<T>> read, int count)
        {
            var forwards = Walk.Forwards(read, size);
            Assert.Equal(forwards, Walk.Backwards(read, size));
            Assert.Equal(count, forwards.Distinct().Count());
            Assert.Equal(count, read(PageRequest.First(1)).TotalCount);
        }

        Check(page => view.Providers(null, page), made.Providers.Length);
        Check(page => view.Pathways(null, page), made.Pathways.Length);
        Check(view.Specialisms, made.Specialisms.Length);
        Check(page => view.FundingStreams(null, page), made.Streams.Length);
        Check(page => view.Organisations(null, page), made.Organisations.Length);
        Check(page => view.Competencies(null, page), made.Competencies.Length);
    });

    [Theory]
    [InlineData(OfferOrderField.Duration, OrderDirection.Asc)]
    [InlineData(OfferOrderField.Duration, OrderDirection.Desc)]
    [InlineData(OfferOrderField.Price, OrderDirection.Asc)]
    [InlineData(OfferOrderField.Price, OrderDirection.Desc)]
    public void What_is_unknown_is_last_in_both_directions_and_ties_are_broken_by_id(OfferOrderField field, OrderDirection direction)
    {
        var view = Catalogue.Load(new SmallCatalogue(7, offers: 80).Rows, 1).For(CatalogueViewer.Steward, SmallCatalogue.Now);

        var offers = view.Offers(new() { Statuses = Enum.GetValues<OfferStatus>() }, [new(field, direction)], PageRequest.First(100)).Items;

        long? KeyOf(CatalogueOffer offer) => field == OfferOrderField.Duration
            ? offer.Delivery.LearningMinutes
            : offer.Price.Free == true ? 0 : offer.Price.Amount is { Currency: "GBP" } amount ? amount.Pence : null;

        var known = offers.Where(offer => KeyOf(offer) is not null);
        var sorted = direction == OrderDirection.Asc ? known.OrderBy(KeyOf) : known.OrderByDescending(KeyOf);
        Assert.Equal(80, offers.Count);
        Assert.Equal([.. sorted.ThenBy(offer => offer.Id.Value), .. offers.Where(offer => KeyOf(offer) is null).OrderBy(offer => offer.Id.Value)], offers);
    }

    [Fact]
    public void Titles_are_sorted_without_case_or_accents()
    {
        var view = Catalogue.Load(new SmallCatalogue(3, offers: 80).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);

        var titles = view.Offers(null, null, PageRequest.First(100)).Items.Select(offer => offer.Title).ToList();

        Assert.True(titles.FindIndex(title => title.StartsWith('É')) < titles.IndexOf("Group facilitation"));
        Assert.Equal(titles.Select(TextFolding.Fold).Order(StringComparer.Ordinal), titles.Select(TextFolding.Fold));
    }

    [Fact]
    public void A_cursor_stays_a_place_when_its_row_is_withdrawn() => Property.OfCatalogues(200, made =>
    {
        if (made.OfferRows.IsEmpty)
        {
            return;
        }

        var catalogue = Catalogue.Load(made.Rows, 1);
        var orders = RandomFilters.OfferOrders(made);
        var all = catalogue.For(CatalogueViewer.Public, SmallCatalogue.Now).Offers(null, orders, PageRequest.First(100));

        if (all.Items.Count == 0)
        {
            return;
        }

        var place = made.Random.Next(all.Items.Count);
        var gone = all.Items[place].Record with { Status = OfferStatus.Draft };
        var later = catalogue.Apply([new CatalogueChange.Written(gone)], 2).For(CatalogueViewer.Public, SmallCatalogue.Now);

        var after = later.Offers(null, orders, PageRequest.First(100, Walk.ThroughBytes(all.KeyOf(place))));
        var before = later.Offers(null, orders, PageRequest.Last(100, Walk.ThroughBytes(all.KeyOf(place))));

        Assert.Equal(all.Items.Skip(place + 1).Select(offer => offer.Id), after.Items.Select(offer => offer.Id));
        Assert.Equal(all.Items.Take(place).Select(offer => offer.Id), before.Items.Select(offer => offer.Id));
    });

    [Fact]
    public void A_page_between_two_places_holds_what_lies_between()
    {
        var view = Catalogue.Load(new SmallCatalogue(11, offers: 60).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var all = view.Offers(null, null, PageRequest.First(100));

        var between = view.Offers(null, null, new(100, After: all.KeyOf(3), Before: all.KeyOf(9)));

        Assert.Equal(all.Items.Skip(4).Take(5), between.Items);
        Assert.True(between.HasNextPage);
        Assert.True(between.HasPreviousPage);
    }

    [Fact]
    public void A_cursor_of_another_order_is_refused()
    {
        var view = Catalogue.Load(new SmallCatalogue(11).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var key = view.Offers(null, [new(OfferOrderField.Price)], PageRequest.First(5)).KeyOf(0);

        Assert.False(PageRequest.First(5, key).IsFor(CursorOrder.Offers(null, [new(OfferOrderField.Price, OrderDirection.Desc)])));
        Assert.Throws<ArgumentException>(() => view.Offers(null, null, PageRequest.First(5, key)));
        Assert.Throws<ArgumentException>(() => view.Providers(null, PageRequest.First(5, key)));
    }

    [Fact]
    public void Bytes_that_are_no_cursor_are_not_read()
    {
        var view = Catalogue.Load(new SmallCatalogue(11).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var bytes = view.Offers(null, null, PageRequest.First(5)).KeyOf(0).ToBytes();

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(CursorKey.TryRead(bytes.AsSpan(0, length)));
        }

        Assert.Null(CursorKey.TryRead([.. bytes, 0]));
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure,
            FsCheck.Fluent.Prop.ForAll<byte[]>(noise => CursorKey.TryRead([1, 1, .. noise]) is null || noise.Length >= 25));
    }
}
