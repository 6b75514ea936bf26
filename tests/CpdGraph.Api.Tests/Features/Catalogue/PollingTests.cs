using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>The way to follow the catalogue by asking now and then, as the schema tells it beside <c>updatedSince</c>.</summary>
public abstract class PollingTests(Database database) : PublishingTests(database)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Nothing_is_missed_when_changes_are_committed_in_another_order_than_they_are_dated()
    {
        var random = new Random(20261129);
        var ids = await OffersAsync("Polled in disorder", 8);
        var latest = ids.ToDictionary(id => id, _ => 3);
        var poller = new Poller(Server, "Polled in disorder");
        await poller.PollAsync();

        for (var minute = 0; minute < 60; minute++)
        {
            // What is committed in this minute was dated up to five minutes before.
            for (var number = random.Next(3); number > 0; number--)
            {
                var id = ids[random.Next(ids.Count)];
                latest[id]++;
                await ChangeAsync(id, latest[id], ApiServer.Now.AddMinutes(10 + minute) - (Overlap * random.NextDouble()), withdrawn: random.Next(8) == 0);
            }

            if (random.Next(4) == 0)
            {
                await poller.PollAsync();
            }
        }

        await poller.PollAsync();

        Assert.Equal(latest.OrderBy(pair => pair.Key, StringComparer.Ordinal), poller.Seen.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_the_overlap_a_change_would_be_missed()
    {
        var ids = await OffersAsync("Polled in haste", 2);
        var (patient, hasty) = (new Poller(Server, "Polled in haste"), new Poller(Server, "Polled in haste", TimeSpan.Zero));
        await ChangeAsync(ids[0], 4, ApiServer.Now.AddMinutes(200));
        await patient.PollAsync();
        await hasty.PollAsync();

        await ChangeAsync(ids[1], 4, ApiServer.Now.AddMinutes(196));
        await patient.PollAsync();
        await hasty.PollAsync();

        Assert.Equal((4, 3), (patient.Seen[ids[1]], hasty.Seen[ids[1]]));
    }

    [Fact]
    public async Task Cancelled_runs_and_runs_of_withdrawn_offers_are_found()
    {
        var offer = (await OffersAsync("Polled runs", 1))[0];
        var run = Id(await Done(
            Server.HubA, "scheduleRun", new { offer = new { id = offer }, run = new { startsAt = "2027-02-03T09:00:00Z", endsAt = "2027-02-03T12:00:00Z" } }, "run { id }"));
        await Server.WithDatabaseAsync(async db =>
        {
            var id = new OfferRunId(GlobalId.TryRead(run)!.Value.Value);
            var before = await db.Runs.SingleAsync(row => row.Id == id);
            db.Replace(before, before with { CancelledAt = ApiServer.Now, Revision = 2, UpdatedAt = ApiServer.Now.AddMinutes(300) });

            return await db.SaveChangesAsync();
        });
        await ChangeAsync(offer, 4, ApiServer.Now.AddMinutes(300), withdrawn: true);

        var found = await Read(
            Server.Anonymous, "runs.nodes", "query ($since: DateTime) { runs(filter: { updatedSince: $since }) { nodes { id status offer { status } } } }",
            new { since = ApiServer.Now.AddMinutes(300) });

        Assert.Equal(
            $$$"""[{"id":"{{{run}}}","status":"CANCELLED","offer":{"status":"WITHDRAWN"}}]""",
            found.ToString());
    }

    private async Task<List<string>> OffersAsync(string title, int count)
    {
        var ids = new List<string>();

        for (var number = 0; number < count; number++)
        {
            ids.Add(await Published($"{title} {number}"));
        }

        return ids;
    }

    private async Task ChangeAsync(string globalId, int revision, DateTimeOffset updatedAt, bool withdrawn = false)
    {
        await Server.WithDatabaseAsync(async db =>
        {
            var id = new OfferId(GlobalId.TryRead(globalId)!.Value.Value);
            var before = await db.Offers.SingleAsync(row => row.Id == id);
            db.Replace(before, before with { Revision = revision, UpdatedAt = updatedAt, Status = withdrawn ? OfferStatus.Withdrawn : OfferStatus.Published });

            return await db.SaveChangesAsync();
        });
        await Server.CatchUpAsync();
    }

    /// <summary>Does what the schema says, and nothing more. Knows nothing of the server's clock.</summary>
    private sealed class Poller(PublishingServer server, string title, TimeSpan? overlap = null)
    {
        private DateTimeOffset? latest;

        /// <summary>Revisions by id, as last seen.</summary>
        public Dictionary<string, int> Seen { get; } = [];

        public async Task PollAsync()
        {
            var since = latest - (overlap ?? Overlap);
            string? after = null;

            do
            {
                var page = await Read(
                    server.Anonymous,
                    "offers",
                    """
                    query ($title: String!, $since: DateTime, $after: String) {
                      offers(first: 3, after: $after, filter: { title: { contains: $title }, updatedSince: $since }, orderBy: [{ field: UPDATED_AT }]) {
                        nodes { id revision updatedAt }
                        pageInfo { endCursor hasNextPage }
                      }
                    }
                    """,
                    new { title, since, after });

                foreach (var node in page.GetProperty("nodes").EnumerateArray())
                {
                    Seen[Id(node)] = node.GetProperty("revision").GetInt32();
                    var updatedAt = node.GetProperty("updatedAt").GetDateTimeOffset();
                    latest = latest is null || updatedAt > latest ? updatedAt : latest;
                }

                after = page.GetProperty("pageInfo") is var info && info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);
        }
    }
}

[Collection("Publishing on SQLite")]
public sealed class PollingOnSqliteTests() : PollingTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class PollingOnPostgresTests() : PollingTests(Database.Postgres);
