using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>People, runs and budgets to race for, beside the demonstration's, and what must hold of all of them whatever happened.</summary>
internal sealed class RaceWorld(RaceServers servers)
{
    private const string Employer = "Larkfield Example PCN (illustrative)";
    private const string Steward = "stella";
    private const string Hub = "rhona";
    private int offers;
    private int allocations;

    /// <summary>Subjects of coaches who work for one employer. Written past the API: how they came here is not what is raced for.</summary>
    public async Task<ImmutableArray<string>> CoachesAsync(int count) => await servers.Look(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var employer = await db.Organisations.SingleAsync(row => row.Name == Employer);
        var first = await db.Principals.CountAsync(row => row.Subject.StartsWith("racer-")) + 1;
        ImmutableArray<string> subjects = [.. Enumerable.Range(first, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"racer-{number:0000}"))];

        foreach (var subject in subjects)
        {
            var (coach, account) = (CoachId.New(now), PrincipalId.New(now));
            db.Add(new Principal { Id = account, Issuer = DemoPeople.Issuer, Subject = subject, Name = subject, CoachId = coach, CreatedAt = now });
            db.Add(new Coach { Id = coach, DisplayName = subject, PrincipalId = account, Revision = 1, CreatedAt = now, UpdatedAt = now });
            db.Add(new Employment
            {
                Id = EmploymentId.New(now),
                CoachId = coach,
                OrganisationId = employer.Id,
                JobTitle = "Health and wellbeing coach",
                StartedOn = LondonCalendar.DayOf(now).AddYears(-3),
            });
        }

        await db.SaveChangesAsync();

