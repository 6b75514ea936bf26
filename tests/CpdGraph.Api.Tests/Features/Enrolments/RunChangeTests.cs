using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Runs that move, grow, shrink or are cancelled while people have places on them. The rules have tests of their own.</summary>
public abstract class RunChangeTests(Database database) : PlaceScenes(database)
{
    [Fact]
    public async Task More_places_go_to_those_who_wait_in_the_same_moment_and_fewer_than_are_taken_are_refused()
    {
        var run = await Run(new { capacity = 1, waitingListOpen = true });
        var supervisor = await Supervisor();
        var coaches = new[] { await Coach(supervisor), await Coach(supervisor), await Coach(supervisor) };
        string[] places = [await Enrol(coaches[0].Client, run.Id), await Enrol(coaches[1].Client, run.Id), await Enrol(coaches[2].Client, run.Id)];

        var changed = await Changed(run.Publisher.Client, new { id = run.Id, changes = new { capacity = 2 }, expectedRevision = 1 });

        Assert.Equal((2, 2, 0), (At(changed, "revision").GetInt32(), At(changed, "capacity").GetInt32(), At(changed, "placesLeft").GetInt32()));
        Assert.Equal(["BOOKED", "BOOKED", "WAITING_LIST"], await Task.WhenAll(places.Select((id, index) => Status(coaches[index].Client, id))));

        var refused = await run.Publisher.Client.Send(Update, new { input = new { id = run.Id, changes = new { capacity = 1 }, expectedRevision = 2 } });
        Assert.Equal("2 places are taken. Keep at least as many, or have some of them cancelled first.", Text(refused.Data, "updateRun.userErrors.0.message"));
        Assert.Equal(["changes", "capacity"], At(refused.Data, "updateRun.userErrors.0.field").EnumerateArray().Select(part => part.GetString()));
    }

