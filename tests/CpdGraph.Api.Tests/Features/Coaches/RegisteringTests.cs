using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

public abstract class RegisteringTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task A_supervisor_who_registers_a_coach_is_their_line_manager_and_sees_the_answer()
    {
        var supervisor = await Supervisor();

        var answer = await Read(
            supervisor.Client,
            "registerCoach",
            """
            mutation ($organisation: ID!) {
              registerCoach(input: {
                displayName: "Amira Lewis", email: "amira@example.org"
                employment: { organisationId: $organisation, jobTitle: "Coach", startedOn: "2026-01-05", wholeTimeEquivalent: "0.6", fundedByArrs: true }
              }) {
                coach {
                  displayName claimed revision
                  employer { id }
                  employments { jobTitle startedOn endedOn wholeTimeEquivalent fundedByArrs }
                  supervisors { kind supervisor { id } }
                }
                invitation { inviteeName redeemedAt }
                invitationCode
                userErrors { code }
              }
            }
            """,
            new { organisation = await Organisation() });

        Assert.Equal("Amira Lewis", At(answer, "coach.displayName").GetString());
        Assert.False(At(answer, "coach.claimed").GetBoolean());
        Assert.Equal(await Organisation(), At(answer, "coach.employer.id").GetString());
        Assert.Equal("0.6", At(answer, "coach.employments.0.wholeTimeEquivalent").GetString());
        Assert.Equal("LINE_MANAGEMENT", At(answer, "coach.supervisors.0.kind").GetString());
        Assert.Equal(supervisor.Id, At(answer, "coach.supervisors.0.supervisor.id").GetString());
        Assert.Equal("Amira Lewis", At(answer, "invitation.inviteeName").GetString());
        Assert.Equal(24, At(answer, "invitationCode").GetString()!.Length);
    }

    [Fact]
    public async Task Who_redeems_the_code_sees_their_record_at_once_and_the_code_works_no_more()
    {
        var supervisor = await Supervisor();
        var (id, code, name) = await Registered(supervisor.Client);
        const string redeem = "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { viewer { roles coach { id claimed } } userErrors { code } } }";

        var viewer = await Read(Api.As(name, Role.Coach), "redeemInvitation.viewer", redeem, new { code });

        Assert.Equal(id, At(viewer, "coach.id").GetString());
        Assert.True(At(viewer, "coach.claimed").GetBoolean());
        Assert.Equal("COACH", At(viewer, "roles.0").GetString());
        Assert.Equal(id, await ReadText(Api.As(name, Role.Coach), "viewer.coach.id", "{ viewer { coach { id } } }"));
        Assert.Equal(["InvitationNotValidError INVITATION_NOT_VALID code"], await Refusals(Api.As(Api.NewName("thief"), Role.Coach), "redeemInvitation", new { code }));
    }

    [Fact]
    public async Task A_code_that_nobody_issued_and_one_that_was_used_are_refused_alike()
    {
        var supervisor = await Supervisor();
        var (_, code, name) = await Registered(supervisor.Client);
        const string redeem = "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { __typename code field message } } }";
        await Api.As(name, Role.Coach).Send(redeem, new { code });
        var thief = Api.As(Api.NewName("thief"), Role.Coach);

        var used = await thief.Send(redeem, new { code });
        var unknown = await thief.Send(redeem, new { code = "0000-0000-0000-0000-0000" });
        var nonsense = await thief.Send(redeem, new { code = "?" });

        Assert.Contains("INVITATION_NOT_VALID", used.Text, StringComparison.Ordinal);
        Assert.Equal(used.Text, unknown.Text);
        Assert.Equal(used.Text, nonsense.Text);
    }

    [Fact]
    public async Task A_supervisor_does_not_become_the_coach_whom_they_supervise()
    {
        var supervisor = await Supervisor();
        var (_, code, _) = await Registered(supervisor.Client);

        Assert.Equal(["InvitationNotValidError INVITATION_NOT_VALID code"], await Refusals(supervisor.Client, "redeemInvitation", new { code }));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_registration_is_said_at_once_and_nothing_is_kept()
    {
        var supervisor = await Supervisor();
        var before = await Read(supervisor.Client, "coaches.totalCount", "{ coaches { totalCount } }");

        var refusals = await Refusals(supervisor.Client, "registerCoach", new
        {
            displayName = " ",
            email = "nobody",
            employment = new { organisationId = "damaged", jobTitle = new string('x', 300), startedOn = "2026-01-05", wholeTimeEquivalent = "-1" },
            lineManagerId = await Organisation(),
            specialismIds = new[] { "damaged" },
        });

        Assert.Equal(
            [
                "InvalidInputError REQUIRED displayName",
                "InvalidInputError INVALID email",
                "NotFoundError NOT_FOUND employment.organisationId",
                "InvalidInputError TOO_LONG employment.jobTitle",
                "NotFoundError NOT_FOUND lineManagerId",
                "NotFoundError NOT_FOUND specialismIds.0",
                "InvalidInputError OUT_OF_RANGE employment.wholeTimeEquivalent",
            ],
            refusals);
        Assert.Equal(before.GetInt32(), (await Read(supervisor.Client, "coaches.totalCount", "{ coaches { totalCount } }")).GetInt32());
    }

    [Fact]
    public async Task A_registration_sent_again_with_its_key_makes_one_coach_and_shows_no_code_again()
    {
        var supervisor = await Supervisor();
        var variables = new { organisation = await Organisation(), key = Api.NewName("key") };
        const string register =
            """
            mutation ($organisation: ID!, $key: String!) {
              registerCoach(input: {
                displayName: "Once", email: "once@example.org", idempotencyKey: $key
                employment: { organisationId: $organisation, jobTitle: "Coach", startedOn: "2026-01-05" }
              }) { coach { id } invitation { id } invitationCode userErrors { code } }
            }
            """;

        var first = await Read(supervisor.Client, "registerCoach", register, variables);
        var second = await Read(supervisor.Client, "registerCoach", register, variables);

        Assert.Equal(At(first, "coach.id").GetString(), At(second, "coach.id").GetString());
        Assert.Equal(At(first, "invitation.id").GetString(), At(second, "invitation.id").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, At(first, "invitationCode").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, At(second, "invitationCode").ValueKind);
        Assert.Equal(1, (await Read(supervisor.Client, "coaches.totalCount", "{ coaches { totalCount } }")).GetInt32());
    }

    [Fact]
    public async Task A_coach_changes_their_details_and_a_stale_change_is_told_the_revision_of_now()
    {
        var coach = await Coach(await Supervisor());
        const string update =
            """
            mutation ($revision: Int!) {
              updateCoachProfile(input: { expectedRevision: $revision, changes: { displayName: "Amira Jones", registrations: [{ body: "NMC", number: "12A" }] } }) {
                coach { displayName revision registrations { body number checkedOn } }
                userErrors { code ... on StaleRevisionError { expectedRevision actualRevision } }
              }
            }
            """;

        var changed = await Read(coach.Client, "updateCoachProfile.coach", update, new { revision = 2 });
        var stale = await coach.Client.Send(update, new { revision = 2 });

        Assert.Equal("Amira Jones", At(changed, "displayName").GetString());
        Assert.Equal(3, At(changed, "revision").GetInt32());
        Assert.Equal("NMC", At(changed, "registrations.0.body").GetString());
        Assert.Equal("STALE_REVISION", At(stale.Data, "updateCoachProfile.userErrors.0.code").GetString());
        Assert.Equal(3, At(stale.Data, "updateCoachProfile.userErrors.0.actualRevision").GetInt32());
    }

    [Fact]
    public async Task Another_supervisor_takes_over_and_the_one_before_sees_the_coach_no_more()
    {
        var (before, after) = (await Supervisor(), await Supervisor());
        var coach = await Coach(before);

        Assert.Empty(await Refusals(Api.Steward, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = after.Id, startsOn = "2026-11-24" }));

        const string read = "query ($id: ID!) { coach(id: $id) { id } }";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Read(before.Client, "coach", read, new { id = coach.Id })).ValueKind);
        Assert.Equal(coach.Id, await ReadText(after.Client, "coach.id", read, new { id = coach.Id }));
        Assert.Equal(
            ["AlreadyExistsError TAKEN supervisorId"],
            await Refusals(after.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = after.Id, startsOn = "2026-11-24" }));
    }

    [Fact]
    public async Task Coaches_are_paged_forwards_and_backwards_without_a_gap()
    {
        var supervisor = await Supervisor();
        var names = new List<string>();

        for (var count = 0; count < 5; count++)
        {
            names.Add((await Registered(supervisor.Client)).Name);
        }

        names.Sort(StringComparer.Ordinal);
        const string page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String) {
              coaches(first: $first, after: $after, last: $last, before: $before) {
                totalCount nodes { displayName } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
              }
            }
            """;

        var first = await Read(supervisor.Client, "coaches", page, new { first = 2 });
        var second = await Read(supervisor.Client, "coaches", page, new { first = 2, after = At(first, "pageInfo.endCursor").GetString() });
        var back = await Read(supervisor.Client, "coaches", page, new { last = 2, before = At(second, "pageInfo.startCursor").GetString() });
        var third = await Read(supervisor.Client, "coaches", page, new { first = 2, after = At(second, "pageInfo.endCursor").GetString() });

        string[] Names(System.Text.Json.JsonElement from) => [.. At(from, "nodes").EnumerateArray().Select(node => At(node, "displayName").GetString()!)];
        Assert.Equal(names, [.. Names(first), .. Names(second), .. Names(third)]);
        Assert.Equal(Names(first), Names(back));
        Assert.Equal(5, At(first, "totalCount").GetInt32());
        Assert.True(At(first, "pageInfo.hasNextPage").GetBoolean());
        Assert.False(At(third, "pageInfo.hasNextPage").GetBoolean());
        Assert.False(At(back, "pageInfo.hasPreviousPage").GetBoolean());
    }
}

public sealed class RegisteringOnSqliteTests() : RegisteringTests(Database.Sqlite);

public sealed class RegisteringOnPostgresTests() : RegisteringTests(Database.Postgres);
