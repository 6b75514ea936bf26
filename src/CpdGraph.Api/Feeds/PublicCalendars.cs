using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>Calendars that everybody may read: dates of an offer, and of all offers of a provider.</summary>
internal static class PublicCalendars
{
    /// <summary>How long a date stays in a calendar that is over, so that nobody who looks back a little misses it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly OfferStatus[] Public = [OfferStatus.Published, OfferStatus.Withdrawn];

    /// <summary>Dates of an offer; of a withdrawn one, that they are cancelled.</summary>
    public static byte[] OfOffer(CatalogueView catalogue, CatalogueOffer offer, SiteAddress site) =>
        CalendarText.Write(offer.Title, PageOf(offer, site), EntriesOf(catalogue, offer, site));

    /// <summary>Dates of all offers of a provider, by start.</summary>
    public static byte[] OfProvider(CatalogueView catalogue, Provider provider, SiteAddress site)
    {
        var offers = catalogue.OffersOf([.. catalogue.OfferIds(new OfferFilter { ProviderIds = [provider.Id], Statuses = Public })]);

        return CalendarText.Write(
            provider.Name,
            provider.WebsiteUrl,
            offers.SelectMany(offer => EntriesOf(catalogue, offer, site)).OrderBy(entry => entry.StartsAt).ThenBy(entry => entry.Uid, StringComparer.Ordinal));
    }

    /// <summary>The page of an offer. Null unless it is published.</summary>
    public static string? PageOf(CatalogueOffer offer, SiteAddress site) =>
        offer.Status == OfferStatus.Published ? site.Of(FeedPaths.OfferPage(offer.Slug)) : null;

    private static IEnumerable<CalendarEntry> EntriesOf(CatalogueView catalogue, CatalogueOffer offer, SiteAddress site) => catalogue.RunsOf(offer.Id)
        .Where(run => run.EndsAt > catalogue.Now - Kept)
        .SelectMany(run => RunCalendar.EntriesOf(offer, run, PageOf(offer, site), joinUrl: null, catalogue.Now));
}
