using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>
/// The database goes away in the middle of a request: who read is told to read again; who changed something is told what is certain, and a
/// repeated request with its key is carried out once.
/// </summary>
public sealed class OutageTests(OutageServer server) : IClassFixture<OutageServer>, IAsyncLifetime
{
    private const string Commit = "COMMIT\0";
    // In the text of a statement that is not prepared yet, so each test asks in a way of its own.
    private const string ReadOfCompletions = "FROM completion ";

    private readonly PostgresProxy proxy = server.Proxy;
    private readonly ApiServer api = server.Api;

    public async ValueTask InitializeAsync() => await server.RecoverAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_field_that_cannot_be_read_says_so_once_beside_the_rest_and_is_read_again_later()
    {
        const string Query = "{ completions(filter: { outcomes: [ATTENDED] }) { totalCount nodes { id } } offers { totalCount } }";
        var before = server.Logged("Query.completions could not be read").Length;
        proxy.CutAt(ReadOfCompletions, LineCut.BeforeTheServerReads);

        var partly = await api.As("amira", Role.Coach).Send(Query);
        var not = await api.As("amira", Role.Coach).Send(Query);
        var catalogue = await api.Client.Send("{ offers { totalCount } }");

        Assert.Equal(System.Net.HttpStatusCode.OK, partly.Status);
        AssertCannotBeRead(partly, "completions");
        Assert.Equal(JsonValueKind.Null, partly.Data.GetProperty("completions").ValueKind);
        Assert.NotEqual(0, partly.Data.GetProperty("offers").GetProperty("totalCount").GetInt32());
        Assert.Equal(before + 1, server.Logged("Query.completions could not be read").Length);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, not.Status);
        Assert.Equal("UNAVAILABLE", Assert.Single(not.Errors).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(catalogue.Errors);

        await server.RecoverAsync();
        Assert.Empty((await api.As("amira", Role.Coach).Send(Query)).Errors);
    }

    [Fact]
    public async Task What_cannot_be_read_below_a_payload_says_nothing_about_the_change_which_stands()
    {
        // Of what the change itself does not read: it keeps the totals of completions.
        proxy.CutAt("FROM supervision_session ", LineCut.BeforeTheServerReads);

        var answer = await api.As("amira", Role.Coach).Send(
            """
            mutation {
              logInformalLearning(input: { title: "Read in an outage", kind: READING, occurredOn: "2026-11-01", cpdMinutes: 5 }) {
                learning { title } userErrors { code } query { viewer { coach { supervisionSessions { totalCount } } } }
              }
            }
            """);

        AssertCannotBeRead(answer, "logInformalLearning.query.viewer.coach.supervisionSessions");
        Assert.Equal("Read in an outage", answer.Data.GetProperty("logInformalLearning").GetProperty("learning").GetProperty("title").GetString());

        await server.RecoverAsync();
        await using var scope = api.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<CpdContext>().InformalLearning
            .CountAsync(row => row.Title == "Read in an outage", TestContext.Current.CancellationToken));
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

    [Theory]
    [InlineData("query")]
    [InlineData("statement")]
    [InlineData("save")]
    [InlineData("commit")]
    public async Task What_comes_after_a_connection_was_lost_within_a_transaction_is_an_outage_and_writes_nothing(string what)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var now = TimeProvider.System.GetUtcNow();
        var account = new Principal { Id = PrincipalId.New(now), Issuer = "https://lost.example", Subject = what, Name = "Lost", CreatedAt = now };
        var cancellation = TestContext.Current.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(account);
        Assert.True(DatabaseOutage.Is(await Assert.ThrowsAnyAsync<Exception>(
            () => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())", cancellation))));

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => what switch
        {
            "query" => db.Offers.AnyAsync(cancellation),
            "statement" => db.Database.ExecuteSqlRawAsync("DELETE FROM informal_learning", cancellation),
            "save" => db.SaveChangesAsync(cancellation),
            _ => transaction.CommitAsync(cancellation),
        });

        Assert.True(DatabaseOutage.Is(fault), fault.ToString());
        await server.RecoverAsync();
        await using var later = api.Services.CreateAsyncScope();
        Assert.False(await later.ServiceProvider.GetRequiredService<CpdContext>().Principals.AnyAsync(row => row.Id == account.Id, cancellation));
    }

    private static void AssertCannotBeRead(GraphQLResponse response, string path)
    {
        var error = Assert.Single(response.Errors);
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("This could not be read: the database does not answer, or is busy. Read it again in a moment.", error.GetProperty("message").GetString());
        Assert.Equal(path, string.Join('.', error.GetProperty("path").EnumerateArray()));
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
