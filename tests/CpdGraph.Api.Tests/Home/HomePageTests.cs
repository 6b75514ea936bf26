using System.Net;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Home;

/// <summary>The page at the root: it works without a script.</summary>
public abstract class HomePageTests(Database database) : ApiTests(database)
{
    private const string Query = "{ offers(first: 2) { nodes { title } } }";

    [Fact]
    public async Task The_page_shows_facts_links_and_a_form_with_an_example_that_can_be_sent_as_it_is()
    {
        var page = await Get("/");

        Assert.Contains("<dt>Published offers</dt>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/graphql/schema.graphql\"", page, StringComparison.Ordinal);
        Assert.Contains("<label for=\"query\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_example_on_the_page_runs_without_an_error()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(await Get("/"), "href=\"(/run[^\"]+)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToArray();

        Assert.True(links.Length >= 5);

        foreach (var link in links)
        {
            var answer = Answer(await Get(link));

            Assert.Contains("\"data\"", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_runs_a_query_and_shows_it_with_its_answer()
    {
        using var form = new FormUrlEncodedContent([new("query", Query)]);

        using var response = await Api.Http.PostAsync(new Uri("/run", UriKind.Relative), form, TestContext.Current.CancellationToken);

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"title\"", Answer(page), StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(Query), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_comes_back_as_text_and_never_as_html()
    {
        const string Hostile = "</textarea></code><script>alert(1)</script>{{facts}}\"'";

        var page = await Get("/run?query=" + Uri.EscapeDataString(Hostile));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("{{facts}}", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_query_shows_its_error()
    {
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", Answer(await Get("/run?query=%7B%20nonsense%20%7D")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_loaded_from_elsewhere_and_nothing_can_frame_the_page()
    {
        using var response = await Api.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task The_style_sheet_is_served()
    {
        using var response = await Api.Http.GetAsync(new Uri("/home.css", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_post_that_is_no_form_is_refused()
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var response = await Api.Http.PostAsync(new Uri("/run", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_with_413_and_a_sentence()
    {
        using var form = new StringContent("query=" + new string('a', 1_100_000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        // Waits for leave to send the body: a server that refuses it at once closes the connection in the middle of it.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/run") { Content = form };
        request.Headers.ExpectContinue = true;
        using var response = await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotEqual("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_head_alone_can_be_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");

        using var response = await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private Task<string> Get(string path) => Api.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Answer(string page)
    {
        const string Start = "<pre tabindex=\"0\"><code>";
        var from = page.IndexOf(Start, StringComparison.Ordinal);

        Assert.True(from > 0, page);

        return WebUtility.HtmlDecode(page[(from + Start.Length)..page.IndexOf("</code>", from, StringComparison.Ordinal)]);
    }
}

public sealed class HomePageOnSqliteTests() : HomePageTests(Database.Sqlite);

public sealed class HomePageOnPostgresTests() : HomePageTests(Database.Postgres);