        return subjects;
    });

    /// <summary>A run of an offer of its own, on a day of its own. Its global id.</summary>
    /// <param name="capacity">Null: no limit.</param>
    /// <param name="waitingListOpen">Whether people may wait.</param>
    /// <param name="price">In pounds. Null: free.</param>
    public async Task<string> RunAsync(int? capacity, bool waitingListOpen = true, string? price = null)
    {
        var number = ++offers;
        var start = TimeProvider.System.GetUtcNow().Date.AddDays(30 + number).AddHours(9);
        var offer = await OfferAsync($"Raced for {number}");
        var run = await new RaceCall(
            RaceCall.KeyOf("run", number), 0, Hub, Role.Publisher, "scheduleRun", "run { id }",
            new
            {
                offer = new { id = offer },
                run = new { startsAt = Moment(start), endsAt = Moment(start.AddHours(7)), capacity, waitingListOpen, price = new { amount = price ?? "0.00" } },
            }).SendAsync(servers);

        return run.Text("run.id");
    }

    /// <summary>A published offer. Its global id.</summary>
    public async Task<string> OfferAsync(string title)
    {
        var provider = await servers.Look(db => db.Providers.Where(row => row.Slug == "riverside-example-training-hub").Select(row => row.Id).SingleAsync());
        var details = new
        {
            title,
            summary = "A day on listening well.",
            channel = "TRAINING_HUB",
            format = "WORKSHOP",
            deliveryMode = "LIVE_ONLINE",
            days = "1",
            cpdMinutes = 360,
            audience = "All coaches.",
        };
        var id = await Step("createOffer", new { providerId = GlobalId.Of(provider), offer = details });
        await Step("mapOfferCompetencies", new { offer = new { id }, set = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } }, expectedRevision = 1 });

        return await Step("publishOffer", new { offer = new { id }, expectedRevision = 2 });

        async Task<string> Step(string name, object input) =>
            (await new RaceCall($"{name}-{title.Replace(' ', '-')}", 0, Hub, Role.Publisher, name, "offer { id }", input).SendAsync(servers)).Text("offer.id");
    }

    /// <summary>A budget of the coaches' employer for its own staff, open this year. Its global id and that of its stream.</summary>
    public async Task<(string Id, string Stream)> AllocationAsync(string amount)
    {
        var (organisation, stream) = await servers.Look(async db => (
            GlobalId.Of((await db.Organisations.SingleAsync(row => row.Name == Employer)).Id),
            GlobalId.Of((await db.FundingStreams.SingleAsync(row => row.Code == "PCN_EMPLOYER")).Id)));
        var today = LondonCalendar.DayOf(TimeProvider.System.GetUtcNow());
        var answer = await new RaceCall(
            RaceCall.KeyOf("allocation", ++allocations), 0, Steward, Role.Steward, "recordFundingAllocation", "allocation { id }",
            new
            {
                organisationId = organisation,
                streamId = stream,
                amount = new { amount },
                opensOn = Day(today.AddDays(-30)),
                closesOn = Day(today.AddDays(120)),
            }).SendAsync(servers);

        return (answer.Text("allocation.id"), stream);
    }

    /// <summary>A completion of each of these coaches of one offer. Their global ids, in order.</summary>
    public async Task<string[]> CompletionsAsync(ImmutableArray<string> coaches, string offer, int daysAgo = 5)
    {
        var ids = new string[coaches.Length];
        var day = Day(LondonCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-daysAgo));

        await AtOnce(coaches.Length, async number => ids[number] = (await new RaceCall(
            $"completion-{offer}-{day}-{number}", number, coaches[number], Role.Coach, "recordCompletion", "completion { id }",
            new { offer = new { id = offer }, occurredOn = day, cpdMinutes = 60 }).SendAsync(servers)).Text("completion.id"));

        return ids;
    }

    /// <summary>An award of an amount for a completion, by a steward.</summary>
    public static RaceCall Award(string key, int number, (string Id, string Stream) allocation, string completion, string amount, string? reference = null) =>
        Award(key, number, allocation, new { completionId = completion }, amount, reference);

    /// <summary>An award of an amount for a place, by a steward.</summary>
    public static RaceCall AwardForPlace(string key, int number, (string Id, string Stream) allocation, string enrolment, string amount) =>
        Award(key, number, allocation, new { enrolmentId = enrolment }, amount, reference: null);

    /// <summary>Promised money given back in part, by a steward.</summary>
    public static RaceCall Release(string key, int number, string award, string amount) => new(
        key, number, Steward, Role.Steward, "releaseFunding", "award { id }", new { awardId = award, amount = new { amount }, reason = "Cheaper than thought." });

    /// <summary>A request for a place, by the coach.</summary>
    public static RaceCall Request(string key, int number, string coach, string run) =>
        new(key, number, coach, Role.Coach, "requestEnrolment", "enrolment { id status }", new { runId = run });

    /// <summary>A place given back, by the coach.</summary>
    public static RaceCall Cancel(string key, int number, string coach, string enrolment) =>
        new(key, number, coach, Role.Coach, "cancelEnrolment", "enrolment { id status }", new { id = enrolment });

    /// <summary>Runs something for 0, 1, 2, … all at the same time.</summary>
    public static Task AtOnce(int count, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => act(number))));

    /// <summary>A day as the API writes it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What must hold of every run, place, budget and ledger in the database, and of the totals of every coach.</summary>
    public async Task CheckAsync()
    {
        await servers.Look(async db =>
        {
            CheckPlaces(await db.RunPlaces.ToListAsync(), await db.Enrolments.ToListAsync(), await db.EnrolmentSteps.ToListAsync());
            CheckMoney(await db.FundingAllocations.ToListAsync(), await db.LedgerEntries.ToListAsync(), await db.FundingAwards.ToListAsync());

            return true;
        });
        Assert.Empty((await servers.CheckRollups()).Differing);
    }

    private static void CheckPlaces(List<RunPlaces> runs, List<Enrolment> enrolments, List<EnrolmentStep> steps)
    {
        foreach (var places in runs)
        {
            var here = enrolments.Where(row => row.RunId == places.RunId).ToArray();
            Assert.Equal(places.Taken, here.Count(row => row.TakesPlace));
            Assert.True(places.Capacity is not { } capacity || places.Taken <= capacity);
            Assert.False(places.HasPlace && here.Any(row => row.Status == EnrolmentStatus.WaitingList), "Somebody waits although a place is free.");
            var asked = here.Where(row => row.SubstituteForId is null).Select(row => row.Number).ToArray();
            Assert.Equal(asked.Length, asked.Distinct().Count());
            Assert.All(asked, number => Assert.InRange(number, 1, places.LastNumber));
        }

        var history = steps.ToLookup(step => step.EnrolmentId);

        foreach (var enrolment in enrolments)
        {
            var had = history[enrolment.Id].OrderBy(step => step.Number).ToArray();
            Assert.Equal(Enumerable.Range(1, had.Length), had.Select(step => step.Number));
            Assert.Equal(enrolment.Status, had[^1].Status);
        }

        Assert.All(enrolments.Where(row => row.IsLive).GroupBy(row => (row.CoachId, row.OfferId)), live => Assert.Single(live));
    }

    private static void CheckMoney(List<FundingAllocation> allocations, List<LedgerEntry> entries, List<FundingAward> awards)
    {
        foreach (var allocation in allocations)
        {
            var ledger = entries.Where(row => row.AllocationId == allocation.Id).OrderBy(row => row.Number).ToArray();
            Assert.Equal(Enumerable.Range(1, allocation.LastEntry), ledger.Select(row => row.Number));
            long amount = 0, committed = 0, spent = 0;

            foreach (var entry in ledger)
            {
                amount += entry.Kind == LedgerEntryKind.Allocated ? entry.Pence : 0;
                committed += entry.Kind switch { LedgerEntryKind.Committed => entry.Pence, LedgerEntryKind.Spent or LedgerEntryKind.Released => -entry.Pence, _ => 0 };
                spent += entry.Kind == LedgerEntryKind.Spent ? entry.Pence : 0;
                Assert.Equal(amount - committed - spent, entry.RemainingPence);
                Assert.True(committed >= 0 && entry.RemainingPence >= 0);
            }

            Assert.Equal((allocation.Amount.Pence, allocation.CommittedPence, allocation.SpentPence), (amount, committed, spent));
            Assert.Equal((committed, spent), (Sum(FundingStatus.Committed), Sum(FundingStatus.Spent)));

            long Sum(FundingStatus status) => awards.Where(row => row.AllocationId == allocation.Id && row.Status == status).Sum(row => row.Amount!.Value.Pence);
        }
    }

    private static RaceCall Award(string key, int number, (string Id, string Stream) allocation, object target, string amount, string? reference) => new(
        key, number, Steward, Role.Steward, "awardFunding", "awards { id }",
        new { @for = target, funding = new[] { new { streamId = allocation.Stream, allocationId = allocation.Id, amount = new { amount }, reference } } });

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
