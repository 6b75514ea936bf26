using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>
/// Servers and databases killed (SIGKILL) while people book places, give them back and are awarded money: what was acknowledged is there, once,
/// and places and ledgers add up. CI kills a few times; <c>.ci/long races</c> thirty times each.
/// </summary>
public sealed class KillTests
{
    private const int Workers = 8;
    private const int CoachesOfOne = 5;
    private const int Seats = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_servers_and_PostgreSQL_are_killed()
    {
        await using var servers = await RaceServers.OnPostgresAsync();

        // By turns: the first server, PostgreSQL, the second server, PostgreSQL.
        await KillAsync(servers, RandomRun.Of(2), turn => turn % 2 == 1 ? servers.KillDatabaseAsync() : servers.KillServerAsync(turn / 2 % 2));
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_server_with_the_embedded_database_is_killed()
    {
        await using var servers = await RaceServers.OnSqliteAsync();

        await KillAsync(servers, RandomRun.Of(1), _ => servers.KillServerAsync(0));
    }

    private static async Task KillAsync(RaceServers servers, RandomRun run, Func<int, Task> kill)
    {
        var world = new RaceWorld(servers);
        var coaches = await world.CoachesAsync(Workers * CoachesOfOne);
        var place = await world.RunAsync(Seats);
        var allocation = await world.AllocationAsync("900000.00");
        var completions = await world.CompletionsAsync(coaches, await world.OfferAsync("Paid for"));
        var random = new Random(run.Seed);
        var done = new ConcurrentDictionary<string, (RaceCall Call, ImmutableArray<string> Ids)>();
        var unanswered = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var started = Stopwatch.GetTimestamp();
        var working = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));

        for (var turn = 0; turn < run.Count; turn++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 1_500)), Cancellation);
            var acknowledged = done.Keys.ToArray();
            await kill(turn);
            var kept = await KeysAsync();
            Assert.Empty(acknowledged.Except(kept));
            Assert.False(working.IsFaulted, working.Exception?.ToString());
        }

        await enough.CancelAsync();
        await working;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{run}: {run.Count} kills in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {done.Count} mutations acknowledged, {unanswered} requests without an answer sent again.");

        // Everything was answered in the end: so there are as many effects as answers, and each is the one that was answered.
        Assert.Equal(done.Keys.Order(StringComparer.Ordinal), (await KeysAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(Called("logInformalLearning"), await servers.Look(db => db.InformalLearning.CountAsync(row => row.Title.StartsWith("kill-"))));
        Assert.Equal(Called("awardFunding"), await servers.Look(db => db.FundingAwards.CountAsync(row => row.AllocationId != null && row.Reference == "kill")));
        Assert.Equal(Called("requestEnrolment"), await EnrolmentsAsync(place, _ => true));
        Assert.Equal(Called("cancelEnrolment"), await EnrolmentsAsync(place, row => row.Status == EnrolmentStatus.Cancelled));
        await world.CheckAsync();

        foreach (var (call, ids) in done.Values.OrderBy(answered => answered.Call.Key, StringComparer.Ordinal).Take(200))
        {
            Assert.Equal(ids, (await call.SendAsync(servers)).Ids);
        }

        int Called(string name) => done.Values.Count(answered => answered.Call.Name == name);

        async Task WorkAsync(int worker)
        {
            var placeOf = new string?[CoachesOfOne];

            for (var number = worker; !enough.IsCancellationRequested; number += Workers)
            {
                var which = number / Workers % CoachesOfOne;
                var (coach, key) = (coaches[(worker * CoachesOfOne) + which], RaceCall.KeyOf("kill", number));
                var call = (number / Workers / CoachesOfOne % 3) switch
                {
                    0 when placeOf[which] is { } held => RaceWorld.Cancel(key, number, coach, held),
                    0 => RaceWorld.Request(key, number, coach, place),
                    1 => RaceWorld.Award(key, number, allocation, completions[(worker * CoachesOfOne) + which], "0.50", "kill"),
                    _ => new RaceCall(key, number, coach, Role.Coach, "logInformalLearning", "learning { id }", new
                    {
                        title = key,
                        kind = "READING",
                        occurredOn = RaceWorld.Day(LondonCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-3)),
                        cpdMinutes = 5,
                    }),
                };
                var answer = await call.SendAsync(servers, sent: () => Interlocked.Increment(ref unanswered));
                Assert.True(answer.Refusal is null, $"{call}: {answer.Payload}");
                Assert.True(done.TryAdd(key, (call, answer.Ids)));
                placeOf[which] = call.Name switch { "requestEnrolment" => answer.Ids[0], "cancelEnrolment" => null, _ => placeOf[which] };
            }
        }

        Task<string[]> KeysAsync() => servers.Look(db => db.IdempotencyRecords.Where(row => row.Key.StartsWith("kill-")).Select(row => row.Key).ToArrayAsync());

        Task<int> EnrolmentsAsync(string of, System.Linq.Expressions.Expression<Func<Enrolment, bool>> which)
        {
            var id = new OfferRunId(GlobalId.TryRead(of)!.Value.Value);

            return servers.Look(db => db.Enrolments.Where(row => row.RunId == id).CountAsync(which));
        }
    }
}
