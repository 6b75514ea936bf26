using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Who attended a run: what becomes of places, completions and money, and what the provider sees of it.</summary>
public abstract class AttendanceTests(Database database) : PlaceScenes(database)
{
    [Fact]
    public async Task Whoever_attended_enough_has_a_verified_completion_with_the_money_of_the_place_spent()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var (half, away, waits) = (await Coach(scene.Manager), await Coach(scene.Manager, GlobalId.Of(scene.Employer)), await Coach(scene.Manager));
        var run = await TwoDays(capacity: 3);
        string[] places = [await Enrol(scene.Coach.Client, run.Id), await Enrol(half.Client, run.Id), await Enrol(away.Client, run.Id), await Enrol(waits.Client, run.Id)];
        await Promise(scene, places[0]);
        await Promise(new(scene.Employer, scene.Manager, away, Key(away)), places[2]);
        await TakesPlace(run);

        var answer = await Attend(
            run.Publisher.Client, run.Id, new { enrolmentId = places[0] }, new { enrolmentId = places[1], sessionKeys = new[] { "two" } }, new { enrolmentId = places[2], didNotAttend = true });

        Assert.Equal((run.Id, "COMPLETED"), (Text(answer, "run.id"), Text(answer, "run.status")));
        Assert.Equal(places[..3], Texts(At(answer, "enrolments"), "id"));
        Assert.Equal(["ATTENDED", "ATTENDED", "DID_NOT_ATTEND"], Texts(At(answer, "enrolments"), "status"));
        Assert.Equal(["one two", "two", ""], At(answer, "enrolments").EnumerateArray().Select(place => string.Join(' ', At(place, "sessionsAttended").EnumerateArray())));
        var completion = Assert.Single(At(answer, "completions").EnumerateArray());
        Assert.Equal(
            ("2026-11-16", 180, "ATTENDED", "VERIFIED", run.Publisher.Name, run.Id, places[0], scene.Coach.Name),
            (Text(completion, "occurredOn"), At(completion, "cpdMinutes").GetInt32(), Text(completion, "outcome"), Text(completion, "verification"),
                Text(completion, "verifiedBy"), Text(completion, "run.id"), Text(completion, "enrolment.id"), Text(completion, "enrolment.attendeeName")));
        Assert.Equal((null, null), (Text(completion, "coach.id"), Text(completion, "cost.amount")));

        // The coach sees whole what the provider sees in part.
        var own = await Read(
            scene.Coach.Client,
            "viewer.coach",
            "{ viewer { coach { completions { nodes { id cost { amount } funding { status amount { amount } reference completion { id } } enrolment { status } coach { id } } } } } }");
        var learned = Assert.Single(At(own, "completions.nodes").EnumerateArray());
        Assert.Equal((Text(completion, "id"), "95.00", "SPENT", "95.00", "PO-7", "ATTENDED"), (
            Text(learned, "id"), Text(learned, "cost.amount"), Text(learned, "funding.0.status"), Text(learned, "funding.0.amount.amount"), Text(learned, "funding.0.reference"),
            Text(learned, "enrolment.status")));

        // A place that was held is paid for, attended or not.
        Assert.Equal(
            ["1 Allocated 100000 100000", "2 Committed 9500 90500", "3 Committed 9500 81000", "4 Spent 9500 81000", "5 Spent 9500 81000"], await Entries(budget));
        Assert.Equal((FundingStatus.Spent, (CompletionId?)null), (await Awards(Key(away))).Select(award => (award.Status, award.CompletionId)).Single());

