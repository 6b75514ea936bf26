using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Feeds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Feeds;

/// <summary>Calendars that everybody may read, and the sitemap, as they are sent.</summary>
[Collection(FeedSite.Collection)]
public sealed class PublicCalendarTests(FeedSite site)
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Calendars_of_offers_and_providers_are_read_by_an_independent_reader()
    {
        var full = await Read($"/calendars/offers/{FeedSite.Full}.ics");
        var hub = await Read($"/calendars/providers/{FeedSite.Provider}.ics");
        var withdrawn = await Read($"/calendars/offers/{FeedSite.Withdrawn}.ics");

        // What is over a while ago is not in it any more.
        Assert.Equal(
            [
                "2026-11-02T09:00:00.000Z CONFIRMED", "2027-03-27T09:00:00.000Z CONFIRMED", "2027-04-03T09:00:00.000Z CONFIRMED", "2027-04-12T08:00:00.000Z CANCELLED",
            ],
            Events(full));
        Assert.Equal("Listening well: a course in £ and p", full.GetProperty("name").GetString());
        Assert.Equal(["2027-05-03T09:00:00.000Z CANCELLED"], Events(withdrawn));

        // Those of the provider: by start, of published and withdrawn offers, and of no draft.
        Assert.Equal("Feeds & Fields Training Hub", hub.GetProperty("name").GetString());
        Assert.Equal(Events(full).Concat(Events(withdrawn)), Events(hub));
    }

    [Fact]
    public async Task Hostile_texts_are_texts_in_a_calendar_too()
    {
        for (var number = 0; number < HostileTexts.All.Length; number++)
        {
            var events = (await Read($"/calendars/offers/{FeedSite.SlugOf(number)}.ics")).GetProperty("events");

            Assert.Equal(2, events.GetArrayLength());
            Assert.All(events.EnumerateArray(), one => Assert.Contains(Plain(HostileTexts.All[number]), one.GetProperty("summary").GetString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_calendar_may_be_kept_and_is_sent_once_while_nothing_changes()
    {
        var path = $"/calendars/providers/{FeedSite.Provider}.ics";
        using var first = await Get(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await site.Api.Http.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=60", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData($"/calendars/offers/{FeedSite.Draft}.ics")]
    [InlineData("/calendars/offers/nothing.ics")]
    [InlineData("/calendars/providers/nothing.ics")]
    [InlineData("/calendars/providers/%2e%2e%2f.ics")]
    [InlineData("/sitemap-1.xml")]
    [InlineData("/sitemap-0.xml")]
    [InlineData("/sitemap-99999999999.xml")]
    public async Task What_is_not_public_is_not_there(string path)
    {
        using var response = await Get(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_sitemap_names_each_published_page_and_no_other()
    {
        var map = XDocument.Parse(await Text("/sitemap.xml"));
        var addresses = map.Root!.Elements(Sitemaps + "url").Select(url => url.Element(Sitemaps + "loc")!.Value).ToArray();

        Assert.Equal(Sitemaps + "urlset", map.Root.Name);
        Assert.Contains(Address($"/offers/{FeedSite.Full}"), addresses);
        Assert.DoesNotContain(Address($"/offers/{FeedSite.Draft}"), addresses);
        Assert.DoesNotContain(Address($"/offers/{FeedSite.Withdrawn}"), addresses);
        Assert.Equal(addresses.Distinct().Order(StringComparer.Ordinal), addresses);
        Assert.All(map.Root.Elements(Sitemaps + "url"), url => Assert.True(DateTimeOffset.TryParse(url.Element(Sitemaps + "lastmod")!.Value, out _)));
    }

    [Fact]
    public void A_sitemap_that_one_file_cannot_hold_is_an_index_of_parts_that_hold_all_of_it()
    {
        var catalogue = site.Api.Services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Public, ApiServer.Now);
        var address = new SiteAddress(new SiteOptions { PublicUrl = "https://cpd.example.org" });

        var parts = Locations(Sitemap.Of(catalogue, address, most: 10));
        var pages = Enumerable.Range(1, parts.Length).SelectMany(part => Locations(Sitemap.Part(catalogue, address, part, most: 10)!)).ToArray();

        Assert.Equal("https://cpd.example.org/sitemap-1.xml", parts[0]);
        Assert.Equal(Locations(Sitemap.Of(catalogue, address)), pages);
        Assert.Null(Sitemap.Part(catalogue, address, parts.Length + 1, most: 10));
        Assert.Null(Sitemap.Part(catalogue, address, int.MaxValue, most: 10));
    }

    [Fact]
    public async Task Crawlers_are_told_where_the_sitemap_is_and_what_is_not_for_them()
    {
        var robots = await Text("/robots.txt");

        Assert.Contains($"Sitemap: {Address("/sitemap.xml")}\n", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /calendars/places/\n", robots, StringComparison.Ordinal);
    }

    private static string[] Locations(byte[] map) => [.. XDocument.Load(new MemoryStream(map)).Descendants(Sitemaps + "loc").Select(address => address.Value)];

    private static string[] Events(JsonElement calendar) =>
        [.. calendar.GetProperty("events").EnumerateArray().Select(one => $"{one.GetProperty("start").GetString()} {one.GetProperty("status").GetString()}")];

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Replace('\t', ' ');

    private async Task<JsonElement> Read(string path) => await site.AskAsync("calendar.mjs", new { calendar = await Text(path) });

    private Task<string> Text(string path) => site.Api.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> Get(string path) => site.Api.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private string Address(string path) => new Uri(site.Api.Http.BaseAddress!, path).AbsoluteUri;
}
