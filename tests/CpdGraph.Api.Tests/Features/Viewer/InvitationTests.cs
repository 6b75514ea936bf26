using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Viewer;

/// <summary>Inviting people to records that are there already.</summary>
public abstract class InvitationTests(Database database) : PeopleTests(database)
{
    private const string NotValid = "InvitationNotValidError INVITATION_NOT_VALID code";

    private const string Redeem =
        """
        mutation ($code: String!, $key: String) {
          redeemInvitation(input: { code: $code, idempotencyKey: $key }) {
            viewer { roles coach { id } supervisor { id claimed } memberships { role organisation { id } relation grantedBy } supervisedCoaches { totalCount } }
            userErrors { code }
          }
        }
        """;

    [Fact]
    public async Task A_coach_who_lost_the_code_gets_another_and_the_first_works_no_more()
    {
        var supervisor = await Supervisor();
        var (id, first, name) = await Registered(supervisor.Client);

        var issued = await Read(
            supervisor.Client,
            "issueInvitation",
            "mutation ($id: ID!) { issueInvitation(input: { for: { coachId: $id } }) { invitation { id inviteeName redeemedAt issuedAt expiresAt } code userErrors { code } } }",
            new { id });

        Assert.Equal(name, At(issued, "invitation.inviteeName").GetString());
        Assert.Equal(TimeSpan.FromDays(14), At(issued, "invitation.expiresAt").GetDateTimeOffset() - At(issued, "invitation.issuedAt").GetDateTimeOffset());
        Assert.Equal([NotValid], await Refusals(Api.As(name, Role.Coach), "redeemInvitation", new { code = first }));
        var viewer = await Read(Api.As(name, Role.Coach), "redeemInvitation.viewer", Redeem, new { code = At(issued, "code").GetString() });
        Assert.Equal(id, At(viewer, "coach.id").GetString());
        Assert.NotNull(await ReadText(
            supervisor.Client, "node.redeemedAt", "query ($id: ID!) { node(id: $id) { ... on Invitation { redeemedAt } } }", new { id = At(issued, "invitation.id").GetString() }));
    }

    [Fact]
    public async Task A_code_is_kept_as_its_hash_alone()
    {
        var supervisor = await Supervisor();
        var (id, _, _) = await Registered(supervisor.Client);

        var code = await Invite(supervisor.Client, new { coachId = id });

        var hashes = await Api.Look(db => db.Invitations.Select(row => row.CodeHash).ToListAsync());
        Assert.Contains(InvitationCode.Hash(code), hashes);
        Assert.DoesNotContain(code, hashes);
    }

    [Fact]
    public async Task A_supervisor_without_a_coachs_record_takes_theirs_over_and_sees_whom_they_supervise()
    {
        var (id, code) = await InvitedSupervisor();
        var coach = await Coach(await Supervisor());
        Assert.Empty(await Refusals(
            Api.Steward, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = id, startsOn = "2026-11-24" }));
        Assert.False((await Read(Api.Steward, "node.claimed", "query ($id: ID!) { node(id: $id) { ... on Supervisor { claimed } } }", new { id })).GetBoolean());
        var client = Api.As(Api.NewName("newcomer"), Role.Supervisor);

        var viewer = await Read(client, "redeemInvitation.viewer", Redeem, new { code });

        Assert.Equal(id, At(viewer, "supervisor.id").GetString());
        Assert.True(At(viewer, "supervisor.claimed").GetBoolean());
        Assert.Equal("SUPERVISOR", Assert.Single(At(viewer, "roles").EnumerateArray()).GetString());
        Assert.Equal(JsonValueKind.Null, At(viewer, "coach").ValueKind);
        Assert.Equal(1, At(viewer, "supervisedCoaches.totalCount").GetInt32());

