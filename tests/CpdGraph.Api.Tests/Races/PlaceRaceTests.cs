using System.Diagnostics;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>
/// Four hundred coaches who want twenty places, and three hundred awards from one budget, at the same moment through two servers. CI takes one
/// round; <c>.ci/long races</c> takes many.
/// </summary>
[Collection(RaceCollection.Name)]
public sealed class PlaceRaceTests(RaceFixture fixture) : IAsyncLifetime
{
    private const int Seats = 20;
    private const int Coaches = 400;
    private const int Awards = 300;
    private const long Award = 7_500;
    private const long Budget = 1_000_000;

    private RaceServers Servers => fixture.Servers;

    private RaceWorld World => fixture.World;

    public async ValueTask InitializeAsync() => await fixture.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_four_hundred_coaches_at_once_twenty_have_a_place_and_the_others_wait_in_order_or_are_refused()
    {
        var coaches = await World.CoachesAsync(Coaches);
        var rounds = RandomRun.Of(2).Count;

        for (var round = 1; round <= rounds; round++)
        {
            var waits = round % 2 == 1;
            var run = await World.RunAsync(Seats, waits);
            var answers = new RaceAnswer[Coaches];
            var again = 0;
            var started = Stopwatch.GetTimestamp();

            await RaceWorld.AtOnce(Coaches, async number => answers[number] = await RaceWorld
                .Request($"places-{round}-{number}", number, coaches[number], run).SendAsync(Servers, sent: () => Interlocked.Increment(ref again)));

            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"Round {round}: {Coaches} requests for {Seats} places{(waits ? ", waiting list" : "")}: {took:0.0} s; {again} were shed and sent again.");
            var given = answers.Where(answer => answer.Refusal is null).ToArray();
            Assert.Equal(Seats, given.Count(answer => answer.Text("enrolment.status") == "BOOKED"));
            Assert.Equal(waits ? Coaches - Seats : 0, given.Count(answer => answer.Text("enrolment.status") == "WAITING_LIST"));
            Assert.Equal(waits ? 0 : Coaches - Seats, answers.Count(answer => answer.Refusal == "NO_PLACES_LEFT"));
            Assert.Equal(given.Length, given.Select(answer => answer.Text("enrolment.id")).Distinct().Count());
            var id = new OfferRunId(GlobalId.TryRead(run)!.Value.Value);
            var rows = await Servers.Look(db => db.Enrolments.Where(row => row.RunId == id).OrderBy(row => row.Number).ToListAsync());

            // Whoever came first has a place; the others wait in the order in which they came.
            Assert.Equal(
                [.. Enumerable.Repeat(EnrolmentStatus.Booked, Seats), .. Enumerable.Repeat(EnrolmentStatus.WaitingList, waits ? Coaches - Seats : 0)],
                rows.Select(row => row.Status));

            // Each that gives a place back lets in who has waited longest.
            if (waits)
            {
                await CancelSomeAsync(round, given, rows);
            }

            await World.CheckAsync();
        }
    }

    [Fact]
    public async Task Three_hundred_awards_of_seventy_five_pounds_at_once_from_ten_thousand_leave_twenty_five()
    {
        var coaches = await World.CoachesAsync(Awards);
        var offer = await World.OfferAsync("Paid for");
        var rounds = RandomRun.Of(1).Count;

        for (var round = 1; round <= rounds; round++)
        {
            var allocation = await World.AllocationAsync("10000.00");
            var completions = await World.CompletionsAsync(coaches, offer, daysAgo: 4 + round);
            var answers = new RaceAnswer[Awards];
            var again = 0;
            var started = Stopwatch.GetTimestamp();

            await RaceWorld.AtOnce(Awards, async number => answers[number] = await RaceWorld
                .Award($"awards-{round}-{number}", number, allocation, completions[number], "75.00").SendAsync(Servers, sent: () => Interlocked.Increment(ref again)));

            var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
            TestContext.Current.TestOutputHelper!.WriteLine($"Round {round}: {Awards} awards of £75.00 from £10,000.00: {took:0.0} s; {again} were shed and sent again.");
            Assert.Equal(Budget / Award, answers.Count(answer => answer.Refusal is null));
            Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.Equal("FUNDING_EXHAUSTED", answer.Refusal));
            var id = new FundingAllocationId(GlobalId.TryRead(allocation.Id)!.Value.Value);
            var row = await Servers.Look(db => db.FundingAllocations.SingleAsync(kept => kept.Id == id));
            Assert.Equal((997_500, 2_500), (row.CommittedPence + row.SpentPence, row.RemainingPence));
            await World.CheckAsync();
        }
    }

    private async Task CancelSomeAsync(int round, RaceAnswer[] given, List<Enrolment> rows)
    {
        var booked = given.Where(answer => answer.Text("enrolment.status") == "BOOKED").Take(5).Select(answer => answer.Text("enrolment.id")).ToArray();
        var subjects = await Servers.Look(db => db.Principals.Where(row => row.CoachId != null).ToDictionaryAsync(row => row.CoachId!.Value, row => row.Subject));

        await RaceWorld.AtOnce(booked.Length, async number =>
        {
            var coach = rows.Single(row => row.Id == new EnrolmentId(GlobalId.TryRead(booked[number])!.Value.Value)).CoachId;
            var answer = await RaceWorld.Cancel($"given-back-{round}-{number}", number, subjects[coach], booked[number]).SendAsync(Servers);
            Assert.Equal("CANCELLED", answer.Text("enrolment.status"));
        });

        var run = rows[0].RunId;
        var now = await Servers.Look(db => db.Enrolments.Where(row => row.RunId == run && row.Status == EnrolmentStatus.Booked).Select(row => row.Number).ToListAsync());
        Assert.Equal(Seats, now.Count);
        Assert.Equal(Enumerable.Range(Seats + 1, booked.Length).Select(number => (long)number), now.Where(number => number > Seats).Order());
    }
}
