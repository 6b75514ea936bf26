using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Funding;

/// <summary>The room where money moves, as the mutations of places use it.</summary>
public abstract class FundingDeskTests(Database database) : FundingScenes(database)
{
    [Fact]
    public async Task Money_is_asked_for_promised_at_the_approval_and_spent_with_the_completion()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var place = await Place(scene);

        await Ask(scene, place, Line("PCN_EMPLOYER", 300m), Line("SELF", 100m));
        Assert.Equal([FundingStatus.Requested, FundingStatus.Stated], (await Awards(scene.CoachId)).Select(award => award.Status));
        Assert.Equal(["1 Allocated 100000 100000"], await Entries(budget));

        Assert.Empty(await Commit(scene, place));
        var awards = await Awards(scene.CoachId);
        Assert.Equal([(FundingStatus.Committed, budget, 75m), (FundingStatus.Stated, null, 25m)], awards.Select(award => (award.Status, award.AllocationId, award.SharePercent!.Value)));
        Assert.Equal((30_000L, 0L, 2), ((await Look(budget)).CommittedPence, (await Look(budget)).SpentPence, (await Look(budget)).Revision));

        var completion = await Completed(scene, place);
        await AtDesk(scene, async (desk, _) =>
        {
            await desk.SpendOfAsync(new Dictionary<Enrolment, CompletionId?> { [place] = completion }, CancellationToken.None);

            return 0;
        });
        Assert.Equal(
            [(FundingStatus.Spent, completion), (FundingStatus.Stated, completion)], (await Awards(scene.CoachId)).Select(award => (award.Status, award.CompletionId!.Value)));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 30000 70000", "3 Spent 30000 70000"], await Entries(budget));
        Assert.Equal((0L, 30_000L), ((await Look(budget)).CommittedPence, (await Look(budget)).SpentPence));
    }

    [Fact]
    public async Task What_a_place_does_not_take_up_goes_back_and_what_was_asked_for_is_refused()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var place = await Place(scene);
        await Ask(scene, place, Line("PCN_EMPLOYER", 300m), Line("SELF", 100m));
        await Commit(scene, place);
        var other = await Place(scene);
        await Ask(scene, other, Line("PCN_EMPLOYER", 400m));

        await AtDesk(scene, async (desk, _) =>
        {
            await desk.ReleaseOfAsync([place, other], "Ill", CancellationToken.None);

            return 0;
        });

        Assert.Equal(
            ["Refused", "Released", "Released"], (await Awards(scene.CoachId)).Select(award => award.Status.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 30000 70000", "3 Released 30000 100000"], await Entries(budget));
        Assert.Equal("Ill", await Api.Look(db => db.LedgerEntries.Where(row => row.AllocationId == budget && row.Number == 3).Select(row => row.Reason).SingleAsync()));
    }

    [Fact]
    public async Task Several_movements_of_one_budget_in_one_transaction_follow_on_each_other()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var first = await Place(scene);
        var second = await Place(scene);
        await Ask(scene, first, Line("PCN_EMPLOYER", 400m));
        await Ask(scene, second, Line("PCN_EMPLOYER", 150m), Line("PCN_EMPLOYER", 250m));
        Assert.Empty(await Commit(scene, first));
        Assert.Empty(await Commit(scene, second));

        await AtDesk(scene, async (desk, _) =>
        {
            await desk.ReleaseOfAsync([first], null, CancellationToken.None);
            await desk.SpendOfAsync(new Dictionary<Enrolment, CompletionId?> { [second] = null }, CancellationToken.None);

            return 0;
        });

        Assert.Equal(
            [
                "1 Allocated 100000 100000", "2 Committed 40000 60000", "3 Committed 15000 45000", "4 Committed 25000 20000", "5 Released 40000 60000",
                "6 Spent 15000 60000", "7 Spent 25000 60000",
            ],
            await Entries(budget));
        Assert.Equal((0L, 40_000L, 7), ((await Look(budget)).CommittedPence, (await Look(budget)).SpentPence, (await Look(budget)).Revision));
    }

    [Fact]
    public async Task An_approval_without_enough_money_is_refused_and_nothing_is_written()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 100m);
        var place = await Place(scene);
        await Ask(scene, place, Line("PCN_EMPLOYER", 400m));

        var error = Assert.IsType<AwardError.Refused>(Assert.Single(await Commit(scene, place)));

        Assert.Equal((UserErrorCode.FundingExhausted, new Money(10_000), "id"), (error.Code, error.Refusal.UpTo!.Value, Assert.Single(error.Field)));
        Assert.Equal(FundingStatus.Requested, Assert.Single(await Awards(scene.CoachId)).Status);
        Assert.Equal(["1 Allocated 10000 10000"], await Entries(budget));
    }

    [Fact]
    public async Task Other_lines_at_the_approval_take_the_place_of_what_was_asked_for()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var place = await Place(scene);
        await Ask(scene, place, Line("PCN_EMPLOYER", 400m));

        Assert.Empty(await Commit(scene, place, Line("PCN_EMPLOYER", 250m), Line("SELF", 150m)));

        Assert.Equal(
            [(1, FundingStatus.Refused, 40_000L), (2, FundingStatus.Committed, 25_000L), (3, FundingStatus.Stated, 15_000L)],
            (await Awards(scene.CoachId)).Select(award => (award.Position, award.Status, award.Amount!.Value.Pence)));
        Assert.Equal(75_000L, (await Look(budget)).RemainingPence);
    }

    [Fact]
    public async Task A_budget_of_another_organisation_is_not_found_by_the_line_manager()
    {
        var scene = await Scene();
        var budget = await Budget(await NewOrganisation(), "PCN_EMPLOYER", 1_000m);
        var place = await Place(scene);
        var errors = await Commit(scene, place, Line("PCN_EMPLOYER", 400m, budget));

        Assert.Equal((UserErrorCode.NotFound, "funding.0.allocationId"), (Assert.Single(errors).Code, string.Join('.', errors[0].Field)));
    }

    [Fact]
    public async Task Many_at_once_are_promised_no_more_than_there_is()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        List<Enrolment> places = [];

        for (var number = 0; number < 20; number++)
        {
            places.Add(await Place(scene, cost: 75m));
            await Ask(scene, places[^1], Line("PCN_EMPLOYER", 75m));
        }

        var refusals = await Task.WhenAll(places.Select(place => Task.Run(() => Commit(scene, place))));

        Assert.Equal(13, refusals.Count(errors => errors.IsEmpty));
        Assert.All(refusals.Where(errors => !errors.IsEmpty), errors => Assert.Equal(UserErrorCode.FundingExhausted, Assert.Single(errors).Code));
        Assert.Equal((97_500L, 2_500L, 14), ((await Look(budget)).CommittedPence, (await Look(budget)).RemainingPence, (await Look(budget)).LastEntry));
    }

    private Task<ImmutableArray<FundingAward>> Ask(FundingScene scene, Enrolment place, params Func<Task<FundingInput>>[] lines) => AtDesk(scene, async (desk, coach) =>
    {
        var planned = await desk.DecideAsync(
            new()
            {
                Coach = coach,
                Offer = new(place.OfferId, false, false, place.Cost, []),
                Cost = new MoneyEntry(place.Cost!.Value.Amount),
                Lines = await Read(lines),
                Intent = FundingIntent.Ask,
                Payer = FundingPayer.Employer,
            },
            CancellationToken.None);

        return planned.Match(
            done => desk.Keep(done, new(place.CoachId, place.Id, null, place.EmployerId, Today)),
            errors => throw new InvalidOperationException(string.Join(" | ", errors.Select(error => error.Message))));
    });

    private Task<ImmutableArray<UserError>> Commit(FundingScene scene, Enrolment place, params Func<Task<FundingInput>>[] instead) => AtDesk(scene, async (desk, coach) =>
        (await desk.CommitRequestedAsync(
            place, coach, new(place.OfferId, false, false, place.Cost, []), instead.Length == 0 ? null : await Read(instead), CancellationToken.None))
        .Match(_ => ImmutableArray<UserError>.Empty, errors => errors));

    private static async Task<IReadOnlyList<FundingInput>> Read(Func<Task<FundingInput>>[] lines) => await Task.WhenAll(lines.Select(line => line()));

    private Func<Task<FundingInput>> Line(string stream, decimal amount, FundingAllocationId? budget = null) => async () => new(
        GlobalId.Of((await StreamOf(stream)).Id), budget is { } named ? GlobalId.Of(named) : null, new MoneyEntry(amount), null, FundingUse.CourseFee, null);

    private async Task<CompletionId> Completed(FundingScene scene, Enrolment place)
    {
        var version = await Api.Look(db => db.OfferVersions.FirstAsync(row => row.OfferId == place.OfferId));
        var completion = new Completion
        {
            Id = CompletionId.New(ApiServer.Now),
            CoachId = scene.CoachId,
            OfferId = place.OfferId,
            OfferVersionId = version.Id,
            OccurredOn = Today,
            CpdMinutes = 60,
            Outcome = CompletionOutcome.Attended,
            Verification = Verification.SelfReported,
            Cost = place.Cost,
            RecordedById = place.RequestedById,
            RecordedAt = ApiServer.Now,
            UpdatedAt = ApiServer.Now,
        };
        await Api.Change(db =>
        {
            db.Add(completion);

            return Task.CompletedTask;
        });

        return completion.Id;
    }
}

public sealed class FundingDeskOnSqliteTests() : FundingDeskTests(Database.Sqlite);

public sealed class FundingDeskOnPostgresTests() : FundingDeskTests(Database.Postgres);
