using System.Net;
using System.Net.Http.Headers;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>The addresses beside GraphQL at which a token counts, asked by who must not get at others' rows.</summary>
public sealed class TokenEndpointTests
{
    private const string Hillcrest = "?provider=hillcrest-example-training-hub";

    // What an analyst is told at each address at which a token counts. Who adds one says it here.
    private static readonly Dictionary<string, (string Asked, HttpStatusCode Told)> OfAnalyst = new()
    {
        // The access matrix walks it.
        ["/graphql"] = ("/graphql?query={viewer{name}}", HttpStatusCode.OK),
        ["/export/completion-facts.csv"] = ("/export/completion-facts.csv?groupBy=MONTH", HttpStatusCode.OK),
        ["/exports/own-record"] = ("/exports/own-record", HttpStatusCode.OK),
        ["/exports/offers.csv"] = ($"/exports/offers.csv{Hillcrest}", HttpStatusCode.Forbidden),
        ["/exports/runs.csv"] = ($"/exports/runs.csv{Hillcrest}", HttpStatusCode.Forbidden),
        ["/exports/attendance.csv"] = ($"/exports/attendance.csv{Hillcrest}", HttpStatusCode.Forbidden),
        ["/imports/{id}/annotated"] = ("/imports/SW1wb3J0Sm9iOjE/annotated", HttpStatusCode.NotFound),
        ["/uploads"] = ("/uploads", HttpStatusCode.MethodNotAllowed),
    };

    [Fact]
    public async Task At_no_address_at_which_a_token_counts_does_an_analyst_get_a_row_about_a_person()
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);
        var addresses = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<ReadsToken>() is not null)
            .Select(endpoint => "/" + ((RouteEndpoint)endpoint).RoutePattern.RawText!.Trim('/'));
        await using var scope = server.Services.CreateAsyncScope();
        var coaches = await scope.ServiceProvider.GetRequiredService<CpdContext>().Coaches.Select(coach => coach.DisplayName).ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OfAnalyst.Keys.Order(StringComparer.Ordinal), addresses.Distinct().Order(StringComparer.Ordinal));
        Assert.True(coaches.Length > 20);

        foreach (var (asked, told) in OfAnalyst.Values)
        {
            var (status, body) = await GetAsync(server, asked, ApiServer.TokenOf("anya", Role.Analyst));

            Assert.Equal((asked, told), (asked, status));
            Assert.DoesNotContain(coaches, name => body.Contains(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("offers")]
    [InlineData("runs")]
    [InlineData("attendance")]
    public async Task A_hub_gets_its_own_spreadsheets_and_not_anothers(string dataset)
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);
        var token = ApiServer.TokenOf("rhona", Role.Publisher);

        var (own, _) = await GetAsync(server, $"/exports/{dataset}.csv?provider=riverside-example-training-hub", token);
        var (others, body) = await GetAsync(server, $"/exports/{dataset}.csv{Hillcrest}", token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (own, others));
        Assert.Contains("Only publishers of this provider", body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(ApiServer server, string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
