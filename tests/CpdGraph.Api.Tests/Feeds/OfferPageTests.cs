using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Feeds;

/// <summary>The public page of an offer, as it is sent.</summary>
[Collection(FeedSite.Collection)]
public sealed class OfferPageTests(FeedSite site)
{
    [Fact]
    public async Task Nothing_that_a_publisher_writes_can_do_anything_in_the_page()
    {
        Assert.True(HostileTexts.All.Length >= 60);

        for (var number = 0; number < HostileTexts.All.Length; number++)
        {
            var text = HostileTexts.All[number];
            var seen = await site.AskAsync("browser.mjs", new { url = Address($"/offers/{FeedSite.SlugOf(number)}") });

            Assert.Equal((text, ""), (text, Texts(seen, "active")));
            Assert.Equal((text, ""), (text, Texts(seen, "dialogs")));
            Assert.Equal((text, ""), (text, Texts(seen, "refused")));
            Assert.Equal((text, $"{Address($"/offers/{FeedSite.SlugOf(number)}")} {Address("/offer.css")}"), (text, Texts(seen, "requests")));

            // And it is shown as it was written.
            var data = Assert.Single(seen.GetProperty("data").EnumerateArray());
            Assert.Equal(text, JsonDocument.Parse(data.GetString()!).RootElement.GetProperty("name").GetString());
            Assert.Equal(Normalised(text), Normalised(seen.GetProperty("heading").GetString()!));
            Assert.Equal(Normalised($"{text} – CpdGraph"), Normalised(seen.GetProperty("title").GetString()!));
            Assert.All(seen.GetProperty("links").EnumerateArray().Where(link => !link.GetProperty("href").GetString()!.StartsWith(Address("/"), StringComparison.Ordinal)), link =>
                Assert.Equal("nofollow noopener", link.GetProperty("rel").GetString()));
        }
    }

    [Fact]
    public async Task What_could_do_something_would_be_noticed()
    {
        const string Page = "<h1 onclick=a()>A</h1><script>alert(1)</script><img alt=x><a href=javascript:a()>go</a><p style=color:red>B</p>";

        var seen = await site.AskAsync("browser.mjs", new { url = $"data:text/html,{Uri.EscapeDataString(Page)}" });

        Assert.Equal("h1[onclick] <script> <img> a[href=javascript:a()] p[style]", Texts(seen, "active"));
        Assert.Equal("1", Texts(seen, "dialogs"));
    }

