using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.SignIn;
using CpdGraph.Data;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>Who gets a token of somebody made up, without any password: the page itself, on the machine of the server, where that is on; nobody else.</summary>
public sealed class DemoSignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_lists_people_and_signs_in_as_one_of_them()
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);

        var people = await api.Http.GetFromJsonAsync<JsonElement>(new Uri("/app/demo-people", UriKind.Relative), Cancellation);
        var (status, answer) = await AskAsync(api.Http, "amira", "COACH");

        var amira = people.EnumerateArray().Single(person => person.GetProperty("key").GetString() == "amira");
        Assert.Equal(["COACH"], amira.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal((200, ApiServer.Now.AddHours(8)), (status, answer.GetProperty("expiresAt").GetDateTimeOffset()));
        var viewer = await new GraphQLClient(api.Http) { Token = answer.GetProperty("token").GetString() }.Send("{ viewer { roles coach { displayName } } }");
        Assert.Empty(viewer.Errors);
        Assert.Equal("COACH", viewer.Data.GetProperty("viewer").GetProperty("roles")[0].GetString());
        Assert.Equal(amira.GetProperty("name").GetString(), viewer.Data.GetProperty("viewer").GetProperty("coach").GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData("amira", "STEWARD", "has other roles: COACH.")]
    [InlineData("amira", "ADMINISTRATOR", "has other roles: COACH.")]
    [InlineData("amira", "KING", "has other roles: COACH.")]
    [InlineData("nobody", "COACH", "Nobody made up has this key")]
    [InlineData("", "", "Nobody made up has this key")]
    [InlineData(null, "COACH", "Send JSON with the two texts")]
    [InlineData("amira", null, "Send JSON with the two texts")]
    public async Task Nobody_else_and_no_other_role_can_be_had(string? key, string? role, string sentence)
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);

        var (status, answer) = await AskAsync(api.Http, key, role);

        Assert.Equal(400, status);
        Assert.Contains(sentence, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("{\"key\":1,\"role\":{}}", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("{\"key\":\"amira\",\"role\":\"COACH\"}", "text/plain", 415)]
    [InlineData("key=amira&role=COACH", "application/x-www-form-urlencoded", 415)]
    public async Task What_is_no_such_request_is_refused_with_a_sentence(string body, string type, int expected)
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);

        var (status, answer) = await SendAsync(api.Http, content);

        Assert.Equal(expected, status);
        Assert.NotEqual("", answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_request_that_is_too_long_or_never_ends_is_refused()
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        using var tooLong = new StringContent($$"""{"key":"amira","role":"COACH","more":"{{new string('x', 5_000)}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var endless = JsonContent.Create(new { key = "amira", role = "COACH" });

        Assert.Equal(400, (await SendAsync(api.Http, tooLong)).Status);
        Assert.Equal(400, (await SendAsync(api.Http, endless, request => request.Headers.TransferEncodingChunked = true)).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", null)]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    public async Task Another_site_another_name_or_a_proxy_gets_none(string header, string? value)
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        using var content = JsonContent.Create(new { key = "amira", role = "COACH" });
        await content.LoadIntoBufferAsync(Cancellation);

        var (status, answer) = await SendAsync(api.Http, content, request =>
        {
            request.Headers.Remove(header);

            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(header, header == "Host" ? $"{value}:{api.Http.BaseAddress!.Port}" : value);
            }
        });

        Assert.Equal(403, status);
        Assert.False(answer.TryGetProperty("token", out _));
        Assert.NotEqual("", answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task It_is_asked_by_post_alone_and_no_other_site_reads_who_there_is()
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);

        using var get = await api.Http.GetAsync(new Uri("/app/demo-token?key=amira&role=COACH", UriKind.Relative), Cancellation);
        using var people = await api.Http.GetAsync(new Uri("/app/demo-people", UriKind.Relative), Cancellation);

        Assert.DoesNotContain("eyJ", await get.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False(people.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("no-store", people.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Where_an_issuer_signs_people_in_it_is_off_and_the_page_is_told()
    {
        var server = await SignInServer.SharedAsync();

        var (status, answer) = await AskAsync(server.Http, "amira", "COACH");
        using var people = await server.Http.GetAsync(new Uri("/app/demo-people", UriKind.Relative), Cancellation);
        var config = await server.Http.GetFromJsonAsync<JsonElement>(new Uri("/app/config.json", UriKind.Relative), Cancellation);

        Assert.Equal((404, DevelopmentSignIn.Refusal), (status, answer.GetProperty("message").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, people.StatusCode);
        Assert.False(config.GetProperty("signIn").GetProperty("demo").GetBoolean());
    }

    [Fact]
    public async Task The_page_is_told_what_it_is_called_and_who_signs_people_in()
    {
        await using var api = await ApiServer.WithAsync(new()
        {
            ["Dashboard:Name"] = "Lighthouse Training Hub",
            ["Dashboard:Oidc:Authority"] = "https://login.example.org/hub",
            ["Dashboard:Oidc:ClientId"] = "dashboards",
            ["Authentication:Issuers:0:Authority"] = "https://login.example.org/hub/",
            ["Authentication:Issuers:0:Audience"] = "cpdgraph",
        });

        var config = await api.Http.GetStringAsync(new Uri("/app/config.json", UriKind.Relative), Cancellation);

        Assert.Equal(
            """{"name":"Lighthouse Training Hub","notice":"The dashboards are not here: this program came without them. The container image has them, and so has a working tree with Node.","signIn":{"demo":true,"oidc":{"authority":"https://login.example.org/hub","clientId":"dashboards","scope":"openid profile"}}}""",
            config);
        Assert.EndsWith("connect-src 'self' https://login.example.org", new DashboardPolicies(new() { Oidc = new() { Authority = "https://login.example.org/hub" } }).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", "localhost:5080", "127.0.0.1", "", true)]
    [InlineData("http://localhost:5080", "127.0.0.1:5080", "::1", "", true)]
    [InlineData("http://[::1]:5080", "[::1]:5080", "::1", "", true)]
    [InlineData("http://localhost:5080", "localhost:5080", "::ffff:127.0.0.1", "", true)]
    [InlineData("http://localhost:80", "localhost", "127.0.0.1", "", true)]
    [InlineData("http://localhost:5080", "localhost:5080", "127.0.0.1", "http://localhost:5080", true)]
    [InlineData("http://localhost:5080", "localhost:8080", "127.0.0.1", "", false)]
    [InlineData("http://0.0.0.0:5080", "192.168.1.7:5080", "127.0.0.1", "", false)]
    [InlineData("http://0.0.0.0:5080", "localhost:5080", "192.168.1.9", "", false)]
    [InlineData("http://0.0.0.0:5080", "localhost:5080", null, "", false)]
    [InlineData("http://localhost:5080", "cpd.example.org", "127.0.0.1", "", false)]
    [InlineData("http://localhost:5080", "localhost:5080", "127.0.0.1", "https://cpd.example.org", false)]
    [InlineData("http://localhost:5080", "", "127.0.0.1", "", false)]
    public void Only_a_browser_on_the_machine_that_came_by_the_servers_own_loopback_address_may_ask(
        string listening, string host, string? from, string publicUrl, bool expected)
    {
        var settings = new SignInSettings(new(), new DevelopmentKey(new(), new DatabaseOptions()));
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        context.Request.Headers.Origin = $"http://{host}";
        context.Request.ContentType = "application/json";
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);

        var demo = new DemoSignIn(settings, new SiteOptions { PublicUrl = publicUrl }, new ListeningAt(listening));

        Assert.Equal(expected, demo.IsOfferedTo(context));
        Assert.Equal(expected, demo.RefusalOfToken(context) is null);
        Assert.NotNull(new DemoSignIn(settings with { DevelopmentKey = null }, new(), new ListeningAt(listening)).Refusal(context));
    }

    private static async Task<(int Status, JsonElement Answer)> AskAsync(HttpClient http, string? key, string? role)
    {
        using var content = JsonContent.Create(new { key, role });
        await content.LoadIntoBufferAsync(Cancellation);

        return await SendAsync(http, content);
    }

    /// <summary>As the page sends it, but for what the test changes.</summary>
    private static async Task<(int Status, JsonElement Answer)> SendAsync(HttpClient http, HttpContent content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/app/demo-token") { Content = content };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        change?.Invoke(request);
        using var response = await http.SendAsync(request, Cancellation);

        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }

    /// <summary>A server, as far as it says where it listens.</summary>
    private sealed class ListeningAt : IServer
    {
        public ListeningAt(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
