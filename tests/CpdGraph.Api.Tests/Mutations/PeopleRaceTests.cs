using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>People's records changed by several requests at the same moment: what a rule says of one after the other holds of all at once.</summary>
public abstract class PeopleRaceTests(Database database) : PeopleTests(database)
{
    private const string Done = "done";
    private const int Rounds = 8;

    [Fact]
    public async Task Of_completions_of_one_coach_offer_and_day_at_once_one_is_kept()
    {
        var coach = await Coach(await Supervisor());
        var offer = await Offer();

        for (var round = 1; round <= Rounds; round++)
        {
            var input = new { offer = new { id = offer }, occurredOn = $"2026-06-0{round}", cpdMinutes = 30 };

            Assert.Equal(
                ["AlreadyExistsError TAKEN offer", "AlreadyExistsError TAKEN offer", Done],
                await AtOnce(3, _ => (coach.Client, "recordCompletion", input)));
        }

        Assert.Equal(Rounds, (await Read(coach.Client, "completions.totalCount", "{ completions { totalCount } }")).GetInt32());
    }

    [Fact]
    public async Task Of_corrections_of_one_completion_at_once_one_is_kept()
    {
        var coach = await Coach(await Supervisor());
        var offer = await Offer();

        for (var round = 1; round <= Rounds; round++)
        {
            var first = await Record(coach, offer, $"2026-05-0{round}");

            Assert.Equal(
                ["WrongStateError WRONG_STATE replacesId", "WrongStateError WRONG_STATE replacesId", Done],
                await AtOnce(3, which => (
                    coach.Client, "recordCompletion", new { offer = new { id = offer }, occurredOn = $"202{which}-04-0{round}", cpdMinutes = 30, replacesId = first })));
        }
    }

    [Fact]
    public async Task Informal_learning_logged_at_once_never_fills_more_than_a_day()
    {
        var coach = await Coach(await Supervisor());

        for (var round = 1; round <= Rounds; round++)
        {
            var input = new { title = "Reading", kind = "READING", occurredOn = $"2026-06-0{round}", cpdMinutes = 600 };

            Assert.Equal(["InvalidInputError OUT_OF_RANGE cpdMinutes", Done, Done], await AtOnce(3, _ => (coach.Client, "logInformalLearning", input)));
        }
    }

    [Fact]
    public async Task Of_two_who_redeem_one_code_at_once_one_gets_the_record_and_the_other_sees_nothing_of_it()
    {
        var supervisor = await Supervisor();

        for (var round = 1; round <= Rounds; round++)
        {
            var (id, code, _) = await Registered(supervisor.Client);

            var answers = await Task.WhenAll(new[] { Api.As(Api.NewName("first")), Api.As(Api.NewName("second")) }.Select(client => client.Send(
                "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { viewer { coach { id } } userErrors { __typename } query { viewer { coach { id } } } } }",
                new { code })));

            var lost = Assert.Single(answers, answer => At(answer.Data, "redeemInvitation.userErrors").GetArrayLength() == 1);
            var won = Assert.Single(answers, answer => At(answer.Data, "redeemInvitation.userErrors").GetArrayLength() == 0);
            Assert.Equal("InvitationNotValidError", At(lost.Data, "redeemInvitation.userErrors.0.__typename").GetString());
            Assert.DoesNotContain(id, lost.Text, StringComparison.Ordinal);
            Assert.Equal(id, At(won.Data, "redeemInvitation.viewer.coach.id").GetString());
        }
    }

    [Fact]
    public async Task Of_two_who_redeem_a_supervisors_code_at_once_one_gets_the_record()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var (id, code) = await InvitedSupervisor();

            var answers = await Task.WhenAll(new[] { Api.As(Api.NewName("first")), Api.As(Api.NewName("second")) }.Select(client => client.Send(
                "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { viewer { roles supervisor { id } } userErrors { __typename } query { viewer { roles supervisor { id } } } } }",
                new { code })));

