using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>How the page and its files are served, and what stands in for them while there are none.</summary>
public sealed class DashboardPageTests(DashboardPageTests.BuiltPage built) : IClassFixture<DashboardPageTests.BuiltPage>
{
    private const string Script = "app/assets/index-B3f_9xQz.js";

    private static readonly string LongText = string.Concat(Enumerable.Repeat("export const words = 'said again and again';\n", 200));

    private DashboardSite Site => built.Api.Services.GetRequiredService<DashboardSite>();

    [Fact]
    public async Task Where_there_is_none_the_page_without_script_stands_in_and_says_why()
    {
        // The shared server has none.
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        var home = await SendAsync(HttpMethod.Get, "/", [], api);
        var view = await SendAsync(HttpMethod.Get, "/app/readiness", [], api);
        var query = await SendAsync(HttpMethod.Get, "/query", [], api);

        Assert.Equal((200, true), (home.Status, home.Text.Contains("<p class=\"notice\">The dashboards are not here: ", StringComparison.Ordinal)));
        Assert.Equal((503, "30", true), (view.Status, view.Header("Retry-After"), view.Text.Contains("The dashboards are not here", StringComparison.Ordinal)));
        Assert.Equal(503, query.Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Get, "/" + Script, [], api)).Status);
        Assert.DoesNotContain("href=\"/query\"", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_is_there_it_answers_at_the_root_and_for_its_own_addresses_and_the_other_page_at_about()
    {
        Show();

        foreach (var address in new[] { "/", "/app", "/app/assets-of-ours", "/app/readiness?organisation=QWO", "/app/pathways/first-year", "/index.html" })
        {
            Assert.Contains("<title>The page</title>", (await GetAsync(address)).Text, StringComparison.Ordinal);
        }

        var about = await GetAsync("/about");
        Assert.Contains("<label for=\"query\">", about.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/query\">", about.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"notice\"", about.Text, StringComparison.Ordinal);
        Assert.Contains("<title>The query page</title>", (await GetAsync("/query")).Text, StringComparison.Ordinal);
        Assert.Equal("x", (await GetAsync("/favicon.ico")).Text);
    }

    [Theory]
    [InlineData("/apple")]
    [InlineData("/app/assets/index-00000000.js")]
    [InlineData("/app/assets/../assets/none/x")]
    [InlineData("/app/assets")]
    [InlineData("/.hash")]
    [InlineData("/assets")]
    [InlineData("/offers/there-is-none")]
    public async Task No_other_address_becomes_one_of_the_page(string address)
    {
        Show();

        var answer = await GetAsync(address);

        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("The page", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_runs_no_script_but_our_files_and_asks_nobody_but_us()
    {
        Show();

        foreach (var (address, styles) in new[] { ("/", "style-src 'self';"), ("/app/learning", "style-src 'self';"), ("/query", "style-src 'self' 'unsafe-inline';") })
        {
            var answer = await GetAsync(address);
            var policy = answer.Header("Content-Security-Policy");

            Assert.Contains("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
            Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains(styles, policy, StringComparison.Ordinal);
            Assert.Equal(("no-cache", "nosniff", "no-referrer"), (answer.Header("Cache-Control"), answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy")));
        }
    }

    [Theory]
    [InlineData("/" + Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/app/assets/icon-maskable.svg", "image/svg+xml", "no-cache")]
    [InlineData("/favicon.ico", "image/x-icon", "no-cache")]
    public async Task What_is_named_by_its_content_is_kept_for_a_year_and_everything_else_asked_for(string address, string type, string caching)
    {
        Show();

        var answer = await GetAsync(address);

        Assert.Equal((200, type, caching), (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));
        Assert.Equal(304, (await GetAsync(address, ("If-None-Match", answer.Header("ETag")))).Status);
        Assert.Equal(200, (await GetAsync(address, ("If-None-Match", "\"another\""))).Status);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br;q=0.9", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", "")]
    public async Task Files_come_compressed_as_the_browser_likes_it(string accepted, string encoding)
    {
        Show();

        var answer = await GetAsync("/" + Script, ("Accept-Encoding", accepted));

        Assert.Equal((encoding, "Accept-Encoding"), (answer.Header("Content-Encoding"), answer.Header("Vary")));
        Assert.Equal(encoding.Length > 0, answer.Body.Length < LongText.Length / 10);
        Assert.Equal(LongText, Unpacked(answer.Body, encoding));
    }

    [Fact]
    public async Task Its_head_alone_can_be_asked_for_and_nothing_can_be_sent_to_it()
    {
        Show();

        var head = await SendAsync(HttpMethod.Head, "/app/readiness", [], built.Api);

        Assert.Equal((200, 0), (head.Status, head.Body.Length));
        Assert.Equal(405, (await SendAsync(HttpMethod.Post, "/app/readiness", [], built.Api)).Status);
        Assert.Equal(405, (await SendAsync(HttpMethod.Post, "/" + Script, [], built.Api)).Status);
    }

    [Fact]
    public async Task What_keeps_a_new_page_from_being_built_is_told_on_both_pages_as_text()
    {
        Show();
        Site.Say("npm run build ended with 1: <b>error</b>");

        var about = await GetAsync("/about");
        var config = JsonDocument.Parse((await GetAsync("/app/config.json")).Body).RootElement;

        Assert.Contains("&lt;b&gt;error&lt;/b&gt;", about.Text, StringComparison.Ordinal);
        Assert.Equal("npm run build ended with 1: <b>error</b>", config.GetProperty("notice").GetString());
        Assert.Contains("<title>The page</title>", (await GetAsync("/")).Text, StringComparison.Ordinal);
    }

    private void Show() => Site.Show(DashboardFiles.Read(built.Folder)!);

    private static string Unpacked(byte[] body, string encoding)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }

    private Task<Seen> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, headers, built.Api);

    private static async Task<Seen> SendAsync(HttpMethod method, string address, (string Name, string Value)[] headers, ApiServer api)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

        return new Seen((int)response.StatusCode, all, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private sealed record Seen(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public string Header(string name) => Headers.GetValueOrDefault(name) ?? "";
    }

    /// <summary>A folder with a built page of a few files, and a server that a test lets show it.</summary>
    public sealed class BuiltPage : IAsyncLifetime
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cpdgraph-built-");

        public string Folder => folder.FullName;

        public ApiServer Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Write("index.html", "<!doctype html><title>The page</title>");
            Write("query.html", "<!doctype html><title>The query page</title>");
            Write(Script, LongText);
            Write("app/assets/icon-maskable.svg", "<svg/>");
            Write("favicon.ico", "x");
            Write(".hash", "secret of the build");
            Api = await ApiServer.WithAsync([]);
        }

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            folder.Delete(recursive: true);
        }

        private void Write(string name, string text)
        {
            var path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
