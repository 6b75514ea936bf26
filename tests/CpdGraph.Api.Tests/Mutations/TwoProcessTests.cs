using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What holds between servers that share a database.</summary>
public sealed class TwoProcessTests(TwoProcesses servers) : IClassFixture<TwoProcesses>, IAsyncLifetime
{
    private const int Effects = 500;
    private const int Rounds = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async ValueTask InitializeAsync() => await servers.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Five_hundred_mutations_sent_three_times_at_once_to_two_processes_have_five_hundred_effects()
    {
        var before = await CountAsync();
        var provider = Text(await servers.Anonymous(0).Send("{ provider(by: { slug: \"riverside-example-training-hub\" }) { id } }"), "provider.id");
        var offer = Text(await servers.Anonymous(0).Send("{ offers(first: 1, filter: { statuses: [PUBLISHED] }) { nodes { id } } }"), "offers.nodes.0.id");
        var started = Stopwatch.GetTimestamp();
        var ids = new string[Effects][];

        await Parallel.ForAsync(0, Effects, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            // Each of them twice to one process and once to the other.
            var answers = await Task.WhenAll(Enumerable.Range(number, 3).Select(to => SendAsync(number, to % 2, provider, offer)));
            ids[number] = answers;
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"{Effects * 3} requests in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
        Assert.All(ids, three => Assert.Single(three.Distinct()));
        Assert.Equal(Effects, ids.Select(three => three[0]).Distinct().Count());
        var after = await CountAsync();
        Assert.Equal((Effects, Effects, Effects), (after.Rows - before.Rows, after.Events - before.Events, after.Keys - before.Keys));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_published_offer_is_found_at_once_where_it_was_published_and_by_itself_elsewhere(bool isAnnounced)
    {
        servers.SecondLine.RefusesListen = !isAnnounced;
        servers.SecondLine.CutAll();
        await ListenersAsync(isAnnounced ? 2 : 1);

        for (var round = 1; round <= Rounds; round++)
        {
            var title = $"Found elsewhere {(isAnnounced ? "when announced" : "when asked for")} {round}";
            var slug = await PublishAsync(title);
            var published = Stopwatch.GetTimestamp();

            Assert.True(await IsFoundAsync(0, slug));

            while (!await IsFoundAsync(1, slug))
            {
                Assert.True(Stopwatch.GetElapsedTime(published) < Patience, "The second process did not find it.");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            TestContext.Current.TestOutputHelper!.WriteLine($"{title}: {Stopwatch.GetElapsedTime(published).TotalMilliseconds:0} ms.");
        }
    }

    /// <summary>Waits until so many servers are told of changes.</summary>
    private async Task ListenersAsync(int count)
    {
        for (var started = Stopwatch.GetTimestamp(); await servers.Look(Listening) != count;)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "The servers do not listen.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        static Task<int> Listening(CpdContext db) => db.Database
            .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE query = 'LISTEN cpd_catalogue' AND datname = current_database()")
            .SingleAsync();
    }

    private async Task<string> SendAsync(int number, int process, string provider, string offer)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"effect-{number}");
        var day = LondonCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1_500 - number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var coach = servers.As(process, TwoProcesses.Coaches[number % TwoProcesses.Coaches.Length], Role.Coach);

        return (number % 5) switch
        {
            0 or 1 => await IdAsync(coach, "recordCompletion", "completion", new { offer = new { id = offer }, occurredOn = day, cpdMinutes = 60, idempotencyKey = key }),
            2 or 3 => await IdAsync(coach, "logInformalLearning", "learning", new { title = key, kind = "READING", occurredOn = day, cpdMinutes = 30, idempotencyKey = key }),
            _ => await IdAsync(
                servers.As(process, "rhona", Role.Publisher),
                "createOffer",
                "offer",
                new { providerId = provider, offer = new { title = $"Offer {number}", channel = "TRAINING_HUB", format = "WORKSHOP" }, idempotencyKey = key }),
        };
    }

    /// <summary>A new offer, published by the first process. Its slug.</summary>
    private async Task<string> PublishAsync(string title)
    {
        var hub = servers.As(0, "rhona", Role.Publisher);
        var provider = Text(await servers.Anonymous(0).Send("{ provider(by: { slug: \"riverside-example-training-hub\" }) { id } }"), "provider.id");
        var details = new
        {
            title,
            summary = "A day on listening well.",
            channel = "TRAINING_HUB",
            format = "WORKSHOP",
            deliveryMode = "LIVE_ONLINE",
            days = "0.5",
            audience = "All coaches.",
        };
        var id = await IdAsync(hub, "createOffer", "offer", new { providerId = provider, offer = details });
        await IdAsync(
            hub, "mapOfferCompetencies", "offer", new { offer = new { id }, set = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } }, expectedRevision = 1 });
        await IdAsync(hub, "publishOffer", "offer", new { offer = new { id }, expectedRevision = 2 });

        return Text(await servers.Anonymous(0).Send("query ($id: ID!) { offer(by: { id: $id }) { slug } }", new { id }), "offer.slug");
    }

    private async Task<bool> IsFoundAsync(int process, string slug)
    {
        var answer = await servers.Anonymous(process).Send("query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug });

        return answer.Data.GetProperty("offer").ValueKind == JsonValueKind.Object;
    }

    private Task<(int Rows, int Events, int Keys)> CountAsync() => servers.Look(async db => (
        await db.Completions.CountAsync() + await db.InformalLearning.CountAsync() + await db.Offers.CountAsync(),
        await db.AuditEvents.CountAsync(),
        await db.IdempotencyRecords.CountAsync()));

    /// <summary>Sends a mutation that must succeed. The id of what it changed.</summary>
    private static async Task<string> IdAsync(GraphQLClient client, string name, string field, object input)
    {
        var answer = await client.Send(
            $$"""mutation ($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) { {{field}} { id } userErrors { code field message } } }""",
            new { input });

        return Text(answer, $"{name}.{field}.id");
    }

    private static string Text(GraphQLResponse answer, string path)
    {
        var json = answer.Data;

        foreach (var step in path.Split('.'))
        {
            Assert.True(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array, answer.ToString());
            json = json.ValueKind == JsonValueKind.Array ? json[int.Parse(step, CultureInfo.InvariantCulture)] : json.GetProperty(step);
        }

        return json.GetString() ?? throw new InvalidOperationException(answer.ToString());
    }
}
