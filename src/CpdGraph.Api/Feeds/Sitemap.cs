using System.Globalization;
using System.Text;
using System.Xml;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>Tells search engines which pages there are: one file, or an index of several once one cannot hold them.</summary>
internal static class Sitemap
{
    /// <summary>Most addresses in one file, by the protocol.</summary>
    public const int MostAddresses = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The sitemap.</summary>
    /// <param name="most">Most addresses in one file.</param>
    public static byte[] Of(CatalogueView catalogue, SiteAddress site, int most = MostAddresses)
    {
        var offers = Published(catalogue);

        return offers.Count <= most
            ? Write("urlset", "url", offers.Select(offer => AddressOf(offer, site)))
            : Write("sitemapindex", "sitemap", Enumerable.Range(1, (offers.Count + most - 1) / most).Select(part => (site.Of(FeedPaths.SitemapPart(part)), (DateTimeOffset?)null)));
    }

    /// <summary>A part of a sitemap that one file cannot hold. Null when there is no such part.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="most">Most addresses in one file.</param>
    public static byte[]? Part(CatalogueView catalogue, SiteAddress site, int number, int most = MostAddresses)
    {
        var offers = Published(catalogue);
        var from = (number - 1L) * most;

        return offers.Count > most && number >= 1 && from < offers.Count ? Write("urlset", "url", offers.Skip((int)from).Take(most).Select(offer => AddressOf(offer, site))) : null;
    }

    /// <summary>Tells crawlers where they find the sitemap, and what is not for them.</summary>
    public static string Robots(SiteAddress site) =>
        $"User-agent: *\nDisallow: /graphql\nDisallow: /run\nDisallow: {FeedPaths.PlacesCalendars}\nSitemap: {site.Of(FeedPaths.Sitemap)}\n";

    // By slug, so that parts stay the same while nothing changes.
    private static List<CatalogueOffer> Published(CatalogueView catalogue) =>
        [.. catalogue.OffersOf([.. catalogue.OfferIds(filter: null)]).OrderBy(offer => offer.Slug, StringComparer.Ordinal)];

    private static (string Address, DateTimeOffset? Changed) AddressOf(CatalogueOffer offer, SiteAddress site) => (site.Of(FeedPaths.OfferPage(offer.Slug)), offer.UpdatedAt);

    private static byte[] Write(string whole, string one, IEnumerable<(string Address, DateTimeOffset? Changed)> addresses)
    {
        using var stream = new MemoryStream();

        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(whole, Namespace);

            foreach (var (address, changed) in addresses)
            {
                xml.WriteStartElement(one, Namespace);
                xml.WriteElementString("loc", Namespace, address);

                if (changed is { } moment)
                {
                    xml.WriteElementString("lastmod", Namespace, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }
}
