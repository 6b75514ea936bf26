namespace CpdGraph.Domain.Tests;

public sealed class PublishedOffersTests
{
    private static readonly CatalogueRows Rows = new SmallCatalogue(7).Rows;

    private static readonly Offer[] Some = [.. Rows.Offers.Take(3)];

    [Fact]
    public void What_was_not_published_and_is_now_is_found_in_the_order_of_the_changes()
    {
        var before = With(OfferStatus.Draft, OfferStatus.Published, OfferStatus.InReview);
        CatalogueChange[] changes = [Written(2, OfferStatus.Published), Written(1, OfferStatus.Published), Written(0, OfferStatus.Published)];

        Assert.Equal([Some[2].Id, Some[0].Id], PublishedOffers.Between(before, before.Apply(changes, 2), changes));
    }

    [Fact]
    public void A_withdrawal_is_no_publication_and_a_return_is_one()
    {
        var before = With(OfferStatus.Published, OfferStatus.Withdrawn, OfferStatus.Draft);
        CatalogueChange[] changes = [Written(0, OfferStatus.Withdrawn), Written(1, OfferStatus.Published)];

        Assert.Equal([Some[1].Id], PublishedOffers.Between(before, before.Apply(changes, 2), changes));
    }

    [Fact]
    public void Without_the_changes_all_offers_are_compared()
    {
        var before = With(OfferStatus.Draft, OfferStatus.Published, OfferStatus.Draft);
        var after = With(OfferStatus.Published, OfferStatus.Published, OfferStatus.Draft);

        Assert.Equal([Some[0].Id], PublishedOffers.Between(before, after, changes: null));
    }

    private static CatalogueChange.Written Written(int index, OfferStatus status) => new(Some[index] with { Status = status });

    private static Catalogue With(params OfferStatus[] statuses) =>
        Catalogue.Load(Rows, 1).Apply([.. statuses.Select((status, index) => Written(index, status))], 1);
}