    [Fact]
    public async Task A_moved_run_keeps_its_places_and_keys_and_what_it_was_is_kept()
    {
        var run = await Run(new { venue = new { name = "Town hall" }, joinUrl = "https://meet.example.org/1" });
        var keyed = await ReadText(
            run.Publisher.Client,
            "scheduleRun.run.id",
            "mutation ($input: ScheduleRunInput!) { scheduleRun(input: $input) { run { id } userErrors { code field message } } }",
            new { input = new { offer = new { id = run.OfferId }, run = new { startsAt = "2027-06-01T09:00:00Z", endsAt = "2027-06-01T12:00:00Z" }, external = new { system = "booking", key = "7" } } });
        var coach = await Coach(await Supervisor());
        var place = await Enrol(coach.Client, run.Id);

        var moved = await Changed(
            run.Publisher.Client,
            new { id = run.Id, changes = new { startsAt = "2027-03-02T09:00:00Z", endsAt = "2027-03-02T12:00:00Z", joinUrl = "https://meet.example.org/2" }, expectedRevision = 1 });
        var other = await Changed(run.Publisher.Client, new { id = keyed, changes = new { capacity = 12 }, expectedRevision = 1 });

        Assert.Equal("2027-03-02T09:00:00.000Z", Text(moved, "sessions.0.startsAt"));
        Assert.Equal("Town hall", Text(moved, "venue.name"));
        Assert.Equal("7", Text(other, "externalReferences.0.key"));
        Assert.Equal("https://meet.example.org/2", await ReadText(coach.Client, "node.joinUrl", "query ($id: ID!) { node(id: $id) { ... on Enrolment { joinUrl } } }", new { id = place }));
        Assert.Equal("BOOKED", await Status(coach.Client, place));

        var id = KeyOf(run);
        var revision = await Api.Look(db => db.RunRevisions.SingleAsync(row => row.RunId == id));
        Assert.Equal((2, new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), "Town hall"), (revision.Revision, revision.StartsAtBefore, revision.VenueBefore!.Name));
        Assert.Equal(["startsAt", "endsAt", "sessions", "joinUrl"], revision.ChangedFields);
    }

    [Fact]
    public async Task The_same_again_makes_no_revision()
    {
        var run = await Run(new { capacity = 5 });

        var same = await Changed(run.Publisher.Client, new { id = run.Id, changes = new { startsAt = "2027-03-01T09:00:00Z", capacity = 5, venue = (object?)null }, expectedRevision = 1 });

        var id = KeyOf(run);
        Assert.Equal(1, At(same, "revision").GetInt32());
        Assert.Equal(0, await Api.Look(db => db.RunRevisions.CountAsync(row => row.RunId == id)));
    }

    [Fact]
    public async Task A_cancelled_run_ends_every_live_place_and_the_money_goes_back()
    {
        var (scene, run) = (await Scene(), await TwoDays(capacity: 1, approvalNeeded: true));
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var (next, asker) = (await Coach(scene.Manager, GlobalId.Of(scene.Employer)), await Coach(scene.Manager, GlobalId.Of(scene.Employer)));
        string[] places = [await Enrol(scene.Coach.Client, run.Id), await Enrol(next.Client, run.Id), await Enrol(asker.Client, run.Id)];
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id = places[0] }));
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id = places[1] }));
        await Promise(scene, places[0]);
        Assert.Equal(9_500, (await Look(budget)).CommittedPence);

        var cancelled = At(await Read(run.Publisher.Client, "cancelRun.run", Cancel, new { input = new { id = run.Id, reason = "The tutor is ill.", expectedRevision = 1 } }), "");

        Assert.Equal(("CANCELLED", "The tutor is ill.", 2), (Text(cancelled, "status"), Text(cancelled, "cancellationReason"), At(cancelled, "revision").GetInt32()));
        Assert.Equal(["RUN_CANCELLED", "RUN_CANCELLED", "RUN_CANCELLED"], await Task.WhenAll(places.Select(id => Status(scene.Manager.Client, id))));
        Assert.Equal((0, 0), ((await Look(budget)).CommittedPence, (await Look(budget)).SpentPence));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 9500 90500", "3 Released 9500 100000"], await Entries(budget));

        var id = KeyOf(run);
        Assert.Equal(0, await Api.Look(db => db.RunPlaces.Where(row => row.RunId == id).Select(row => row.Taken).SingleAsync()));
        var history = await Read(
            scene.Coach.Client, "node", "query ($id: ID!) { node(id: $id) { ... on Enrolment { reason lateCancellation history { status } } } }", new { id = places[0] });
        Assert.Equal("The tutor is ill.", Text(history, "reason"));
        Assert.False(At(history, "lateCancellation").GetBoolean());
        Assert.Equal(["REQUESTED", "BOOKED", "RUN_CANCELLED"], Texts(At(history, "history"), "status"));
        Assert.Equal(["BookingClosedError BOOKING_CLOSED runId"], await Refusals(asker.Client, "requestEnrolment", new { runId = run.Id }));
    }

    [Fact]
    public async Task A_run_is_cancelled_once_also_by_two_at_once_and_with_a_key_the_answer_comes_again()
    {
        var run = await Run();
        object Input(string? key) => new { id = run.Id, reason = "No tutor.", expectedRevision = 1, idempotencyKey = key };

        var answers = await Task.WhenAll(Refusals(run.Publisher.Client, "cancelRun", Input(null)), Refusals(Api.Steward, "cancelRun", Input(null)));
        Assert.Equal([0, 1], answers.Select(answer => answer.Length).Order());
        Assert.Equal("WrongStateError WRONG_STATE id", answers.Single(answer => answer.Length == 1)[0]);
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(run.Publisher.Client, "cancelRun", Input(null)));
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(run.Publisher.Client, "updateRun", new { id = run.Id, changes = new { capacity = 3 }, expectedRevision = 2 }));

        var other = await Scheduled(run.Publisher.Client, run.OfferId);
        var again = new { input = new { id = other, reason = "No tutor.", expectedRevision = 1, idempotencyKey = Api.NewName("key") } };
        var first = await Read(run.Publisher.Client, "cancelRun.run", Cancel, again);
        var second = await Read(run.Publisher.Client, "cancelRun.run", Cancel, again);
        Assert.Equal((2, first.GetRawText()), (At(second, "revision").GetInt32(), second.GetRawText()));
    }

    [Fact]
    public async Task Another_hub_and_a_stale_revision_change_nothing()
    {
        var (run, stranger) = (await Run(new { capacity = 5 }), (await Run()).Publisher.Client);

        foreach (var (mutation, input) in new (string, Func<string, int, object>)[]
        {
            ("updateRun", (id, expectedRevision) => new { id, changes = new { capacity = 9 }, expectedRevision }),
            ("cancelRun", (id, expectedRevision) => new { id, reason = "No tutor.", expectedRevision }),
        })
        {
            Assert.Equal(["NotPermittedError NOT_PERMITTED id"], await Refusals(stranger, mutation, input(run.Id, 1)));
            Assert.Equal(["StaleRevisionError STALE_REVISION expectedRevision"], await Refusals(run.Publisher.Client, mutation, input(run.Id, 2)));
            Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(run.Publisher.Client, mutation, input("damaged", 1)));
            Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(run.Publisher.Client, mutation, input(run.OfferId, 1)));
        }

        Assert.Equal(1, (await Read(Api.Anonymous, "node.revision", "query ($id: ID!) { node(id: $id) { ... on OfferRun { revision } } }", new { id = run.Id })).GetInt32());
    }

    [Fact]
    public async Task Of_two_who_change_a_run_at_once_one_wins_while_places_are_taken()
    {
        var run = await Run(new { capacity = 2, waitingListOpen = true });
        var supervisor = await Supervisor();
        var coaches = new[] { await Coach(supervisor), await Coach(supervisor), await Coach(supervisor) };

        var changes = Enumerable.Range(0, 3).Select(number => Refusals(
            run.Publisher.Client, "updateRun", new { id = run.Id, changes = new { capacity = 3, venue = new { name = $"Room {number}" } }, expectedRevision = 1 })).ToArray();
        await Task.WhenAll(coaches.Select(coach => Enrol(coach.Client, run.Id)));
        var answers = await Task.WhenAll(changes);

        Assert.Equal(1, answers.Count(answer => answer.Length == 0));
        Assert.All(answers.Where(answer => answer.Length > 0), answer => Assert.Equal(["StaleRevisionError STALE_REVISION expectedRevision"], answer));
        var id = KeyOf(run);
        Assert.Equal((3, 3), await Api.Look(async db => (
            (await db.RunPlaces.SingleAsync(row => row.RunId == id)).Taken,
            await db.Enrolments.CountAsync(row => row.RunId == id && row.Status == EnrolmentStatus.Booked))));
    }

    private const string Shown =
        """
        run { id revision status capacity placesLeft cancellationReason venue { name } sessions { startsAt } externalReferences { key } } userErrors { __typename code field message }
        """;

    private const string Update = $$"""mutation ($input: UpdateRunInput!) { updateRun(input: $input) { {{Shown}} } }""";

    private const string Cancel = $$"""mutation ($input: CancelRunInput!) { cancelRun(input: $input) { {{Shown}} } }""";

    private static Task<JsonElement> Changed(GraphQLClient by, object input) => Read(by, "updateRun.run", Update, new { input });

    private static OfferRunId KeyOf(RunMade run) => new(GlobalId.TryRead(run.Id)!.Value.Value);

    private static Task<string> Status(GraphQLClient by, string id) => ReadText(by, "node.status", "query ($id: ID!) { node(id: $id) { ... on Enrolment { status } } }", new { id });
}

public sealed class RunChangesOnSqliteTests() : RunChangeTests(Database.Sqlite);

public sealed class RunChangesOnPostgresTests() : RunChangeTests(Database.Postgres);
