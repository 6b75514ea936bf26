using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CpdGraph.Api.Features.Privacy;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Privacy;

/// <summary>The export of one's own record over HTTP. What is in it is tested beside the tables.</summary>
public abstract class OwnRecordTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task A_coach_gets_one_document_with_names_for_the_ids_in_it()
    {
        using var answer = await GetAsync("amira");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("own-record-2026-11-24.json", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));

        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var me = await Api.As("amira", Role.Coach).Send("{ viewer { coach { id displayName completions(first: 1) { totalCount nodes { id offer { id title } } } } } }");
        var coach = At(document.RootElement, "records.coaches.0");
        Assert.Equal(At(me.Data, "viewer.coach.id").GetString(), At(coach, "id").GetString());
        Assert.Equal(At(me.Data, "viewer.coach.displayName").GetString(), At(coach, "displayName").GetString());
        Assert.Equal(At(me.Data, "viewer.coach.completions.totalCount").GetInt32(), At(document.RootElement, "records.completions").GetArrayLength());
        var offer = At(me.Data, "viewer.coach.completions.nodes.0.offer");
        Assert.Equal(At(offer, "title").GetString(), At(document.RootElement, $"names.{At(offer, "id").GetString()}").GetString());
    }

    [Fact]
    public async Task Of_others_a_supervisor_gets_nothing_personal()
    {
        using var answer = await GetAsync("lena");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("amira", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lena", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_has_no_account_gets_a_document_with_empty_lists()
    {
        using var answer = await GetAsync("nobody-at-all");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.All(document.RootElement.GetProperty("records").EnumerateObject(), list => Assert.Equal(0, list.Value.GetArrayLength()));
    }

    [Fact]
    public async Task Without_a_token_and_with_a_bad_one_it_is_401()
    {
        using var without = await Api.Http.GetAsync(OwnRecordEndpoint.Path, TestContext.Current.CancellationToken);
        using var bad = await SendAsync(HttpMethod.Get, "damaged");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, bad.StatusCode));
        Assert.Equal("Bearer", without.Headers.WwwAuthenticate.ToString());
        Assert.Contains("UNAUTHENTICATED", await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(without.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task It_is_only_read_and_there_is_nothing_beside_it()
    {
        var token = ApiServer.TokenOf("amira", Role.Coach);
        using var post = await SendAsync(HttpMethod.Post, token);
        using var other = await SendAsync(HttpMethod.Get, token, "/exports/other");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(["GET"], post.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string subject) => SendAsync(HttpMethod.Get, ApiServer.TokenOf(subject, Role.Coach));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string token, string path = OwnRecordEndpoint.Path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

public sealed class OwnRecordOnSqliteTests() : OwnRecordTests(Database.Sqlite)
{
    [Fact]
    public async Task It_is_paid_from_the_same_budget_as_other_requests()
    {
        await using var server = await ApiServer.WithAsync(new()
        {
            ["RateLimit:Enabled"] = "true",
            ["RateLimit:SignedInBurst"] = "1500",
            ["RateLimit:SignedInPerSecond"] = "1",
        });
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiServer.TokenOf("amira", Role.Coach));

        using var first = await server.Http.GetAsync(OwnRecordEndpoint.Path, TestContext.Current.CancellationToken);
        using var second = await server.Http.GetAsync(OwnRecordEndpoint.Path, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.RetryAfter?.Delta > TimeSpan.FromSeconds(100));
    }
}

public sealed class OwnRecordOnPostgresTests() : OwnRecordTests(Database.Postgres);
