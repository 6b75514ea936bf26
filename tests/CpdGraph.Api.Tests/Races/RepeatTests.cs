using System.Collections.Immutable;
using System.Diagnostics;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>Mutations on places and money, each sent three times with its key: twice at once to two servers, and once more when all is done.</summary>
[Collection(RaceCollection.Name)]
public sealed class RepeatTests(RaceFixture fixture) : IAsyncLifetime
{
    private const int Coaches = 100;
    private const int Kinds = 5;

    private RaceServers Servers => fixture.Servers;

    private RaceWorld World => fixture.World;

    public async ValueTask InitializeAsync() => await fixture.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Mutations_sent_three_times_have_one_effect_each_and_one_answer()
    {
        var effects = RandomRun.Of(200).Count;
        var calls = await CallsAsync(effects);
        var before = await CountAsync();
        var answers = new ImmutableArray<string>[effects][];
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForAsync(0, effects, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            answers[number] = [.. (await Task.WhenAll(calls[number].SendAsync(Servers), calls[number].SendAsync(Servers, shift: 1))).Select(Ids)]);
        await Parallel.ForAsync(0, effects, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            answers[number] = [.. answers[number], Ids(await calls[number].SendAsync(Servers, shift: number))]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{effects} mutations, {effects * 3} requests: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
        Assert.All(answers, three => Assert.Single(three.Select(ids => string.Join(' ', ids)).Distinct()));
        var after = await CountAsync();
        Assert.Equal((effects, effects, effects), (after.Rows - before.Rows, after.Events - before.Events, after.Keys - before.Keys));
        await World.CheckAsync();
    }

    private static ImmutableArray<string> Ids(RaceAnswer answer)
    {
        Assert.Null(answer.Refusal);

        return answer.Ids;
    }

    private async Task<RaceCall[]> CallsAsync(int count)
    {
        var coaches = await World.CoachesAsync(Coaches);
        var each = (count + Kinds - 1) / Kinds;
        var runs = new List<string>();

        for (var made = 0; made < each; made += Coaches)
        {
            runs.Add(await World.RunAsync(capacity: null));
        }

        var offer = await World.OfferAsync("Taken again and again");
        var allocation = await World.AllocationAsync("90000.00");
        var completions = await World.CompletionsAsync(coaches, offer);
        var place = (await RaceWorld.Request("to-pay-for", 0, coaches[0], await World.RunAsync(capacity: null, price: "100.00")).SendAsync(Servers)).Ids[0];
        var award = (await RaceWorld.AwardForPlace("to-give-back", 0, allocation, place, "100.00").SendAsync(Servers)).Ids[0];
        var today = LondonCalendar.DayOf(TimeProvider.System.GetUtcNow());

        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var (turn, key) = (number / Kinds, RaceCall.KeyOf("thrice", number));
            var coach = coaches[turn % Coaches];
            var day = RaceWorld.Day(today.AddDays(-100 - (turn / Coaches)));

            return (number % Kinds) switch
            {
                0 => RaceWorld.Request(key, number, coach, runs[turn / Coaches]),
                1 => new RaceCall(key, number, coach, Role.Coach, "recordCompletion", "completion { id }", new { offer = new { id = offer }, occurredOn = day, cpdMinutes = 60 }),
                2 => new RaceCall(key, number, coach, Role.Coach, "logInformalLearning", "learning { id }", new { title = key, kind = "READING", occurredOn = day, cpdMinutes = 30 }),
                3 => RaceWorld.Award(key, number, allocation, completions[turn % Coaches], "1.00"),
                _ => RaceWorld.Release(key, number, award, "0.01"),
            };
        })];
    }

    // What each of the calls adds: a place, a completion, a piece of learning, an award, or an entry of the ledger that no award added.
    private Task<(int Rows, int Events, int Keys)> CountAsync() => Servers.Look(async db => (
        await db.Enrolments.CountAsync() + await db.Completions.CountAsync() + await db.InformalLearning.CountAsync() + await db.FundingAwards.CountAsync()
            + await db.LedgerEntries.CountAsync(row => row.Kind == LedgerEntryKind.Released),
        await db.AuditEvents.CountAsync(),
        await db.IdempotencyRecords.CountAsync()));
}
