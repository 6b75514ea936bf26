using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>The database goes away in the middle of a mutation: the client is told what is certain, and a repeated request with its key is carried out once.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const string Commit = "COMMIT\0";

    private PostgresProxy proxy = null!;
    private ApiServer api = null!;

    public async ValueTask InitializeAsync()
    {
        proxy = PostgresProxy.Start((await PostgresServer.RequireAsync()).Port);
        api = await ApiServer.BehindAsync(proxy);
    }

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(LineCut.BeforeTheServerReads, 0)]
    [InlineData(LineCut.BeforeTheClientIsAnswered, 1)]
    [InlineData(LineCut.AfterTheAnswer, 1)]
    public async Task A_commit_of_unknown_outcome_is_told_as_such_and_sent_again_it_stands_once(LineCut how, int kept)
    {
        var title = $"Unknown outcome {how}";
        var input = await Draft(title, key: how.ToString());
        proxy.CutAt(Commit, how);

        var lost = await Create(input);

        var error = Assert.Single(lost.Errors);
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("may have been made", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("idempotencyKey", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, lost.Data.GetProperty("createOffer").ValueKind);

        proxy.Open();
        Assert.Equal(kept, (await OffersAsync(title)).Length);

        var again = await Eventually(() => Create(input), answer => answer.Status == System.Net.HttpStatusCode.OK && answer.Errors.Count == 0);
        Assert.Equal(title, again.Data.GetProperty("createOffer").GetProperty("offer").GetProperty("title").GetString());
        Assert.Single(await OffersAsync(title));
    }

    [Fact]
    public async Task A_database_that_goes_away_before_the_commit_leaves_nothing_and_the_client_is_told_so()
    {
        var input = await Draft("Nothing changed", key: "nothing");
        proxy.CutAt("INSERT INTO offer ", LineCut.BeforeTheServerReads);

        var lost = await Create(input);

        var error = Assert.Single(lost.Errors);
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("Nothing was changed", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        proxy.Open();
        Assert.Empty(await OffersAsync("Nothing changed"));
    }

    private async Task<object> Draft(string title, string key)
    {
        var provider = await api.Client.Send("{ provider(by: { slug: \"riverside-example-training-hub\" }) { id } }");

        return new
        {
            providerId = provider.Data.GetProperty("provider").GetProperty("id").GetString(),
            offer = new { title, channel = "TRAINING_HUB", format = "WORKSHOP" },
            idempotencyKey = key,
        };
    }

    private Task<GraphQLResponse> Create(object input) => api.As("rhona", Role.Publisher).Send(
        "mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id title } userErrors { code field } } }", new { input });

    // The pool may still hold connections of before the outage.
    private Task<Offer[]> OffersAsync(string title) => Eventually(
        async () =>
        {
            await using var scope = api.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CpdContext>();

            return await (
                from version in db.OfferVersions
                where version.Title == title
                join offer in db.Offers on version.OfferId equals offer.Id
                select offer).ToArrayAsync(TestContext.Current.CancellationToken);
        },
        _ => true);

    private static async Task<T> Eventually<T>(Func<Task<T>> ask, Func<T, bool> isGood)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await ask() is var answer && (isGood(answer) || attempt == 100))
                {
                    return answer;
                }
            }
            catch (Exception wrong) when (attempt < 100 && wrong is InvalidOperationException or Npgsql.NpgsqlException)
            {
                // Not back yet.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
