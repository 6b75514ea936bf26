using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Places that go to a colleague.</summary>
public abstract class SubstituteTests(Database database) : PlaceScenes(database)
{
    private const string Substitute =
        """
        mutation ($input: SubstituteEnrolmentInput!) {
          substituteEnrolment(input: $input) {
            enrolment { id status attendeeName coach { id } history { status by } substituteFor { id status coach { id } substitutedBy { id } history { status by } } }
            userErrors { __typename code field message ... on RuleError { rule mend } }
          }
        }
        """;

    [Fact]
    public async Task A_colleague_takes_over_the_place_and_whoever_waits_goes_on_waiting()
    {
        var scene = await Scene();
        var (colleague, waits) = (await Colleague(scene), await Coach(scene.Manager));
        var run = await TwoDays(capacity: 1);
        var place = await Enrol(scene.Coach.Client, run.Id);
        await Enrol(waits.Client, run.Id);

        var taken = await Read(scene.Manager.Client, "substituteEnrolment.enrolment", Substitute, new { input = new { id = place, coachId = colleague.Id } });

        Assert.Equal(("BOOKED", colleague.Name, colleague.Id), (Text(taken, "status"), Text(taken, "attendeeName"), Text(taken, "coach.id")));
        Assert.Equal((place, "SUBSTITUTED", scene.Coach.Id, Text(taken, "id")), (
            Text(taken, "substituteFor.id"), Text(taken, "substituteFor.status"), Text(taken, "substituteFor.coach.id"), Text(taken, "substituteFor.substitutedBy.id")));
        Assert.Equal([scene.Manager.Name], Texts(At(taken, "history"), "by"));
        Assert.Equal(["BOOKED", "SUBSTITUTED"], Texts(At(taken, "substituteFor.history"), "status"));
        Assert.Equal(["BOOKED", "SUBSTITUTED", "WAITING_LIST"], await States(run));

        // Each of the two coaches sees their own; the colleague comes, and attends.
        Assert.Equal(JsonValueKind.Null, At(await Read(scene.Coach.Client, "node", "query ($id: ID!) { node(id: $id) { ... on Enrolment { substitutedBy { id } } } }", new { id = place }), "substitutedBy").ValueKind);
        await TakesPlace(run);
        Assert.Equal(
            ["WrongStateError WRONG_STATE attendance.0.enrolmentId"],
            await Refusals(run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance = new[] { new { enrolmentId = place } } }));
        await Attend(run.Publisher.Client, run.Id, new { enrolmentId = Text(taken, "id") });
        Assert.Equal(1, (await Read(colleague.Client, "viewer.coach.completions.totalCount", "{ viewer { coach { completions { totalCount } } } }")).GetInt32());
    }

    [Fact]
    public async Task Money_that_was_promised_goes_with_the_place()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 100m);
        var colleague = await Colleague(scene);
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);
        await Promise(scene, place);

        Assert.Empty(await Refusals(scene.Manager.Client, "substituteEnrolment", new { id = place, coachId = colleague.Id }));

        // What was given back is there to be promised again, although the budget has no more.
        Assert.Equal(["1 Allocated 10000 10000", "2 Committed 9500 500", "3 Released 9500 10000", "4 Committed 9500 500"], await Entries(budget));
        Assert.Equal(FundingStatus.Released, Assert.Single(await Awards(scene.CoachId)).Status);
        var award = Assert.Single(await Awards(Key(colleague)));
        Assert.Equal((FundingStatus.Committed, 9_500L, (FundingAllocationId?)budget, "PO-7"), (award.Status, award.Amount!.Value.Pence, award.AllocationId, award.Reference));
    }

    [Fact]
    public async Task Where_the_money_cannot_be_promised_anew_nothing_happens()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 500m);
        var colleague = await Colleague(scene);
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);
        await Promise(scene, place);
        await Api.Change(async db =>
        {
            var open = await db.FundingAllocations.SingleAsync(row => row.Id == budget);
            db.Replace(open, open with { ClosesOn = Today.AddDays(-1), Revision = open.Revision + 1 });
        });

        Assert.Equal(["FUNDING_CLOSED coachId"], (await Refusals(scene.Manager.Client, "substituteEnrolment", new { id = place, coachId = colleague.Id })).Select(error => error[(error.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

        Assert.Equal(["BOOKED"], await States(run));
        Assert.Equal(["1 Allocated 50000 50000", "2 Committed 9500 40500"], await Entries(budget));
        Assert.Equal(FundingStatus.Committed, Assert.Single(await Awards(scene.CoachId)).Status);
        Assert.Empty(await Awards(Key(colleague)));
    }

    [Fact]
    public async Task A_refusal_names_its_rule_and_the_mend()
    {
        var scene = await Scene();
        var (colleague, elsewhere, stranger) = (await Colleague(scene), await Coach(scene.Manager), await Coach(await Supervisor()));
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);
        var clinical = await QualifiedSupervisor();
        await Arrange(scene.Manager, scene.Coach, "CLINICAL", clinical, "2026-11-01");
        await Arrange(scene.Manager, colleague, "CLINICAL", clinical, "2026-11-01");
        async Task<string[]> Refused(Person by, Person substitute, string? id = null)
        {
            var answer = await by.Client.Send(Substitute, new { input = new { id = id ?? place, coachId = substitute.Id } });
            Assert.Empty(answer.Errors);

            return
            [
                .. At(answer.Data, "substituteEnrolment.userErrors").EnumerateArray()
                    .Select(error => $"{Text(error, "code")} {Text(error, "field.0")} {Text(error, "rule")}".Trim()),
            ];
        }

        Assert.Equal(["SUBSTITUTE_NOT_ALLOWED coachId ANOTHER_COACH"], await Refused(scene.Manager, scene.Coach));
        Assert.Equal(["SUBSTITUTE_NOT_ALLOWED coachId SAME_EMPLOYER"], await Refused(scene.Manager, elsewhere));
        Assert.Equal(["NOT_FOUND coachId"], await Refused(scene.Manager, stranger));
        Assert.Equal(["NOT_FOUND id"], await Refused(scene.Manager, colleague, "damaged"));
        Assert.Equal("FORBIDDEN", At(Assert.Single((await scene.Coach.Client.Send(Substitute, new { input = new { id = place, coachId = colleague.Id } })).Errors), "extensions.code").GetString());

        // One live place on the offer: the colleague has it already.
        var second = await Scheduled(run.Publisher.Client, run.OfferId, new { startsAt = "2027-05-01T09:00:00Z", endsAt = "2027-05-01T12:00:00Z" });
        var taken = await Enrol(colleague.Client, second);
        Assert.Equal(["ALREADY_ENROLLED coachId ONE_LIVE_PLACE_ON_AN_OFFER"], await Refused(scene.Manager, colleague));
        Assert.Empty(await Refusals(colleague.Client, "cancelEnrolment", new { id = taken }));

        // Money needs a line manager; without it a clinical supervisor may pass the place on.
        await Budget(scene.Employer, "PCN_EMPLOYER", 500m);
        await Promise(scene, place);
        Assert.Equal(["SUBSTITUTE_NOT_ALLOWED coachId APPROVER_NEEDED"], await Refused(clinical, colleague));
        Assert.Empty(await Refused(scene.Manager, colleague));
        Assert.Equal(["WRONG_STATE id"], await Refused(scene.Manager, colleague));
    }

    [Fact]
    public async Task Of_two_who_pass_one_place_on_at_once_one_does()
    {
        var scene = await Scene();
        var (first, second) = (await Colleague(scene), await Colleague(scene));
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);

        var answers = await Task.WhenAll(new[] { first, second }.Select(colleague => Refusals(scene.Manager.Client, "substituteEnrolment", new { id = place, coachId = colleague.Id })));

        Assert.Equal(["", "WrongStateError WRONG_STATE id"], answers.Select(answer => string.Join(' ', answer)).Order(StringComparer.Ordinal));
        Assert.Equal(["BOOKED", "SUBSTITUTED"], await States(run));
    }

    [Fact]
    public async Task Places_that_two_coaches_pass_to_each_other_at_once_wait_for_each_other_and_never_for_ever()
    {
        var scene = await Scene();
        var colleague = await Colleague(scene);
        var (one, other) = (await TwoDays(), await Run(new { startsAt = "2027-06-01T09:00:00Z", endsAt = "2027-06-01T12:00:00Z" }));
        var (mine, theirs) = (await Enrol(scene.Coach.Client, one.Id), await Enrol(colleague.Client, other.Id));

        var answers = await Task.WhenAll(
            Refusals(scene.Manager.Client, "substituteEnrolment", new { id = mine, coachId = colleague.Id }),
            Refusals(scene.Manager.Client, "substituteEnrolment", new { id = theirs, coachId = scene.Coach.Id }));

        Assert.All(answers, Assert.Empty);
    }

    [Fact]
    public async Task A_repeated_request_passes_the_place_on_once()
    {
        var scene = await Scene();
        var colleague = await Colleague(scene);
        var run = await TwoDays();
        var input = new { id = await Enrol(scene.Coach.Client, run.Id), coachId = colleague.Id, idempotencyKey = "instead-" + colleague.Name };

        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadText(scene.Manager.Client, "substituteEnrolment.enrolment.id", Substitute, new { input })));

        Assert.Single(ids.Distinct());
        Assert.Equal(["BOOKED", "SUBSTITUTED"], await States(run));
    }

    private Task<Person> Colleague(Funding.FundingScene scene) => Coach(scene.Manager, GlobalId.Of(scene.Employer));

    // The substitute has the number of the place, so that nothing orders the two.
    private static async Task<string[]> States(RunMade run) => [.. Texts(
        await Read(run.Publisher.Client, "node.enrolments.nodes", "query ($id: ID!) { node(id: $id) { ... on OfferRun { enrolments { nodes { status } } } } }", new { id = run.Id }),
        "status").Order(StringComparer.Ordinal)];
}

public sealed class SubstitutesOnSqliteTests() : SubstituteTests(Database.Sqlite);

public sealed class SubstitutesOnPostgresTests() : SubstituteTests(Database.Postgres);
