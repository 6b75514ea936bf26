using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Privacy;

/// <summary>Erasing a person, as a steward does it. What is left in the tables is tested beside them.</summary>
public abstract class ErasePersonTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task A_coach_is_erased_and_the_record_stays_under_a_pseudonym_with_its_minutes()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Record(coach, await Offer());

        var pseudonym = await EraseAsync(new { coachId = coach.Id }, await RevisionOf(coach.Id));

        Assert.StartsWith("Erased person ", pseudonym, StringComparison.Ordinal);
        var left = await Read(
            Api.Steward,
            "coach",
            "query ($id: ID!) { coach(id: $id) { displayName email claimed registrations { body } employments { jobTitle endedOn } supervisors { kind } completions(first: 5) { nodes { cpdMinutes } } } }",
            new { id = coach.Id });
        Assert.Equal(pseudonym, At(left, "displayName").GetString());
        Assert.Equal(JsonValueKind.Null, At(left, "email").ValueKind);
        Assert.False(At(left, "claimed").GetBoolean());
        Assert.Equal("Erased", At(left, "employments.0.jobTitle").GetString());
        Assert.Equal("2026-11-24", At(left, "employments.0.endedOn").GetString());
        Assert.Equal(0, At(left, "supervisors").GetArrayLength());
        Assert.Equal(60, At(left, "completions.nodes.0.cpdMinutes").GetInt32());
    }

    [Fact]
    public async Task Whoever_was_erased_signs_in_as_nobody_and_their_supervisor_sees_them_no_more()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        await EraseAsync(new { coachId = coach.Id }, await RevisionOf(coach.Id));

        Assert.Equal(JsonValueKind.Null, (await Read(Api.As(coach.Name), "viewer.coach", "{ viewer { coach { id } } }")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Read(supervisor.Client, "coach", "query ($id: ID!) { coach(id: $id) { id } }", new { id = coach.Id })).ValueKind);
    }

    [Fact]
    public async Task An_invitation_of_an_erased_coach_works_no_more()
    {
        var (id, code, name) = await Registered((await Supervisor()).Client);

        await EraseAsync(new { coachId = id }, await RevisionOf(id));

        Assert.Equal(["InvitationNotValidError INVITATION_NOT_VALID code"], await Refusals(Api.As(name, Role.Coach), "redeemInvitation", new { code }));
    }

    [Fact]
    public async Task Nothing_is_written_in_an_erased_record_not_even_by_a_steward()
    {
        var (supervisor, other) = (await Supervisor(), await Supervisor());
        var (coach, another) = (await Coach(supervisor), await Coach(supervisor));
        await EraseAsync(new { coachId = coach.Id }, await RevisionOf(coach.Id));
        await EraseAsync(new { supervisorId = other.Id }, 1);

        Assert.Equal(
            ["WrongStateError WRONG_STATE "],
            await Refusals(Api.Steward, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = supervisor.Id, startsOn = "2026-11-24" }));
        Assert.Equal(
            ["WrongStateError WRONG_STATE "],
            await Refusals(Api.Steward, "assignCoachSupervisor", new { coachId = another.Id, kind = "LINE_MANAGEMENT", supervisorId = other.Id, startsOn = "2026-11-24" }));
        Assert.Equal(
            ["WrongStateError WRONG_STATE "],
            await Refusals(
                Api.Steward, "updateCoachProfile", new { coachId = coach.Id, changes = new { displayName = "Back again" }, expectedRevision = await RevisionOf(coach.Id) }));
    }

    [Fact]
    public async Task A_supervisor_who_is_a_coach_too_is_erased_as_both()
    {
        var supervisor = await Supervisor();
        var (id, code, _) = await Registered((await Supervisor()).Client);
        await Read(Api.As(supervisor.Name), "", "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code });
        var revision = await Api.Look(db => db.Supervisors.Where(row => row.DisplayName == supervisor.Name).Select(row => row.Revision).SingleAsync());

        var pseudonym = await EraseAsync(new { supervisorId = supervisor.Id }, revision);

        Assert.Equal(pseudonym, await ReadText(Api.Steward, "coach.displayName", "query ($id: ID!) { coach(id: $id) { displayName } }", new { id }));
        Assert.Equal(0, await Api.Look(db => db.Supervisors.CountAsync(row => row.DisplayName == supervisor.Name)));
        Assert.Equal(0, await Api.Look(db => db.AuditEvents.CountAsync(row => row.ActorName == supervisor.Name)));
        Assert.Equal(0, await Api.Look(db => db.Principals.CountAsync(row => row.Subject == supervisor.Name || row.Name == supervisor.Name)));
        Assert.Equal(1, await Api.Look(db => db.Erasures.CountAsync(row => row.Pseudonym == pseudonym && row.Reason == ErasureReason.Requested)));
    }

    [Fact]
    public async Task It_is_done_once_and_the_same_request_again_gives_the_same_pseudonym()
    {
        var coach = await Coach(await Supervisor());
        var (revision, key) = (await RevisionOf(coach.Id), Api.NewName("erase-once"));

        var pseudonym = await EraseAsync(new { coachId = coach.Id }, revision, key);

        Assert.Equal(pseudonym, await EraseAsync(new { coachId = coach.Id }, revision, key));
        Assert.Equal(
            ["WrongStateError WRONG_STATE person.coachId"],
            await Refusals(Api.Steward, "erasePerson", new { person = new { coachId = coach.Id }, reason = "REQUESTED", expectedRevision = revision }));
    }

    [Fact]
    public async Task Stewards_erase_neither_themselves_nor_administrators()
    {
        var supervisor = await Supervisor();
        await Grant(supervisor.Name, new { memberName = supervisor.Name, role = "STEWARD" });
        var person = new { supervisorId = supervisor.Id };

        Assert.Equal(
            ["NotPermittedError OWN_RECORD person.supervisorId"],
            await Refusals(Api.As(supervisor.Name, Role.Steward), "erasePerson", new { person, reason = "REQUESTED", expectedRevision = 1 }));

        await Api.Look(async db =>
        {
            var account = await db.Principals.SingleAsync(row => row.Issuer == DevelopmentSignIn.Issuer && row.Subject == supervisor.Name);
            db.Add(new Membership
            {
                Id = MembershipId.New(ApiServer.Now),
                PrincipalId = account.Id,
                MemberName = supervisor.Name,
                Role = Role.Administrator,
                ValidFrom = new(2026, 1, 1),
                GrantedByName = "the command line",
                CreatedAt = ApiServer.Now,
            });

            return await db.SaveChangesAsync();
        });
        Assert.Equal(
            ["NotPermittedError NOT_PERMITTED person.supervisorId"],
            await Refusals(Api.Steward, "erasePerson", new { person, reason = "REQUESTED", expectedRevision = 1 }));
    }

    [Fact]
    public async Task Nobody_but_a_steward_erases()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        foreach (var client in new[] { coach.Client, supervisor.Client, Api.Anonymous })
        {
            var answer = await SendAsync(client, new { coachId = coach.Id }, 1);

            Assert.Contains(At(Assert.Single(answer.Errors), "extensions.code").GetString(), new[] { "FORBIDDEN", "UNAUTHENTICATED" });
        }
    }

    private async Task<int> RevisionOf(string coach) =>
        (await Read(Api.Steward, "coach.revision", "query ($id: ID!) { coach(id: $id) { revision } }", new { id = coach })).GetInt32();

    private async Task<string> EraseAsync(object person, int expectedRevision, string? key = null)
    {
        var answer = await SendAsync(Api.Steward, person, expectedRevision, key);

        Assert.True(answer.Errors.Count == 0 && At(answer.Data, "erasePerson.userErrors").GetArrayLength() == 0, answer.ToString());

        return At(answer.Data, "erasePerson.pseudonym").GetString()!;
    }

    private static Task<GraphQLResponse> SendAsync(GraphQLClient client, object person, int expectedRevision, string? key = null) => client.Send(
        """
        mutation ($person: PersonKey!, $revision: Int!, $key: String) {
          erasePerson(input: { person: $person, reason: REQUESTED, expectedRevision: $revision, idempotencyKey: $key }) { pseudonym userErrors { code field message } }
        }
        """,
        new { person, revision = expectedRevision, key });
}

public sealed class ErasePersonOnSqliteTests() : ErasePersonTests(Database.Sqlite);

public sealed class ErasePersonOnPostgresTests() : ErasePersonTests(Database.Postgres);
