using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Attention;

/// <summary>What needs doing about places on runs.</summary>
public abstract class AttentionPlaceTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task A_request_waits_for_the_line_manager_alone_until_it_is_decided()
    {
        var (supervisor, other) = (await Supervisor(), await QualifiedSupervisor());
        var coach = await Coach(supervisor);
        await Arrange(supervisor, coach, "CLINICAL", other, "2026-11-24");
        var run = await Run(new { approvalNeeded = true });
        var request = await Enrol(coach.Client, run.Id);

        var item = Assert.Single(await Of(supervisor.Client, "PLACE_TO_APPROVE"));

        Assert.Equal(("Enrolment", request, coach.Id, "2027-03-01"), (Text(item, "subject.__typename"), Text(item, "subject.id"), Text(item, "coach.id"), Text(item, "dueOn")));
        Assert.Equal($"{coach.Name} has asked for a place on “{run.Publisher.Name}”, which begins on 1 March 2027.", Text(item, "text"));

        // Who supervises the coach otherwise cannot approve it, nor can the provider or the coach.
        foreach (var client in new[] { other.Client, coach.Client, run.Publisher.Client, Api.Steward, (await Supervisor()).Client })
        {
            Assert.Empty(await Of(client, "PLACE_TO_APPROVE"));
        }

        Assert.Empty(await Refusals(supervisor.Client, "approveEnrolment", new { id = request }));
        Assert.Empty(await Of(supervisor.Client, "PLACE_TO_APPROVE"));
    }

    [Fact]
    public async Task A_place_that_comes_free_is_told_to_who_gets_it_and_not_to_who_had_one()
    {
        var supervisor = await Supervisor();
        var run = await Run(new { capacity = 1, waitingListOpen = true, cancellationNoticeDays = 7 });
        var (first, second) = (await Coach(supervisor), await Coach(supervisor));
        var (held, waiting) = (await Enrol(first.Client, run.Id), await Enrol(second.Client, run.Id));

        Assert.Empty(await Of(first.Client, "PLACE_OFFERED"));
        Assert.Empty(await Of(second.Client, "PLACE_OFFERED"));

        Assert.Empty(await Refusals(first.Client, "cancelEnrolment", new { id = held }));
        var item = Assert.Single(await Of(second.Client, "PLACE_OFFERED"));
        Assert.Equal(("Enrolment", waiting, "2027-02-22"), (Text(item, "subject.__typename"), Text(item, "subject.id"), Text(item, "dueOn")));
        Assert.Equal(JsonValueKind.Null, At(item, "coach").ValueKind);
        Assert.Equal("Come, or give it back in time, by 22 February 2027: then it goes to the next who waits.", Text(item, "action"));
        Assert.Empty(await Of(first.Client, "PLACE_OFFERED"));
        Assert.Empty(await Of(supervisor.Client, "PLACE_OFFERED"));

        Assert.Empty(await Refusals(second.Client, "cancelEnrolment", new { id = waiting }));
        Assert.Empty(await Of(second.Client, "PLACE_OFFERED"));
    }

    [Fact]
    public async Task A_run_that_moved_or_was_cancelled_is_told_to_those_with_a_place_on_it()
    {
        var supervisor = await Supervisor();
        var run = await Run(new { startsAt = "2027-03-24T09:00:00Z", endsAt = "2027-03-24T12:00:00Z" });
        var (coach, gone) = (await Coach(supervisor), await Coach(supervisor));
        var (place, left) = (await Enrol(coach.Client, run.Id), await Enrol(gone.Client, run.Id));
        Assert.Empty(await Refusals(gone.Client, "cancelEnrolment", new { id = left }));
        Assert.Empty(await Of(coach.Client, "RUN_CHANGED"));

        // From winter time to summer time.
        object changes = new { startsAt = "2027-03-31T08:00:00Z", endsAt = "2027-03-31T11:00:00Z" };
        Assert.Empty(await Refusals(run.Publisher.Client, "updateRun", new { id = run.Id, changes, expectedRevision = 1 }));
        var moved = Assert.Single(await Of(coach.Client, "RUN_CHANGED"));
        Assert.Equal(
            $"“{run.Publisher.Name}” has moved: from 24 March 2027 at 09:00 until 12:00 to 31 March 2027 at 09:00 until 12:00.", Text(moved, "text"));
        Assert.Equal(("Enrolment", place, "2027-03-31"), (Text(moved, "subject.__typename"), Text(moved, "subject.id"), Text(moved, "dueOn")));

        foreach (var client in new[] { gone.Client, supervisor.Client, run.Publisher.Client, Api.Steward })
        {
            Assert.Empty(await Of(client, "RUN_CHANGED"));
        }

        Assert.Empty(await Refusals(run.Publisher.Client, "cancelRun", new { id = run.Id, reason = "The tutor is ill.", expectedRevision = 2 }));
        var cancelled = Assert.Single(await Of(coach.Client, "RUN_CHANGED"));
        Assert.Equal($"“{run.Publisher.Name}” on 31 March 2027 at 09:00 will not take place: The tutor is ill.", Text(cancelled, "text"));
        Assert.Equal(place, Text(cancelled, "subject.id"));

        var another = await Scheduled(run.Publisher.Client, run.OfferId, new { startsAt = "2027-05-01T09:00:00Z", endsAt = "2027-05-01T12:00:00Z" });
        await Enrol(coach.Client, another);
        Assert.Empty(await Of(coach.Client, "RUN_CHANGED"));
    }

    [Fact]
    public async Task Attendance_waits_for_the_provider_of_a_run_that_has_ended_and_for_no_other()
    {
        var supervisor = await Supervisor();
        var run = await Run(new { startsAt = "2026-11-25T09:00:00Z", endsAt = "2026-11-25T12:00:00Z" });
        string[] places = [await Enrol((await Coach(supervisor)).Client, run.Id), await Enrol((await Coach(supervisor)).Client, run.Id)];
        Assert.Empty(await Of(run.Publisher.Client, "ATTENDANCE_TO_RECORD"));

        await Move(run, days: -10);
        var item = Assert.Single(await Of(run.Publisher.Client, "ATTENDANCE_TO_RECORD"));
        Assert.Equal(("OfferRun", run.Id, "2026-11-22", true), (Text(item, "subject.__typename"), Text(item, "subject.id"), Text(item, "dueOn"), At(item, "overdue").GetBoolean()));
        Assert.Equal($"“{run.Publisher.Name}” ended on 15 November 2026, and it is not recorded whether 2 people attended.", Text(item, "text"));

        foreach (var client in new[] { supervisor.Client, Api.Steward, (await Run()).Publisher.Client })
        {
            Assert.Empty(await Of(client, "ATTENDANCE_TO_RECORD"));
        }

        await Recorded(run, places[0]);
        Assert.EndsWith("whether one person attended.", Text(Assert.Single(await Of(run.Publisher.Client, "ATTENDANCE_TO_RECORD")), "text"), StringComparison.Ordinal);
        await Recorded(run, places[1]);
        Assert.Empty(await Of(run.Publisher.Client, "ATTENDANCE_TO_RECORD"));
    }

    /// <summary>Moves a run and its sessions.</summary>
    private Task Move(RunMade run, int days) => Api.Change(async db =>
    {
        var id = new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value);
        var before = await db.Runs.FirstAsync(row => row.Id == id);
        db.Replace(before, before with { StartsAt = before.StartsAt.AddDays(days), EndsAt = before.EndsAt.AddDays(days), Revision = before.Revision + 1 });
    });

    private static async Task Recorded(RunMade run, string place) => Assert.Empty(await Refusals(
        run.Publisher.Client, "recordRunAttendance", new { runId = run.Id, attendance = new[] { new { enrolmentId = place } } }));

    private static async Task<JsonElement[]> Of(GraphQLClient client, string kind)
    {
        var list = await Read(
            client,
            "viewer.attention.nodes",
            """
            query ($kinds: [AttentionKind!]) {
              viewer { attention(first: 100, kinds: $kinds) { nodes {
                key kind text action dueOn overdue coach { id } subject { __typename ... on Enrolment { id } ... on OfferRun { id } }
              } } }
            }
            """,
            new { kinds = new[] { kind } });

        return [.. list.EnumerateArray()];
    }

    private static string? Text(JsonElement json, string path) => At(json, path).GetString();
}

public sealed class AttentionPlacesOnSqliteTests() : AttentionPlaceTests(Database.Sqlite);

public sealed class AttentionPlacesOnPostgresTests() : AttentionPlaceTests(Database.Postgres);
