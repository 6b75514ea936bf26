using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Catalogue;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>A hub's program brings its offers in over many connections to two servers, while others read from both.</summary>
[Collection(RaceCollection.Name)]
public sealed class UpsertTests(RaceFixture fixture) : IAsyncLifetime
{
    private const int Connections = 16;
    private const string Name = "Brought in by a program";

    // Each fifth says anew what the same connection has brought in before.
    private const int Again = 5;
    private static readonly TimeSpan RightWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReaderPause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, (string Title, int Revision)> expected = new();
    private string hub = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RaceServers Servers => fixture.Servers;

    public async ValueTask InitializeAsync()
    {
        await fixture.StartAsync();
        hub = GlobalId.Of(await Servers.Look(db => db.Providers.Where(row => row.Slug == "riverside-example-training-hub").Select(row => row.Id).SingleAsync()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Offers_brought_in_over_sixteen_connections_are_in_both_snapshots_two_seconds_after_the_last_and_told_to_all()
    {
        var upserts = RandomRun.Of(2_000).Count;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var followers = await Task.WhenAll(Enumerable.Range(0, 2).Select(server => ChangeStream.OffersAsync(Servers.Http(server), Named)));
        var following = followers.Select(stream => FollowAsync(stream, upserts)).ToArray();
        var reading = Enumerable.Range(0, 4).Select(reader => Task.Run(() => ReadAsync(reader % 2, done.Token), Cancellation)).ToArray();
        var started = Stopwatch.GetTimestamp();
        var repeats = 0;

        await RaceWorld.AtOnce(Connections, async connection =>
        {
            for (var number = connection; number < upserts; number += Connections)
            {
                await UpsertAsync(number, () => Interlocked.Increment(ref repeats));
            }
        });
        var last = Stopwatch.GetTimestamp();
        var right = await Task.WhenAll(RightAsync(0, last), RightAsync(1, last));
        var told = await Task.WhenAll(following).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        var toldAfter = Stopwatch.GetElapsedTime(last);
        await done.CancelAsync();
        var reads = await Task.WhenAll(reading);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{upserts} upserts over {Connections} connections in {Stopwatch.GetElapsedTime(started, last).TotalSeconds:0.0} s, {repeats} sent again; "
            + $"{reads.Sum(read => read.Count)} reads meanwhile, slowest {reads.Max(read => read.Slowest).TotalMilliseconds:0} ms; "
            + $"both snapshots right {right.Max().TotalMilliseconds:0} ms, all told {toldAfter.TotalMilliseconds:0} ms after the last."));
        Assert.All(right, after => Assert.InRange(after, TimeSpan.Zero, RightWithin));
        Assert.All(reads, read => Assert.True(read.Count > 0));
        Assert.All(told, revisions => Assert.Equal(
            expected.ToDictionary(pair => pair.Key, pair => pair.Value.Revision).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            revisions.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        await Task.WhenAll(CompareAsync(0), CompareAsync(1));
        Array.ForEach(followers, stream => stream.Dispose());
    }

    private static object Named => new { title = new { startsWith = Name } };

    private async Task UpsertAsync(int number, Action sentAgain)
    {
        // The one that this connection sent before.
        var isAgain = number / Connections % Again == Again - 1;
        var key = isAgain ? number - Connections : number;
        var title = string.Create(CultureInfo.InvariantCulture, $"{Name} {key}{(isAgain ? ", said anew" : "")}");

        var answer = await new RaceCall(RaceCall.KeyOf("upsert", number), number, "rhona", Role.Publisher, "upsertOffer", "outcome offer { id revision }", new
        {
            providerId = hub,
            external = new { system = "website", key = RaceCall.KeyOf("course", key) },
            offer = new
            {
                title,
                summary = "A day on listening well.",
                channel = "TRAINING_HUB",
                format = "WORKSHOP",
                deliveryMode = "LIVE_ONLINE",
                days = "1",
                cpdMinutes = 360,
                audience = "All coaches.",
            },
            competencies = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } },
            publish = true,
        }).SendAsync(Servers, sent: sentAgain);

        Assert.Null(answer.Refusal);
        expected[answer.Text("offer.id")] = (title, int.Parse(answer.Text("offer.revision"), CultureInfo.InvariantCulture));
    }

    /// <summary>Reads until it is told to stop. Every answer is whole, and no offer that was there is gone.</summary>
    private async Task<(int Count, TimeSpan Slowest)> ReadAsync(int server, CancellationToken stop)
    {
        var client = new GraphQLClient(Servers.Http(server));
        var (count, slowest, known) = (0, TimeSpan.Zero, 0);

        while (!stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await client.Send(
                """
                query ($filter: OfferFilter) {
                  offers(first: 20, filter: $filter, orderBy: [{ field: UPDATED_AT, direction: DESC }]) {
                    totalCount
                    nodes { title provider { slug } competencyMappings { competency { code } } }
                    facets(fields: [COMPETENCY_AREA]) { values { count } }
                  }
                }
                """,
                new { filter = Named });
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            Assert.True(answer.Errors.Count == 0, answer.ToString());
            var total = answer.Data.GetProperty("offers").GetProperty("totalCount").GetInt32();
            Assert.True(total >= known);
            (known, count) = (total, count + 1);
            await Task.Delay(ReaderPause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return (count, slowest);
    }

    /// <summary>How long after the last answer a server showed everything.</summary>
    private async Task<TimeSpan> RightAsync(int server, long last)
    {
        var client = new GraphQLClient(Servers.Http(server));
        var again = expected.Values.Count(offer => offer.Title.EndsWith(", said anew", StringComparison.Ordinal));

        while (true)
        {
            var answer = await client.Send(
                "query ($all: OfferFilter, $again: OfferFilter) { all: offers(filter: $all) { totalCount } again: offers(filter: $again) { totalCount } }",
                new { all = Named, again = new { and = new[] { Named, new { title = new { contains = "said anew" } } } } });
            Assert.True(answer.Errors.Count == 0, answer.ToString());
            var counts = (Count("all"), Count("again"));
            var after = Stopwatch.GetElapsedTime(last);

            if (counts == (expected.Count, again) || after > RightWithin * 5)
            {
                return after;
            }

            int Count(string name) => answer.Data.GetProperty(name).GetProperty("totalCount").GetInt32();
        }
    }

    /// <summary>Every offer as the server shows it is what was said of it last.</summary>
    private async Task CompareAsync(int server)
    {
        var client = new GraphQLClient(Servers.Http(server));
        var found = new Dictionary<string, (string Title, int Revision)>();
        string? after = null;

        do
        {
            var answer = await client.Send(
                "query ($filter: OfferFilter, $after: String) { offers(first: 100, after: $after, filter: $filter) { nodes { id title revision } pageInfo { endCursor hasNextPage } } }",
                new { filter = Named, after });
            Assert.True(answer.Errors.Count == 0, answer.ToString());
            var page = answer.Data.GetProperty("offers");

            foreach (var node in page.GetProperty("nodes").EnumerateArray())
            {
                found.Add(node.GetProperty("id").GetString()!, (node.GetProperty("title").GetString()!, node.GetProperty("revision").GetInt32()));
            }

            after = page.GetProperty("pageInfo") is var info && info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), found.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    /// <returns>The last revision told of each offer. Each offer's came in order.</returns>
    private static async Task<Dictionary<string, int>> FollowAsync(ChangeStream stream, int changes)
    {
        var told = new Dictionary<string, int>();

        for (var change = 0; change < changes; change++)
        {
            var next = await stream.Change();
            var (offer, revision) = (next.GetProperty("offerId").GetString()!, next.GetProperty("revision").GetInt32());

            // Made as a draft, and published in the same step.
            Assert.Equal((told.GetValueOrDefault(offer, 1) + 1, told.ContainsKey(offer) ? "CHANGED" : "PUBLISHED"), (revision, next.GetProperty("kind").GetString()));
            told[offer] = revision;
        }

        return told;
    }
}