        // For no organisation: nothing is seen but those coaches.
        Assert.Equal("""[{"role":"SUPERVISOR","organisation":null,"relation":null,"grantedBy":"Steward"}]""", At(viewer, "memberships").GetRawText());
        Assert.Equal(coach.Id, await ReadText(client, "coaches.nodes.0.id", "{ coaches(first: 5) { nodes { id } } }"));
        Assert.Equal([NotValid], await Refusals(Api.As(Api.NewName("thief")), "redeemInvitation", new { code }));
    }

    [Fact]
    public async Task What_redeeming_a_supervisors_code_gives_is_in_the_audit_trail()
    {
        var (_, code) = await InvitedSupervisor();
        var name = Api.NewName("newcomer");

        await Read(Api.As(name, Role.Supervisor), "", Redeem, new { code });

        var kinds = await Api.Look(db => db.AuditEvents.Where(row => row.ActorName == name && row.Action == "redeemInvitation").Select(row => row.SubjectKind).ToListAsync());
        Assert.Equal(["Membership", "Supervisor"], kinds.Select(kind => kind.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_coach_becomes_a_supervisor_of_others_but_never_their_own()
    {
        var (own, other) = (await InvitedSupervisor(), await InvitedSupervisor());
        var coach = await Coach(await Supervisor());
        Assert.Empty(await Refusals(
            Api.Steward, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = own.Id, startsOn = "2026-11-24" }));

        Assert.Equal([NotValid], await Refusals(Api.As(coach.Name), "redeemInvitation", new { code = own.Code }));
        var viewer = await Read(Api.As(coach.Name), "redeemInvitation.viewer", Redeem, new { code = other.Code });

        Assert.Equal((coach.Id, other.Id), (At(viewer, "coach.id").GetString(), At(viewer, "supervisor.id").GetString()));
        Assert.Equal(["COACH", "SUPERVISOR"], At(viewer, "roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(
            coach.Id, await ReadText(Api.Steward, "node.coach.id", "query ($id: ID!) { node(id: $id) { ... on Supervisor { coach { id } } } }", new { id = other.Id }));
        Assert.Equal(
            ["NotPermittedError OWN_RECORD supervisorId"],
            await Refusals(Api.Steward, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = other.Id, startsOn = "2026-11-24" }));
    }

    [Fact]
    public async Task Who_is_a_supervisor_already_cannot_take_a_second_record()
    {
        var supervisor = await Supervisor();
        var (_, code) = await InvitedSupervisor();

        Assert.Equal([NotValid], await Refusals(supervisor.Client, "redeemInvitation", new { code }));
    }

    [Fact]
    public async Task A_record_that_has_its_person_needs_no_invitation_and_the_answer_says_so()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        foreach (var target in new object[] { new { coachId = coach.Id }, new { supervisorId = supervisor.Id } })
        {
            var refused = await Api.Steward.Send(
                "mutation ($to: InvitationTarget!) { issueInvitation(input: { for: $to }) { code userErrors { message ... on WrongStateError { current allowed } } } }", new { to = target });

            var error = At(refused.Data, "issueInvitation.userErrors.0");
            Assert.Equal("CLAIMED", At(error, "current").GetString());
            Assert.Contains("sign in with the account", At(error, "message").GetString(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, At(refused.Data, "issueInvitation.code").ValueKind);
        }
    }

    [Fact]
    public async Task A_request_sent_again_with_its_key_invites_once_and_shows_no_code_again()
    {
        var supervisor = await Supervisor();
        var (id, _, _) = await Registered(supervisor.Client);
        const string issue =
            "mutation ($id: ID!, $key: String) { issueInvitation(input: { for: { coachId: $id }, idempotencyKey: $key }) { invitation { id } code userErrors { code } } }";
        var request = new { id, key = Api.NewName("issue-once") };

        var first = await Read(supervisor.Client, "issueInvitation", issue, request);
        var again = await Read(supervisor.Client, "issueInvitation", issue, request);

        Assert.Equal(At(first, "invitation.id").GetString(), At(again, "invitation.id").GetString());
        Assert.Equal(JsonValueKind.Null, At(again, "code").ValueKind);
        Assert.Empty(await Refusals(Api.As(Api.NewName("coach"), Role.Coach), "redeemInvitation", new { code = At(first, "code").GetString() }));
    }

    [Fact]
    public async Task A_redemption_sent_again_with_its_key_answers_again()
    {
        var (id, code) = await InvitedSupervisor();
        var client = Api.As(Api.NewName("newcomer"), Role.Supervisor);
        var request = new { code, key = "redeem-once" };

        var first = await Read(client, "redeemInvitation.viewer", Redeem, request);

        Assert.Equal(id, At(first, "supervisor.id").GetString());
        Assert.Equal(first.GetRawText(), (await Read(client, "redeemInvitation.viewer", Redeem, request)).GetRawText());
    }

    [Fact]
    public async Task Neither_coaches_nor_strangers_invite_anybody()
    {
        var supervisor = await Supervisor();
        var (id, _, _) = await Registered(supervisor.Client);
        var coach = await Coach(supervisor);

        foreach (var client in new[] { coach.Client, Api.As(Api.NewName("stranger")), Api.Anonymous })
        {
            var answer = await client.Send("mutation ($id: ID!) { issueInvitation(input: { for: { coachId: $id } }) { code } }", new { id });

            Assert.Contains(At(Assert.Single(answer.Errors), "extensions.code").GetString(), new[] { "FORBIDDEN", "UNAUTHENTICATED" });
        }
    }

    [Fact]
    public async Task An_invitation_of_an_erased_supervisor_works_no_more()
    {
        var (id, code) = await InvitedSupervisor();

        Assert.Empty(await Refusals(Api.Steward, "erasePerson", new { person = new { supervisorId = id }, reason = "REQUESTED", expectedRevision = 1 }));

        Assert.Equal([NotValid], await Refusals(Api.As(Api.NewName("newcomer")), "redeemInvitation", new { code }));
        Assert.Equal(["WrongStateError WRONG_STATE "], await Refusals(Api.Steward, "issueInvitation", new { @for = new { supervisorId = id } }));
    }
}

public sealed class InvitationsOnSqliteTests() : InvitationTests(Database.Sqlite);

public sealed class InvitationsOnPostgresTests() : InvitationTests(Database.Postgres);