        var told = await Read(waits.Client, "node", "query ($id: ID!) { node(id: $id) { ... on Enrolment { status reason history { status by } } } }", new { id = places[3] });
        Assert.Equal(("CANCELLED", "The run has taken place."), (Text(told, "status"), Text(told, "reason")));
        Assert.Equal([waits.Name, ""], Texts(At(told, "history"), "by"));
    }

    [Fact]
    public async Task What_was_recorded_without_a_completion_is_put_right_and_what_made_one_stays()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 500m);
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);
        await Promise(scene, place);
        await TakesPlace(run);

        await Attend(run.Publisher.Client, run.Id, new { enrolmentId = place, didNotAttend = true });
        await Attend(run.Publisher.Client, run.Id, new { enrolmentId = place, didNotAttend = true });
        var right = await Attend(Api.Steward, run.Id, new { enrolmentId = place, outcome = "PASSED", cpdMinutes = 200 });

        Assert.Equal(("PASSED", 200, "Steward"), (Text(right, "completions.0.outcome"), At(right, "completions.0.cpdMinutes").GetInt32(), Text(right, "completions.0.verifiedBy")));
        Assert.Equal(["BOOKED", "DID_NOT_ATTEND", "ATTENDED"], Texts(At(right, "enrolments.0.history"), "status"));
        Assert.Equal(["1 Allocated 50000 50000", "2 Committed 9500 40500", "3 Spent 9500 40500"], await Entries(budget));
        Assert.NotNull(Assert.Single(await Awards(scene.CoachId)).CompletionId);
        Assert.Equal(
            ["WrongStateError WRONG_STATE attendance.0.enrolmentId"],
            await Refusals(run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance = new[] { new { enrolmentId = place, didNotAttend = true } } }));
    }

    [Fact]
    public async Task What_the_coach_had_recorded_of_the_run_is_replaced()
    {
        var (supervisor, run) = (await Supervisor(), await TwoDays());
        var coach = await Coach(supervisor);
        var place = await Enrol(coach.Client, run.Id);
        await TakesPlace(run);
        var claim = await ReadText(
            coach.Client,
            "recordCompletion.completion.id",
            "mutation ($input: RecordCompletionInput!) { recordCompletion(input: $input) { completion { id } userErrors { code field message } } }",
            new { input = new { offer = new { id = run.OfferId }, runId = run.Id, occurredOn = "2026-11-17", cpdMinutes = 60 } });

        await Attend(run.Publisher.Client, run.Id, new { enrolmentId = place });

        var learned = await Read(coach.Client, "viewer.coach.learning", "{ viewer { coach { learning { totalCount nodes { cpdMinutes ... on Completion { replaces { id } } } } } } }");
        Assert.Equal((1, 180, claim), (At(learned, "totalCount").GetInt32(), At(learned, "nodes.0.cpdMinutes").GetInt32(), Text(learned, "nodes.0.replaces.id")));
    }

    [Fact]
    public async Task All_is_recorded_or_nothing_by_the_provider_once_the_run_is_over()
    {
        var (supervisor, run) = (await Supervisor(), await TwoDays());
        var (good, bad) = (await Enrol((await Coach(supervisor)).Client, run.Id), await Enrol((await Coach(supervisor)).Client, run.Id));
        object[] attendance = [new { enrolmentId = good }, new { enrolmentId = bad, sessionKeys = new[] { "one", "nine" } }, new { enrolmentId = "damaged" }, new { enrolmentId = bad, cpdMinutes = 5 }];

        Assert.Equal(["WrongStateError WRONG_STATE runId"], await Refusals(run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance }));
        await TakesPlace(run);
        Assert.Equal(
            ["NotFoundError NOT_FOUND attendance.1.sessionKeys.1", "NotFoundError NOT_FOUND attendance.2.enrolmentId", "InvalidInputError INVALID attendance.3.enrolmentId"],
            await Refusals(run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance }));
        Assert.Equal(
            ["RuleRefusedError ATTENDANCE_INCOMPLETE attendance.0.outcome"],
            await Refusals(
                run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance = new[] { new { enrolmentId = good, sessionKeys = new[] { "one" }, outcome = "PASSED" } } }));
        Assert.Equal(["NotPermittedError NOT_PERMITTED runId"], await Refusals((await Run()).Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance }));
        Assert.Equal(
            "FORBIDDEN",
            At(Assert.Single((await supervisor.Client.Send(RecordAttendance, new { input = new { runId = run.Id, attendance } })).Errors), "extensions.code").GetString());
        Assert.Equal(
            ["BOOKED", "BOOKED"],
            Texts(await Read(run.Publisher.Client, "node.enrolments.nodes", "query ($id: ID!) { node(id: $id) { ... on OfferRun { enrolments { nodes { status } } } } }", new { id = run.Id }), "status"));
    }

    [Fact]
    public async Task A_repeated_request_is_carried_out_once_and_answered_alike()
    {
        var (supervisor, run) = (await Supervisor(), await TwoDays(capacity: 2));
        string[] places = [await Enrol((await Coach(supervisor)).Client, run.Id), await Enrol((await Coach(supervisor)).Client, run.Id), await Enrol((await Coach(supervisor)).Client, run.Id)];
        await TakesPlace(run);
        var input = new { runId = run.Id, attendance = places[..2].Select(enrolmentId => new { enrolmentId }), idempotencyKey = "attended-" + run.Publisher.Name };

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Read(run.Publisher.Client, "recordRunAttendance", RecordAttendance, new { input })));
        var later = await Read(run.Publisher.Client, "recordRunAttendance", RecordAttendance, new { input });

        Assert.Single(answers.Append(later).Select(answer => answer.GetRawText()).Distinct());
        Assert.Equal(places[..2], Texts(At(later, "enrolments"), "id"));
        Assert.Equal(2, At(later, "completions").GetArrayLength());
        Assert.Equal(2, await Api.Look(db => db.Completions.CountAsync(row => row.RunId == new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value))));
    }

    [Fact]
    public async Task The_provider_sees_completions_from_places_on_its_own_runs_and_neither_whose_they_are_nor_who_paid()
    {
        var scene = await Scene();
        await Budget(scene.Employer, "PCN_EMPLOYER", 500m);
        var run = await TwoDays();
        var place = await Enrol(scene.Coach.Client, run.Id);
        await Promise(scene, place);
        await TakesPlace(run);
        var id = Text(await Attend(run.Publisher.Client, run.Id, new { enrolmentId = place }), "completions.0.id")!;

        // Recorded by a coach who never had a place, if with the run's name.
        var other = await Coach(scene.Manager);
        await ReadText(
            other.Client,
            "recordCompletion.completion.id",
            "mutation ($input: RecordCompletionInput!) { recordCompletion(input: $input) { completion { id } userErrors { code field message } } }",
            new { input = new { offer = new { id = run.OfferId }, runId = run.Id, occurredOn = "2026-11-16" } });
        const string list =
            """
            query ($filter: CompletionFilter) {
              completions(filter: $filter) {
                totalCount totalCpdMinutes
                edges { node { id } }
                nodes { id coach { displayName } cost { amount } funding { status } enrolment { id attendeeName coach { id } } verification }
              }
            }
            """;
        Task<JsonElement> List(GraphQLClient client, object? filter = null) => Read(client, "completions", list, new { filter });

        var mine = await List(run.Publisher.Client);
        Assert.Equal((1, 180), (At(mine, "totalCount").GetInt32(), At(mine, "totalCpdMinutes").GetInt32()));
        var node = Assert.Single(At(mine, "nodes").EnumerateArray());
        Assert.Equal((id, id, place, scene.Coach.Name), (Text(node, "id"), Text(mine, "edges.0.node.id"), Text(node, "enrolment.id"), Text(node, "enrolment.attendeeName")));
        Assert.All(["coach", "cost", "enrolment.coach"], field => Assert.Equal(JsonValueKind.Null, At(node, field).ValueKind));
        Assert.Empty(At(node, "funding").EnumerateArray());
        Assert.Equal(id, Text(await Read(run.Publisher.Client, "node", "query ($id: ID!) { node(id: $id) { id } }", new { id }), "id"));

        // No condition tells what the fields do not.
        Assert.Equal(0, At(await List(run.Publisher.Client, new { coachIds = new[] { scene.Coach.Id } }), "totalCount").GetInt32());
        Assert.Empty(At(await List(run.Publisher.Client, new { fundingStreamIds = new[] { GlobalId.Of((await StreamOf("PCN_EMPLOYER")).Id) } }), "nodes").EnumerateArray());
        Assert.Equal(1, At(await List(run.Publisher.Client, new { offerIds = new[] { run.OfferId } }), "totalCount").GetInt32());

        // Others see what they saw.
        var foreign = (await Run()).Publisher.Client;
        Assert.Equal(0, At(await List(foreign), "totalCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await Read(foreign, "node", "query ($id: ID!) { node(id: $id) { id } }", new { id })).ValueKind);
        Assert.Equal((scene.Coach.Name, "95.00", "SPENT"), (
            Text(await List(scene.Manager.Client, new { coachIds = new[] { scene.Coach.Id } }), "nodes.0.coach.displayName"),
            Text(await List(scene.Manager.Client, new { coachIds = new[] { scene.Coach.Id } }), "nodes.0.cost.amount"),
            Text(await List(scene.Manager.Client, new { coachIds = new[] { scene.Coach.Id } }), "nodes.0.funding.0.status")));
    }

    [Fact]
    public async Task The_provider_verifies_and_refuses_completions_from_its_own_places_and_no_others()
    {
        var (supervisor, run) = (await Supervisor(), await TwoDays());
        Person[] coaches = [await Coach(supervisor), await Coach(supervisor)];
        string[] places = [await Enrol(coaches[0].Client, run.Id), await Enrol(coaches[1].Client, run.Id)];
        await TakesPlace(run);
        var made = Texts(At(await Attend(run.Publisher.Client, run.Id, [.. places.Select(enrolmentId => (object)new { enrolmentId })]), "completions"), "id");
        var claimed = await Record(await Coach(supervisor), run.OfferId, "2026-11-20");

        Assert.Equal(["WrongStateError WRONG_STATE ids.0", "WrongStateError WRONG_STATE ids.1"], await Refusals(run.Publisher.Client, "verifyCompletion", new { ids = made }));
        Assert.Equal(["NotFoundError NOT_FOUND ids.0"], await Refusals(run.Publisher.Client, "verifyCompletion", new { ids = new[] { claimed } }));
        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals((await Run()).Publisher.Client, "rejectCompletion", new { id = made[0], reason = "Not ours." }));

        // As an import of another system would leave them, say.
        await Api.Change(async db =>
        {
            foreach (var row in await db.Completions.Where(row => row.RunId == new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value)).ToListAsync())
            {
                db.Replace(row, row with { Verification = Verification.Awaiting });
            }
        });
        Assert.Empty(await Refusals(run.Publisher.Client, "verifyCompletion", new { ids = new[] { made[0] } }));
        Assert.Empty(await Refusals(run.Publisher.Client, "rejectCompletion", new { id = made[1], reason = "Left after an hour." }));
        Assert.Equal(
            ["VERIFIED ", "REJECTED Left after an hour."],
            await Task.WhenAll(coaches.Select(async coach =>
            {
                var one = await Read(coach.Client, "viewer.coach.completions.nodes.0", "{ viewer { coach { completions { nodes { verification rejectionReason } } } } }");

                return $"{Text(one, "verification")} {Text(one, "rejectionReason")}";
            })));
    }

    [Fact]
    public async Task Completions_of_many_places_take_a_provider_as_many_statements_as_that_of_one()
    {
        var (supervisor, run) = (await Supervisor(), await TwoDays());
        var places = new List<string>();

        for (var count = 0; count < 4; count++)
        {
            places.Add(await Enrol((await Coach(supervisor)).Client, run.Id));
        }

        await TakesPlace(run);
        await Attend(run.Publisher.Client, run.Id, [.. places.Select(enrolmentId => (object)new { enrolmentId })]);
        const string list = "query ($first: Int) { completions(first: $first) { totalCount nodes { coach { id } enrolment { attendeeName } cost { amount } replacedBy { id } } } }";

        var one = await run.Publisher.Client.Send(list, new { first = 1 });
        var four = await run.Publisher.Client.Send(list, new { first = 4 });

        Assert.Equal(4, At(four.Data, "completions.nodes").GetArrayLength());
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(four));
    }
}

public sealed class AttendanceOnSqliteTests() : AttendanceTests(Database.Sqlite);

public sealed class AttendanceOnPostgresTests() : AttendanceTests(Database.Postgres);
