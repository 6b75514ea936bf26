namespace CpdGraph.Api.Feeds;

/// <summary>Where pages and calendars are. Slugs and secrets hold nothing that an address would have to escape.</summary>
internal static class FeedPaths
{
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";
    public const string Styles = "/offer.css";

    /// <summary>Addresses below it are secrets.</summary>
    public const string PlacesCalendars = "/calendars/places/";

    public static string OfferPage(string slug) => $"/offers/{slug}";

    public static string OfferCalendar(string slug) => $"/calendars/offers/{slug}.ics";

    public static string ProviderCalendar(string slug) => $"/calendars/providers/{slug}.ics";

    public static string PlacesCalendar(string secret) => $"{PlacesCalendars}{secret}.ics";

    /// <summary>A part of the sitemap, once there are too many pages for one file.</summary>
    /// <param name="number">From 1.</param>
    public static string SitemapPart(int number) => $"/sitemap-{number}.xml";
}