            var lost = Assert.Single(answers, answer => At(answer.Data, "redeemInvitation.userErrors").GetArrayLength() == 1);
            var won = Assert.Single(answers, answer => At(answer.Data, "redeemInvitation.userErrors").GetArrayLength() == 0);
            Assert.Equal("InvitationNotValidError", At(lost.Data, "redeemInvitation.userErrors.0.__typename").GetString());
            Assert.DoesNotContain("SUPERVISOR", lost.Text, StringComparison.Ordinal);
            Assert.Equal(id, At(won.Data, "redeemInvitation.viewer.supervisor.id").GetString());
        }
    }

    [Fact]
    public async Task Of_invitations_to_one_record_at_once_the_last_works_and_no_other()
    {
        var supervisor = await Supervisor();

        for (var round = 1; round <= Rounds; round++)
        {
            var (id, first, _) = await Registered(supervisor.Client);
            string[] codes = [first, .. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Invite(supervisor.Client, new { coachId = id })))];

            var works = new List<string>();

            foreach (var code in codes)
            {
                works.AddRange(await Refusals(Api.As(Api.NewName("coach")), "redeemInvitation", new { code }));
            }

            Assert.Equal(Enumerable.Repeat("InvitationNotValidError INVITATION_NOT_VALID code", 3), works);
        }
    }

    [Fact]
    public async Task A_code_redeemed_several_times_at_once_with_one_key_connects_once_and_answers_each()
    {
        var supervisor = await Supervisor();

        for (var round = 1; round <= Rounds; round++)
        {
            var (id, code, name) = await Registered(supervisor.Client);
            var client = Api.As(name);

            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadText(
                client,
                "redeemInvitation.viewer.coach.id",
                "mutation ($code: String!) { redeemInvitation(input: { code: $code, idempotencyKey: \"once\" }) { viewer { coach { id } } userErrors { code } } }",
                new { code })));

            Assert.Equal([id, id, id], answers);
        }
    }

    [Fact]
    public async Task Of_a_confirmation_and_a_refusal_at_once_one_stands()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var offer = await Offer();

        for (var round = 1; round <= Rounds; round++)
        {
            var id = await Record(coach, offer, $"2026-06-0{round}");

            var answers = await AtOnce(2, which => which == 0
                ? (supervisor.Client, "verifyCompletion", (object)new { ids = new[] { id } })
                : (supervisor.Client, "rejectCompletion", new { id, reason = "The certificate is of another day." }));

            Assert.Single(answers, Done);
            Assert.Single(answers, answer => answer is "WrongStateError WRONG_STATE ids.0" or "WrongStateError WRONG_STATE id");
        }
    }

    [Fact]
    public async Task Of_grants_of_the_same_for_a_time_at_once_one_is_kept()
    {
        var name = Api.NewName("member");
        await Grant(name, new { memberName = name, role = "STEWARD", validTo = "2026-12-31" });

        for (var round = 1; round <= Rounds; round++)
        {
            var membership = new { memberName = name, role = "STEWARD", validFrom = $"20{30 + round}-01-01", validTo = $"20{30 + round}-12-31" };
            var input = new { principal = new { issuer = DevelopmentSignIn.Issuer, subject = name }, membership };

            Assert.Equal(
                ["AlreadyExistsError TAKEN membership", "AlreadyExistsError TAKEN membership", Done],
                await AtOnce(3, _ => (Api.Steward, "grantMembership", input)));
        }
    }

    [Fact]
    public async Task Of_supervisors_assigned_at_once_a_coach_has_one_of_a_kind()
    {
        var first = await Supervisor();
        var coach = await Coach(first);
        var others = new[] { await QualifiedSupervisor(), await QualifiedSupervisor(), await QualifiedSupervisor() };

        for (var round = 1; round <= Rounds; round++)
        {
            const string kind = "CLINICAL";
            var answers = await AtOnce(3, which => (
                first.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind, supervisorId = others[which].Id, startsOn = $"2026-06-0{round}", endsOn = $"2027-06-1{round}" }));

            Assert.Equal([Done, Done, Done], answers);
            var live = await Read(coach.Client, "viewer.coach.supervisors", "{ viewer { coach { supervisors(asAt: \"2026-12-01\") { kind } } } }");
            Assert.Single(live.EnumerateArray(), row => At(row, "kind").GetString() == kind);
        }
    }

    [Fact]
    public async Task Of_recognitions_of_one_tier_at_once_one_is_kept()
    {
        var supervisor = await Supervisor();

        for (var round = 1; round <= Rounds; round++)
        {
            var coach = await Coach(supervisor);
            var input = new { coachId = coach.Id, tier = "TIER_3", awardedOn = "2026-06-01", basis = "Portfolio.", overrideReason = "Recognised elsewhere." };

            Assert.Equal(
                ["AlreadyExistsError TAKEN tier", "AlreadyExistsError TAKEN tier", Done],
                await AtOnce(3, _ => (supervisor.Client, "awardCoachTier", input)));
            Assert.Equal(1, (await Read(coach.Client, "viewer.coach.tierAwards", "{ viewer { coach { tierAwards { id } } } }")).GetArrayLength());
        }
    }

    [Fact]
    public async Task Of_recognitions_of_two_tiers_at_once_none_comes_before_a_lower_one()
    {
        var supervisor = await Supervisor();

        for (var round = 1; round <= Rounds; round++)
        {
            var coach = await Coach(supervisor);
            object Input(string tier, string day) => new { coachId = coach.Id, tier, awardedOn = day, basis = "Portfolio.", overrideReason = "Recognised elsewhere." };

            Assert.Equal(
                ["RuleRefusedError TIER_NOT_EARNED awardedOn", Done],
                await AtOnce(2, which => (supervisor.Client, "awardCoachTier", which == 0 ? Input("TIER_2", "2026-06-02") : Input("TIER_3", "2026-06-01"))));
        }
    }

    [Fact]
    public async Task Of_changes_of_employment_at_once_with_one_revision_one_is_made()
    {
        var supervisor = await Supervisor();
        var organisation = await Organisation(1);

        for (var round = 1; round <= Rounds; round++)
        {
            var coach = await Coach(supervisor);
            var input = new { coachId = coach.Id, end = new { endedOn = "2026-10-31" }, next = new { organisationId = organisation, jobTitle = "Coach", startedOn = "2026-11-01" }, expectedRevision = 2 };
            var answers = await AtOnce(3, _ => (supervisor.Client, "changeCoachEmployment", input));

            Assert.Single(answers, Done);
            Assert.Equal(2, answers.Count(answer => answer.Contains("StaleRevisionError STALE_REVISION expectedRevision", StringComparison.Ordinal)));
            Assert.Equal(2, (await Read(coach.Client, "viewer.coach.employments", "{ viewer { coach { employments { startedOn } } } }")).GetArrayLength());
        }
    }

    /// <summary>Sends them together. What came of each: its refusals, or <see cref="Done"/>; in order of the alphabet.</summary>
    private static async Task<string[]> AtOnce(int count, Func<int, (GraphQLClient Client, string Mutation, object Input)> request)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(async which =>
        {
            var (client, mutation, input) = request(which);
            var refusals = await Refusals(client, mutation, input);

            return refusals.Length == 0 ? Done : string.Join(", ", refusals);
        }));

        return [.. answers.Order(StringComparer.Ordinal)];
    }
}

public sealed class PeopleRacesOnSqliteTests() : PeopleRaceTests(Database.Sqlite);

public sealed class PeopleRacesOnPostgresTests() : PeopleRaceTests(Database.Postgres);
