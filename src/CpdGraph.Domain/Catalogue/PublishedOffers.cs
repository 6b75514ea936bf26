namespace CpdGraph.Domain;

/// <summary>Finds out what was published between two snapshots.</summary>
public static class PublishedOffers
{
    /// <summary>Offers that are published in the later snapshot and were not in the earlier one.</summary>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="after">The later snapshot.</param>
    /// <param name="changes">The rows that changed between them, in their order. Null: not known, and all offers are compared.</param>
    /// <returns>In the order of the changes; without them by the time of publication, then by id.</returns>
    public static IReadOnlyList<OfferId> Between(Catalogue before, Catalogue after, IReadOnlyList<CatalogueChange>? changes)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var candidates = changes is null
            ? after.Tables.Offers.All().OrderBy(offer => offer.PublishedAt).ThenBy(offer => offer.Id.Value)
            : changes.OfType<CatalogueChange.Written>().Select(change => change.Record).OfType<Offer>();

        return [.. candidates.Where(offer => IsPublished(after, offer.Id) && !IsPublished(before, offer.Id)).Select(offer => offer.Id)];
    }

    private static bool IsPublished(Catalogue catalogue, OfferId id) => catalogue.Tables.Offers.Find(id.Value)?.Status == OfferStatus.Published;
}
