using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Places on runs, from the request to the cancellation.</summary>
public abstract class EnrolmentTests(Database database) : PeopleTests(database)
{
    private const string Whole =
        """
        id status attendeeName requestedAt waitingListPosition decidedBy reason cancelFreeUntil lateCancellation joinUrl sessionsAttended
        coach { id } run { id } history { status at by } substituteFor { id } substitutedBy { id } completion { id }
        """;

    [Fact]
    public async Task A_place_is_booked_and_each_sees_of_it_what_concerns_them()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 3, cancellationNoticeDays = 7, joinUrl = "https://meet.example.org/9" }));
        var coach = await Coach(supervisor);
        var id = await Enrol(coach.Client, run.Id);

        var own = await Node(coach.Client, id);
        var supervisors = await Node(supervisor.Client, id);
        var providers = await Node(run.Publisher.Client, id);

        Assert.Equal(("BOOKED", coach.Name, coach.Id, run.Id), (Text(own, "status"), Text(own, "attendeeName"), Text(own, "coach.id"), Text(own, "run.id")));
        Assert.Equal(("2027-02-22T09:00:00.000Z", false, "https://meet.example.org/9"), (Text(own, "cancelFreeUntil"), At(own, "lateCancellation").GetBoolean(), Text(own, "joinUrl")));
        Assert.Equal([$"BOOKED {coach.Name}"], Steps(own));
        Assert.All(["waitingListPosition", "decidedBy", "reason", "substituteFor", "substitutedBy", "completion"], field => Assert.Equal(JsonValueKind.Null, At(own, field).ValueKind));
        Assert.Equal(("BOOKED", coach.Id, null), (Text(supervisors, "status"), Text(supervisors, "coach.id"), Text(supervisors, "joinUrl")));
        Assert.Equal((coach.Name, null, "https://meet.example.org/9"), (Text(providers, "attendeeName"), Text(providers, "coach.id"), Text(providers, "joinUrl")));

        foreach (var stranger in new[] { (await Coach(await Supervisor())).Client, (await Run()).Publisher.Client, Api.Anonymous })
        {
            Assert.Equal(JsonValueKind.Null, (await Node(stranger, id)).ValueKind);
        }
    }

    [Fact]
    public async Task Who_asks_for_a_full_run_waits_in_order_and_a_place_given_back_goes_to_the_first()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true, cancellationNoticeDays = 7, joinUrl = "https://meet.example.org/9" }));
        Person[] coaches = [await Coach(supervisor), await Coach(supervisor), await Coach(supervisor)];
        var places = new List<string>();

        foreach (var coach in coaches)
        {
            places.Add(await Enrol(coach.Client, run.Id));
        }

        Assert.Equal(["BOOKED ", "WAITING_LIST 1", "WAITING_LIST 2"], await Queue(run));
        Assert.Null(Text(await Node(coaches[1].Client, places[1]), "joinUrl"));

        await Cancel(coaches[0].Client, places[0], "Ill.");

        Assert.Equal(["CANCELLED ", "BOOKED ", "WAITING_LIST 1"], await Queue(run));
        var promoted = await Node(coaches[1].Client, places[1]);
        Assert.Equal([$"WAITING_LIST {coaches[1].Name}", "BOOKED "], Steps(promoted));
        Assert.Equal("https://meet.example.org/9", Text(promoted, "joinUrl"));
        Assert.Equal("Ill.", Text(await Node(run.Publisher.Client, places[0]), "reason"));
        Assert.Equal(
            ["cancelEnrolment", "requestEnrolment"],
            await Api.Look(async db => (await db.AuditEvents.ToListAsync()).Where(row => GlobalId.Of(new EnrolmentId(row.SubjectId)) == places[1]).Select(row => row.Action).Order().ToArray()));

        // A place on the waiting list that is given back frees none.
        await Cancel(supervisor.Client, places[2], null);
        Assert.Equal(["CANCELLED ", "BOOKED ", "CANCELLED "], await Queue(run));
    }

    [Fact]
    public async Task Room_that_the_provider_makes_goes_to_those_who_wait_before_anybody_else()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true }));

        for (var count = 0; count < 4; count++)
        {
            await Enrol((await Coach(supervisor)).Client, run.Id);
        }

        await Resize(run, 3);
        await Enrol((await Coach(supervisor)).Client, run.Id);

        Assert.Equal(["BOOKED ", "BOOKED ", "BOOKED ", "WAITING_LIST 1", "WAITING_LIST 2"], await Queue(run));

        // Whoever has a place keeps it when the run shrinks.
        await Resize(run, 2);
        await Cancel(run.Publisher.Client, await FirstOf(run, "BOOKED"), "You asked us to.");
        Assert.Equal(["CANCELLED ", "BOOKED ", "BOOKED ", "WAITING_LIST 1", "WAITING_LIST 2"], await Queue(run));
    }

    [Fact]
    public async Task Where_approval_is_needed_the_line_manager_decides()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { approvalNeeded = true, capacity = 1, waitingListOpen = true }));
        Person[] coaches = [await Coach(supervisor), await Coach(supervisor), await Coach(supervisor), await Coach(supervisor)];
        string[] requests = [await Enrol(coaches[0].Client, run.Id), await Enrol(coaches[1].Client, run.Id), await Enrol(coaches[2].Client, run.Id)];

        Assert.Equal(["REQUESTED ", "REQUESTED ", "REQUESTED "], await Queue(run));
        Assert.Equal("FORBIDDEN", At((await coaches[0].Client.Send("mutation ($id: ID!) { approveEnrolment(input: { id: $id }) { enrolment { id } } }", new { id = requests[0] })).Errors[0], "extensions.code").GetString());

        // In the order of requests, not of approvals.
        Assert.Empty(await Refusals(supervisor.Client, "approveEnrolment", new { id = requests[2] }));
        Assert.Equal(["REQUESTED ", "REQUESTED ", "BOOKED "], await Queue(run));
        await Enrol(supervisor.Client, run.Id, coaches[3].Id);
        Assert.Empty(await Refusals(supervisor.Client, "approveEnrolment", new { id = requests[1] }));
        Assert.Equal(["REQUESTED ", "WAITING_LIST 1", "BOOKED ", "WAITING_LIST 2"], await Queue(run));

        Assert.Empty(await Refusals(supervisor.Client, "declineEnrolment", new { id = requests[0], reason = "No cover that week." }));
        var declined = await Node(coaches[0].Client, requests[0]);
        Assert.Equal(("DECLINED", supervisor.Name, "No cover that week."), (Text(declined, "status"), Text(declined, "decidedBy"), Text(declined, "reason")));
        Assert.Equal([$"REQUESTED {coaches[0].Name}", $"DECLINED {supervisor.Name}"], Steps(declined));
        Assert.Equal(supervisor.Name, Text(await Node(coaches[2].Client, requests[2]), "decidedBy"));
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(supervisor.Client, "approveEnrolment", new { id = requests[0] }));
    }

    [Fact]
    public async Task A_provider_and_a_steward_decline_and_do_not_approve()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { approvalNeeded = true }));
        string[] requests = [await Enrol((await Coach(supervisor)).Client, run.Id), await Enrol((await Coach(supervisor)).Client, run.Id)];

        Assert.Empty(await Refusals(run.Publisher.Client, "declineEnrolment", new { id = requests[0], reason = "It is for another hub's area." }));
        Assert.Empty(await Refusals(Api.Steward, "declineEnrolment", new { id = requests[1], reason = "The run is a duplicate." }));
        Assert.Equal("FORBIDDEN", At((await run.Publisher.Client.Send("mutation ($id: ID!) { approveEnrolment(input: { id: $id }) { enrolment { id } } }", new { id = requests[0] })).Errors[0], "extensions.code").GetString());
        Assert.Equal(["DECLINED ", "DECLINED "], await Queue(run));
    }

    [Fact]
    public async Task Nobody_who_cannot_be_found_approves()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { approvalNeeded = true }));
        var coach = await Coach(supervisor);
        var (manager, code) = await InvitedSupervisor();
        Assert.Empty(await Refusals(supervisor.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = manager, startsOn = "2026-11-24" }));

        var refused = await Refused(coach.Client, run.Id);
        Assert.Equal(("RuleRefusedError", "NO_APPROVER", "APPROVER_NEEDED"), (Text(refused, "__typename"), Text(refused, "code"), Text(refused, "rule")));
        Assert.Contains("issueInvitation", Text(refused, "mend"), StringComparison.Ordinal);

        // As soon as the line manager has come, somebody can.
        var name = Api.NewName("manager");
        await Read(Api.As(name), "", "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code });
        var id = await Enrol(coach.Client, run.Id);
        Assert.Empty(await Refusals(Api.As(name, Role.Supervisor), "approveEnrolment", new { id }));
        Assert.Equal("BOOKED", Text(await Node(coach.Client, id), "status"));
    }

    [Fact]
    public async Task A_refusal_names_its_rule_the_mend_and_what_is_in_the_way()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1 }));
        var (coach, other) = (await Coach(supervisor), await Coach(supervisor));
        var place = await Enrol(coach.Client, run.Id);
        var again = await Scheduled(run.Publisher.Client, run.OfferId, new { startsAt = "2027-04-01T09:00:00Z", endsAt = "2027-04-01T12:00:00Z" });
        var sameTime = await Run(new { startsAt = "2027-03-01T11:00:00Z", endsAt = "2027-03-01T14:00:00Z" });
        var early = await Run(new { startsAt = "2027-03-08T09:00:00Z", endsAt = "2027-03-08T12:00:00Z", bookingOpensAt = "2027-01-01T00:00:00Z", bookingClosesAt = "2027-02-01T00:00:00Z" });
        var builds = await Run(null, run.OfferId);

        var enrolled = await Refused(coach.Client, again);
        var clash = await Refused(coach.Client, sameTime.Id);
        var closed = await Refused(coach.Client, early.Id);
        var missing = await Refused(other.Client, builds.Id);
        var full = await Refused(other.Client, run.Id);

        Assert.Equal("BookingClashError ALREADY_ENROLLED ONE_LIVE_PLACE_ON_AN_OFFER", Kind(enrolled));
        Assert.Equal(place, Text(enrolled, "enrolment.id"));
        Assert.Equal("BookingClashError BOOKING_CLASH NO_OVERLAPPING_SESSIONS", Kind(clash));
        Assert.Equal(place, Text(clash, "enrolment.id"));
        Assert.Equal("BookingClosedError BOOKING_CLOSED BOOKING_WINDOW", Kind(closed));
        Assert.Equal(("2027-01-01T00:00:00.000Z", "2027-02-01T00:00:00.000Z"), (Text(closed, "opensAt"), Text(closed, "closesAt")));
        Assert.Equal("PrerequisitesMissingError PREREQUISITES_MISSING PREREQUISITES", Kind(missing));
        Assert.Equal([run.OfferId], At(missing, "missing").EnumerateArray().Select(offer => Text(offer, "id")));
        Assert.Equal("NoPlacesLeftError NO_PLACES_LEFT CAPACITY", Kind(full));
        Assert.Equal((run.Id, false), (Text(full, "run.id"), At(full, "waitingListOpen").GetBoolean()));
        Assert.All([enrolled, clash, closed, missing, full], error =>
        {
            Assert.Equal("runId", Text(error, "field.0"));
            Assert.False(string.IsNullOrEmpty(Text(error, "mend")));
            Assert.Null(Text(error, "sourceReference"));
        });

        // Once completed, it builds on it.
        await Record(other, run.OfferId, "2026-11-20");
        await Enrol(other.Client, builds.Id);
        Assert.Equal(["NotFoundError NOT_FOUND runId"], await Refusals(coach.Client, "requestEnrolment", new { runId = await RunOfAWithdrawnOffer() }));
    }

    [Fact]
    public async Task A_place_given_back_with_less_notice_than_asked_for_is_late_and_after_the_start_it_stays()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { cancellationNoticeDays = 7, startsAt = "2026-11-30T09:00:00Z", endsAt = "2026-11-30T12:00:00Z" }));
        var coach = await Coach(supervisor);
        var id = await Enrol(coach.Client, run.Id);

        await Cancel(coach.Client, id, null);
        Assert.True(At(await Node(coach.Client, id), "lateCancellation").GetBoolean());

        var begun = await Run(new { startsAt = "2026-11-25T09:00:00Z", endsAt = "2026-11-25T12:00:00Z" });
        var place = await Enrol(coach.Client, begun.Id);
        await Move(begun, days: -2);
        Assert.Equal(["BookingClosedError BOOKING_CLOSED id"], await Refusals(coach.Client, "cancelEnrolment", new { id = place }));
        Assert.Equal(["BookingClosedError BOOKING_CLOSED runId"], await Refusals((await Coach(supervisor)).Client, "requestEnrolment", new { runId = begun.Id }));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_as_many_are_booked_as_there_are_places_and_the_rest_wait_in_order()
    {
        const int seats = 3;
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = seats, waitingListOpen = true }));
        var coaches = new List<Person>();

        for (var count = 0; count < 12; count++)
        {
            coaches.Add(await Coach(supervisor));
        }

        var places = await Task.WhenAll(coaches.Select(coach => Enrol(coach.Client, run.Id)));

        Assert.Equal(12, places.Distinct().Count());
        var queue = await Queue(run);
        Assert.Equal([.. Enumerable.Repeat("BOOKED ", seats), .. Enumerable.Range(1, 9).Select(position => $"WAITING_LIST {position}")], queue);

        // All the booked go at once, and as many of those who waited longest come in, each place given once.
        var booked = At(await List(run), "nodes").EnumerateArray().Where(node => Text(node, "status") == "BOOKED").Select(node => Text(node, "id")!).ToArray();
        await Task.WhenAll(booked.Select(id => Cancel(run.Publisher.Client, id, null)));
        queue = await Queue(run);
        Assert.Equal(
            [.. Enumerable.Repeat("CANCELLED ", seats), .. Enumerable.Repeat("BOOKED ", seats), .. Enumerable.Range(1, 6).Select(position => $"WAITING_LIST {position}")],
            queue);
        Assert.Equal((seats, 12L), await Api.Look(async db =>
        {
            var taken = (await db.RunPlaces.ToListAsync()).Single(row => GlobalId.Of(row.RunId) == run.Id);

            return (taken.Taken, taken.LastNumber);
        }));
    }

    [Fact]
    public async Task A_coach_who_asks_for_two_runs_of_one_offer_at_once_gets_a_place_on_one()
    {
        var (coach, run) = (await Coach(await Supervisor()), await Run());
        var second = await Scheduled(run.Publisher.Client, run.OfferId, new { startsAt = "2027-05-01T09:00:00Z", endsAt = "2027-05-01T12:00:00Z" });

        var answers = await Task.WhenAll(new[] { run.Id, second }.Select(runId => Refusals(coach.Client, "requestEnrolment", new { runId })));

        Assert.Equal(["", "BookingClashError ALREADY_ENROLLED runId"], answers.Select(answer => string.Join(' ', answer)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_repeated_request_takes_one_place()
    {
        var (coach, run) = (await Coach(await Supervisor()), await Run(new { capacity = 2 }));
        const string request = "mutation ($input: RequestEnrolmentInput!) { requestEnrolment(input: $input) { enrolment { id status } userErrors { code field message } } }";
        var input = new { runId = run.Id, idempotencyKey = "place-" + coach.Name };

        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadText(coach.Client, "requestEnrolment.enrolment.id", request, new { input })));
        var later = await ReadText(coach.Client, "requestEnrolment.enrolment.id", request, new { input });
        var cancel = new { id = later, idempotencyKey = "back-" + coach.Name };
        Assert.Empty(await Refusals(coach.Client, "cancelEnrolment", cancel));
        Assert.Empty(await Refusals(coach.Client, "cancelEnrolment", cancel));

        Assert.Single(ids.Append(later).Distinct());
        Assert.Equal(["CANCELLED "], await Queue(run));
    }

    [Fact]
    public async Task Places_of_a_coach_and_of_a_run_are_paged_from_either_end_and_found_by_state_and_day()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var runs = new List<RunMade>();
        var places = new List<string>();

        for (var month = 3; month < 7; month++)
        {
            runs.Add(await Run(new { startsAt = $"2027-0{month}-01T09:00:00Z", endsAt = $"2027-0{month}-01T12:00:00Z" }));
            places.Add(await Enrol(coach.Client, runs[^1].Id));
        }

        await Cancel(coach.Client, places[1], null);
        places.Reverse();
        const string page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String, $filter: EnrolmentFilter) {
              viewer { coach { enrolments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
                totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
              } } }
            }
            """;
        Task<JsonElement> Page(object? variables) => Read(coach.Client, "viewer.coach.enrolments", page, variables);
        var all = Ids(await Page(null));
        var one = await Page(new { first = 2 });
        var two = await Page(new { first = 2, after = Text(one, "pageInfo.endCursor") });
        var back = await Page(new { last = 2, before = Text(two, "pageInfo.startCursor") });

        // Those asked for in the same instant are in the order of their ids.
        Assert.Equal(places.Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        Assert.Equal(all[..2], Ids(one));
        Assert.Equal(all[2..], Ids(two));
        Assert.Equal(all[..2], Ids(back));
        Assert.Equal(all[3..], Ids(await Page(new { last = 1 })));
        Assert.Equal((4, true, false), (At(one, "totalCount").GetInt32(), At(one, "pageInfo.hasNextPage").GetBoolean(), At(two, "pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal([places[2]], Ids(await Page(new { filter = new { statuses = new[] { "CANCELLED" } } })));
        Assert.Equal([places[0]], Ids(await Page(new { filter = new { runStarts = new { from = "2027-06-01" } } })));
        Assert.Equal(2, At(await Page(new { first = 1, filter = new { runStarts = new { to = "2027-04-01" } } }), "totalCount").GetInt32());

        var run = await Run();
        var ofRun = new List<string>();

        for (var count = 0; count < 3; count++)
        {
            ofRun.Add(await Enrol((await Coach(supervisor)).Client, run.Id));
        }

        var start = await List(run, "first: 2");
        Assert.Equal(ofRun[..2], Ids(start));
        Assert.Equal(ofRun[2..], Ids(await List(run, $"first: 2, after: \"{Text(start, "pageInfo.endCursor")}\"")));
        Assert.Equal(ofRun[1..], Ids(await List(run, "last: 2")));
        Assert.Equal(JsonValueKind.Null, (await Read(coach.Client, "node.enrolments", "query ($id: ID!) { node(id: $id) { ... on OfferRun { enrolments { totalCount } } } }", new { id = run.Id })).ValueKind);
    }

    [Fact]
    public async Task Places_of_many_take_as_many_statements_as_the_place_of_one()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 2, waitingListOpen = true, joinUrl = "https://meet.example.org/9", approvalNeeded = true }));

        for (var count = 0; count < 4; count++)
        {
            await Enrol(supervisor.Client, run.Id, (await Coach(supervisor)).Id);
        }

        var query = $"query ($id: ID!, $first: Int) {{ node(id: $id) {{ ... on OfferRun {{ enrolments(last: $first) {{ totalCount nodes {{ {Whole} }} }} }} }} }}";
        var one = await run.Publisher.Client.Send(query, new { id = run.Id, first = 1 });
        var four = await run.Publisher.Client.Send(query, new { id = run.Id, first = 4 });
        const string ofCoaches = "query ($first: Int) { coaches(first: $first) { nodes { enrolments(first: 2) { totalCount nodes { id status waitingListPosition history { by } } } } } }";
        var oneCoach = await supervisor.Client.Send(ofCoaches, new { first = 1 });
        var fourCoaches = await supervisor.Client.Send(ofCoaches, new { first = 4 });

        Assert.Empty(four.Errors);
        Assert.Equal(4, At(four.Data, "node.enrolments.nodes").GetArrayLength());
        Assert.True(ApiServer.StatementsOf(four) <= ApiServer.StatementsOf(one) + 1, "One more for those who are booked, with a joining link.");
        Assert.Equal(4, At(fourCoaches.Data, "coaches.nodes").EnumerateArray().Count(node => At(node, "enrolments.totalCount").GetInt32() == 1));
        Assert.True(ApiServer.StatementsOf(fourCoaches) <= ApiServer.StatementsOf(oneCoach) + 1, "One more for those who wait.");
    }

    [Fact]
    public async Task The_place_of_somebody_who_is_erased_goes_to_whoever_waits()
    {
        var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true }));
        var (leaving, next) = (await Coach(supervisor), await Coach(supervisor));
        await Enrol(leaving.Client, run.Id);
        await Enrol(next.Client, run.Id);
        var revision = (await Read(Api.Steward, "coach.revision", "query ($id: ID!) { coach(id: $id) { revision } }", new { id = leaving.Id })).GetInt32();

        Assert.Empty(await Refusals(Api.Steward, "erasePerson", new { person = new { coachId = leaving.Id }, reason = "REQUESTED", expectedRevision = revision }));

        Assert.Equal(["CANCELLED ", "BOOKED "], await Queue(run));
        Assert.StartsWith("Erased person ", Text(At(await List(run), "nodes.0"), "attendeeName"), StringComparison.Ordinal);
    }

    private async Task<string> RunOfAWithdrawnOffer()
    {
        var run = await Run();
        Assert.Empty(await Refusals(run.Publisher.Client, "withdrawOffer", new { offer = new { id = run.OfferId }, reason = "It is over.", expectedRevision = 3 }));

        return run.Id;
    }

    private Task Resize(RunMade run, int capacity) => Edit(run, row => row with { Capacity = capacity });

    private Task Move(RunMade run, int days) => Edit(run, row => row with { StartsAt = row.StartsAt.AddDays(days), EndsAt = row.EndsAt.AddDays(days) });

    private Task Edit(RunMade run, Func<OfferRun, OfferRun> edit) => Api.Change(async db =>
    {
        var id = new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value);
        var before = await db.Runs.FirstAsync(row => row.Id == id);
        db.Replace(before, edit(before) with { Revision = before.Revision + 1 });
    });

    private static Task<JsonElement> Node(GraphQLClient client, string id) =>
        Read(client, "node", $"query ($id: ID!) {{ node(id: $id) {{ ... on Enrolment {{ {Whole} }} }} }}", new { id });

    private static Task<JsonElement> List(RunMade run, string arguments = "first: 100") => Read(
        run.Publisher.Client,
        "node.enrolments",
        $"query ($id: ID!) {{ node(id: $id) {{ ... on OfferRun {{ enrolments({arguments}) {{ nodes {{ id status waitingListPosition attendeeName }} pageInfo {{ endCursor }} }} }} }} }}",
        new { id = run.Id });

    // In the order of requests, with the place in the queue of those who wait.
    private static async Task<string[]> Queue(RunMade run) =>
        [.. At(await List(run), "nodes").EnumerateArray().Select(node => $"{At(node, "status")} {At(node, "waitingListPosition")}")];

    private static async Task<string> FirstOf(RunMade run, string status) =>
        Text(At(await List(run), "nodes").EnumerateArray().First(node => Text(node, "status") == status), "id")!;

    private static async Task Cancel(GraphQLClient by, string id, string? reason) => Assert.Empty(await Refusals(by, "cancelEnrolment", new { id, reason }));

    private static async Task<JsonElement> Refused(GraphQLClient by, string runId)
    {
        var answer = await by.Send(
            """
            mutation ($runId: ID!) {
              requestEnrolment(input: { runId: $runId }) {
                enrolment { id }
                userErrors {
                  __typename code field message
                  ... on RuleError { rule sourceReference mend }
                  ... on NoPlacesLeftError { run { id } waitingListOpen }
                  ... on BookingClosedError { opensAt closesAt }
                  ... on BookingClashError { enrolment { id } }
                  ... on PrerequisitesMissingError { missing { id } }
                }
              }
            }
            """,
            new { runId });

        Assert.Empty(answer.Errors);
        Assert.Equal(JsonValueKind.Null, At(answer.Data, "requestEnrolment.enrolment").ValueKind);

        return Assert.Single(At(answer.Data, "requestEnrolment.userErrors").EnumerateArray());
    }

    private static string Kind(JsonElement error) => $"{Text(error, "__typename")} {Text(error, "code")} {Text(error, "rule")}";

    private static string[] Ids(JsonElement connection) => [.. At(connection, "nodes").EnumerateArray().Select(node => Text(node, "id")!)];

    private static string[] Steps(JsonElement enrolment) => [.. At(enrolment, "history").EnumerateArray().Select(step => $"{At(step, "status")} {At(step, "by")}")];

    private static string? Text(JsonElement json, string path) => At(json, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
}

public sealed class EnrolmentsOnSqliteTests() : EnrolmentTests(Database.Sqlite);

public sealed class EnrolmentsOnPostgresTests() : EnrolmentTests(Database.Postgres);