    [Fact]
    public async Task A_browser_shows_all_that_is_known_with_and_without_styles_and_on_a_narrow_screen()
    {
        var wide = await site.AskAsync("browser.mjs", new { url = Address($"/offers/{FeedSite.Full}"), picture = Environment.GetEnvironmentVariable("CPDGRAPH_PICTURES") });
        var plain = await site.AskAsync("browser.mjs", new { url = Address($"/offers/{FeedSite.Full}"), noStyles = true });
        var narrow = await site.AskAsync("browser.mjs", new { url = Address($"/offers/{FeedSite.Full}"), width = 320 });

        Assert.Equal(("en-GB", "700", false), (wide.GetProperty("language").GetString(), wide.GetProperty("styled").GetString(), wide.GetProperty("wide").GetBoolean()));
        Assert.False(narrow.GetProperty("wide").GetBoolean());
        Assert.Equal("400", plain.GetProperty("styled").GetString());
        Assert.Equal(
            [
                "h1 Listening well: a course in £ and p", "h2 Dates", "h2 What it is about", "h3 What you learn", "h2 Who can take part", "h2 For learners with a disability",
                "h2 Competencies", "h2 To complete first",
            ],
            wide.GetProperty("headings").EnumerateArray().Select(heading => heading.GetString()!).Where(heading => !IsArea(heading)));

        foreach (var text in new[]
        {
            "Provider Feeds & Fields Training Hub", "In person and online", "Taught 2 days", "Learning time 28 hours", "Spread over 3 weeks", "CPD time 12 hours 30 minutes",
            "Price £125.50. Lunch included.", "For Tier 1, Tier 2", "Counts for 24 months", "Saturday 27 March 2027, 9am to Saturday 3 April 2027, 1pm",
            "Town hall, 1 High Street, Old Town, AB1 2CD", "Saturday 3 April 2027, 10am to 1pm", "Cancelled: Monday 12 April 2027, 9am to midday", "The trainer has moved on.",
            "To listen, see the book.",
        })
        {
            Assert.Contains(text, wide.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Contains(text, plain.GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("November 2026", wide.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("https://hub.example.org/book?course=listening&lang=en", wide.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("href").GetString()));
    }

    [Fact]
    public async Task The_data_of_every_offer_is_sound_by_schema_org()
    {
        var slugs = await Slugs();

        Assert.True(slugs.Length > 20);

        foreach (var slug in slugs)
        {
            var found = await site.AskAsync("course.mjs", new { page = await Page(slug) });

            Assert.Single(found.GetProperty("data").EnumerateArray());
            Assert.Equal((slug, ""), (slug, Texts(found, "issues")));
        }

        // The judge finds what is wrong.
        var broken = await site.AskAsync("course.mjs", new
        {
            page = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"Course","price":1,"provider":{"@type":"Place"},"teaches":[]}</script>""",
        });
        Assert.Equal(3, broken.GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public async Task The_data_say_what_is_known_and_nothing_else()
    {
        var full = Data(await Page(FeedSite.Full));
        var bare = Data(await Page(FeedSite.Bare));

        Assert.Equal(Address($"/offers/{FeedSite.Full}"), full.GetProperty("@id").GetString());
        Assert.Equal("Two days on listening — for those who “coach”.", full.GetProperty("description").GetString());
        Assert.Equal("PT28H", full.GetProperty("timeRequired").GetString());
        Assert.Equal(("Paid", "125.50", "GBP"), (Text(full, "offers", "category"), Text(full, "offers", "price"), Text(full, "offers", "priceCurrency")));
        Assert.Equal(["2.1", "4.1"], full.GetProperty("teaches").EnumerateArray().Select(term => term.GetProperty("termCode").GetString()));
        Assert.Equal("A bare offer", full.GetProperty("coursePrerequisites")[0].GetProperty("name").GetString());

        var runs = full.GetProperty("hasCourseInstance");
        Assert.Equal(2, runs.GetArrayLength());
        Assert.Equal(("2027-03-27T09:00:00+00:00", "2027-04-03T13:00:00+01:00"), (Text(runs[0], "startDate"), Text(runs[0], "endDate")));
        Assert.Equal(("https://schema.org/EventScheduled", "https://schema.org/EventCancelled"), (Text(runs[0], "eventStatus"), Text(runs[1], "eventStatus")));
        Assert.Equal(("Blended", "PT28H", "AB1 2CD"), (Text(runs[0], "courseMode"), Text(runs[0], "courseWorkload"), Text(runs[0], "location", "address", "postalCode")));
        Assert.Equal(20, runs[0].GetProperty("maximumAttendeeCapacity").GetInt32());
        Assert.Equal(2, runs[0].GetProperty("subEvent").GetArrayLength());

        Assert.Equal(
            ["@context", "@type", "@id", "url", "name", "provider", "dateModified"],
            bare.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task It_may_be_kept_for_a_while_and_is_sent_once()
    {
        using var first = await Get($"/offers/{FeedSite.Full}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/offers/{FeedSite.Full}");
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await site.Api.Http.SendAsync(again, TestContext.Current.CancellationToken);
        using var signedIn = new HttpRequestMessage(HttpMethod.Get, $"/offers/{FeedSite.Full}");
        signedIn.Headers.TryAddWithoutValidation("Authorization", "Bearer nonsense");
        using var third = await site.Api.Http.SendAsync(signedIn, TestContext.Current.CancellationToken);
        using var head = await site.Api.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/offers/{FeedSite.Full}"), TestContext.Current.CancellationToken);

        Assert.Equal("public, max-age=60", first.Headers.CacheControl?.ToString());
        Assert.Equal((HttpStatusCode.NotModified, ""), (second.StatusCode, await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal((HttpStatusCode.OK, "no-store"), (third.StatusCode, third.Headers.CacheControl?.ToString()));
        Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nothing_runs_and_nothing_is_loaded_from_elsewhere_by_the_word_of_the_server_too()
    {
        foreach (var path in new[] { $"/offers/{FeedSite.Full}", $"/offers/{FeedSite.Withdrawn}", "/offers/nothing" })
        {
            using var response = await Get(path);

            Assert.Equal(
                "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
                Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        }
    }

    [Fact]
    public async Task A_withdrawn_offer_is_gone_and_leads_to_what_takes_its_place()
    {
        using var replaced = await Get($"/offers/{FeedSite.Replaced}");
        using var withdrawn = await Get($"/offers/{FeedSite.Withdrawn}");
        var page = await replaced.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (replaced.StatusCode, withdrawn.StatusCode));
        Assert.Contains($"<a href=\"/offers/{FeedSite.Full}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ld+json", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_not_there_like_what_never_was()
    {
        using var draft = await Get($"/offers/{FeedSite.Draft}");
        using var nothing = await Get("/offers/nothing");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (draft.StatusCode, nothing.StatusCode));
        Assert.Equal(
            await nothing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await draft.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_offer_says_where_its_page_and_calendar_are_while_it_is_published()
    {
        var response = await site.Api.Client.Send(
            """
            query ($full: Slug!, $withdrawn: Slug!) {
              full: offer(by: { slug: $full }) { pageUrl calendarUrl provider { calendarUrl } }
              withdrawn: offer(by: { slug: $withdrawn }) { pageUrl calendarUrl }
            }
            """,
            new { full = FeedSite.Full, withdrawn = FeedSite.Withdrawn });

        Assert.Equal(Address($"/offers/{FeedSite.Full}"), Text(response.Data, "full", "pageUrl"));
        Assert.Equal(Address($"/calendars/offers/{FeedSite.Full}.ics"), Text(response.Data, "full", "calendarUrl"));
        Assert.Equal(Address($"/calendars/providers/{FeedSite.Provider}.ics"), Text(response.Data, "full", "provider", "calendarUrl"));
        Assert.Null(Text(response.Data, "withdrawn", "pageUrl"));
        Assert.Null(Text(response.Data, "withdrawn", "calendarUrl"));
    }

    [Fact]
    public async Task An_unpublished_offer_has_no_page_for_those_who_see_it_either()
    {
        var response = await site.Api.As("stella", CpdGraph.Domain.Role.Steward).Send(
            "query ($slug: Slug!) { offer(by: { slug: $slug }) { title pageUrl calendarUrl } }", new { slug = FeedSite.Draft });

        Assert.Equal("A draft", Text(response.Data, "offer", "title"));
        Assert.Null(Text(response.Data, "offer", "pageUrl"));
        Assert.Null(Text(response.Data, "offer", "calendarUrl"));
    }

    // Areas of competence are rows, and not this test's.
    private static bool IsArea(string heading) => heading.StartsWith("h3", StringComparison.Ordinal) && heading != "h3 What you learn";

    private async Task<string[]> Slugs()
    {
        var response = await site.Api.Client.Send("{ offers(first: 100) { nodes { slug } } }");
        var slugs = response.Data.GetProperty("offers").GetProperty("nodes").EnumerateArray().Select(offer => offer.GetProperty("slug").GetString()!);

        return [.. slugs.Append(FeedSite.Full).Append(FeedSite.Bare).Distinct()];
    }

    private static JsonElement Data(string page)
    {
        using var document = JsonDocument.Parse(Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);

        return document.RootElement.Clone();
    }

    private Task<string> Page(string slug) => site.Api.Http.GetStringAsync(new Uri($"/offers/{slug}", UriKind.Relative), TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> Get(string path) => site.Api.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private string Address(string path) => new Uri(site.Api.Http.BaseAddress!, path).AbsoluteUri;

    private static string Texts(JsonElement json, string name) => string.Join(' ', json.GetProperty(name).EnumerateArray().Select(text => text.GetString()));

    // A browser makes each run of blanks in a title one blank, and each line end a line feed.
    private static string Normalised(string text) => Regex.Replace(text, "[ \t\r\n\f]+", " ").Trim();

    private static string? Text(JsonElement json, params string[] path)
    {
        foreach (var step in path)
        {
            json = json.GetProperty(step);
        }

        return json.GetString();
    }
}
