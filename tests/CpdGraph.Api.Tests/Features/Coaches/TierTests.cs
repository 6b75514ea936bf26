using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Tiers as dated recognitions that can be revoked.</summary>
public abstract class TierTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task The_tier_of_a_day_is_that_of_the_latest_recognition_that_was_live_on_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Award(supervisor, coach.Id, "TIER_2", "2026-02-01");
        var third = await Award(supervisor, coach.Id, "TIER_3", "2026-06-01");
        const string Tiers = """
            {
              viewer { coach {
                now: tier before: tier(asAt: "2026-01-31") second: tier(asAt: "2026-05-31") third: tier(asAt: "2026-10-31")
                tierAwards { tier awardedOn basis recognisedBy overrideReason revokedOn revocationReason }
              } }
            }
            """;

        var held = await Read(coach.Client, "viewer.coach", Tiers);
        await Read(
            Api.Steward, "", "mutation ($id: ID!) { revokeCoachTier(input: { id: $id, revokedOn: \"2026-11-01\", reason: \"It was another's.\" }) { coach { tier } award { revokedOn } userErrors { message } } }", new { id = third });
        var revoked = await Read(coach.Client, "viewer.coach", Tiers);

        static string Days(System.Text.Json.JsonElement of) => string.Join(' ', new[] { "before", "second", "third", "now" }.Select(day => At(of, day).GetString() ?? "none"));
        Assert.Equal("none TIER_2 TIER_3 TIER_3", Days(held));
        Assert.Equal("none TIER_2 TIER_3 TIER_2", Days(revoked));
        Assert.Equal(
            $$"""{"tier":"TIER_3","awardedOn":"2026-06-01","basis":"Portfolio of evidence.","recognisedBy":"{{supervisor.Name}}","overrideReason":null,"revokedOn":"2026-11-01","revocationReason":"It was another's."}""",
            At(revoked, "tierAwards.0").GetRawText());
        Assert.Equal("Recognised elsewhere.", At(revoked, "tierAwards.1.overrideReason").GetString());
    }

    [Fact]
    public async Task The_first_tier_is_recognised_once_an_accredited_course_was_completed_and_may_cite_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var offers = await Read(
            Api.Anonymous,
            "offers.nodes",
            "{ offers(first: 100, filter: { accredited: true, satisfies: [\"ACCREDITED_HEALTH_COACHING\"] }) { nodes { id } } }");
        var offer = At(offers, "0.id").GetString()!;

        Assert.Equal(
            ["RuleRefusedError TIER_NOT_EARNED tier"],
            await Refusals(supervisor.Client, "awardCoachTier", new { coachId = coach.Id, tier = "TIER_1", awardedOn = "2026-11-20", basis = "Portfolio.", overrideReason = "Long experience." }));

        var completion = await Record(coach, offer, "2026-11-10");
        Assert.Equal(
            ["RuleRefusedError TIER_NOT_EARNED tier"],
            await Refusals(supervisor.Client, "awardCoachTier", new { coachId = coach.Id, tier = "TIER_1", awardedOn = "2026-11-09", basis = "Portfolio." }));
        var awarded = await Read(
            supervisor.Client,
            "awardCoachTier",
            """
            mutation ($coach: ID!, $completions: [ID!]) {
              awardCoachTier(input: { coachId: $coach, tier: TIER_1, awardedOn: "2026-11-10", basis: "Portfolio.", recognisedBy: "A school", completionIds: $completions }) {
                award { id recognisedBy completions { id } coach { id } }
                coach { tier }
                userErrors { message }
              }
            }
            """,
            new { coach = coach.Id, completions = new[] { completion } });

        Assert.Equal("TIER_1", At(awarded, "coach.tier").GetString());
        Assert.Equal(("A school", completion, coach.Id), (At(awarded, "award.recognisedBy").GetString(), At(awarded, "award.completions.0.id").GetString(), At(awarded, "award.coach.id").GetString()));
        Assert.Equal(
            "TierAward", await ReadText(coach.Client, "node.__typename", "query ($id: ID!) { node(id: $id) { __typename } }", new { id = At(awarded, "award.id").GetString() }));
    }

    [Fact]
    public async Task A_recognition_rests_on_evidence_and_shows_it_to_whom_the_coach_lets_read_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var (first, second) = (await Evidence(coach, "SUPERVISORS"), await Evidence(coach, "SUPERVISORS"));
        var award = await ReadText(
            supervisor.Client,
            "awardCoachTier.award.id",
            """
            mutation ($coach: ID!, $evidence: [ID!]) {
              awardCoachTier(input: { coachId: $coach, tier: TIER_2, awardedOn: "2026-11-10", basis: "Portfolio.", overrideReason: "Recognised elsewhere.", evidenceIds: $evidence }) {
                award { id } userErrors { message }
              }
            }
            """,
            new { coach = coach.Id, evidence = new[] { second, first } });
        Assert.Empty(await Refusals(coach.Client, "updateEvidence", new { id = first, changes = new { sharing = "PRIVATE" }, expectedRevision = 1 }));

        Assert.Equal([second, first], await CitedFor(coach.Client));
        Assert.Equal([second], await CitedFor(supervisor.Client));
        Assert.Empty(await CitedFor(Api.Steward));

        async Task<string[]> CitedFor(CpdGraph.Testing.GraphQLClient client)
        {
            var cited = await Read(client, "node.evidence", "query ($id: ID!) { node(id: $id) { ... on TierAward { evidence { id } } } }", new { id = award });

            return [.. cited.EnumerateArray().Select(item => At(item, "id").GetString()!)];
        }
    }

    [Fact]
    public async Task Nobody_cites_what_they_may_not_read_or_what_was_taken_out()
    {
        var supervisor = await Supervisor();
        var (coach, another) = (await Coach(supervisor), await Coach(supervisor));
        var (hidden, gone, others, shared) = (await Evidence(coach, "PRIVATE"), await Evidence(coach, "SUPERVISORS"), await Evidence(another, "SUPERVISORS"), await Evidence(coach, "EMPLOYER"));
        Assert.Empty(await Refusals(coach.Client, "removeEvidence", new { id = gone, expectedRevision = 1 }));
        object Citing(params string[] evidenceIds) =>
            new { coachId = coach.Id, tier = "TIER_2", awardedOn = "2026-11-10", basis = "Portfolio.", overrideReason = "Recognised elsewhere.", evidenceIds };

        Assert.Equal(
            ["InvalidInputError INVALID evidenceIds.1", "NotFoundError NOT_FOUND evidenceIds.0", "NotFoundError NOT_FOUND evidenceIds.2"],
            (await Refusals(supervisor.Client, "awardCoachTier", Citing(hidden, gone, others, shared))).Order(StringComparer.Ordinal));

        // Stewards read no evidence, and so they cite none.
        Assert.Equal(["NotFoundError NOT_FOUND evidenceIds.0"], await Refusals(Api.Steward, "awardCoachTier", Citing(shared)));
    }

    [Fact]
    public async Task A_refusal_by_a_rule_names_the_rule_its_source_and_the_mend()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        var refused = await supervisor.Client.Send(
            """
            mutation ($coach: ID!) {
              awardCoachTier(input: { coachId: $coach, tier: TIER_2, awardedOn: "2026-11-10", basis: "Portfolio." }) { userErrors { ... on RuleRefusedError { rule sourceReference mend } } }
            }
            """,
            new { coach = coach.Id });

        var error = At(refused.Data, "awardCoachTier.userErrors.0");
        Assert.Equal("TIER_ORDER", At(error, "rule").GetString());
        Assert.Contains("four tiers is official", At(error, "sourceReference").GetString(), StringComparison.Ordinal);
        Assert.Contains("overrideReason", At(error, "mend").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_recognises_or_revokes_their_own_tier()
    {
        var supervisor = await Supervisor();
        var (id, code, _) = await Registered(Api.Steward);
        await Read(supervisor.Client, "", "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code });
        await Grant(supervisor.Name, new { memberName = supervisor.Name, role = "STEWARD" });
        var themselves = Api.As(supervisor.Name);
        var award = await ReadText(
            Api.Steward,
            "awardCoachTier.award.id",
            "mutation ($id: ID!) { awardCoachTier(input: { coachId: $id, tier: TIER_3, awardedOn: \"2026-06-01\", basis: \"Portfolio.\", overrideReason: \"Recognised elsewhere.\" }) { award { id } userErrors { message } } }",
            new { id });

        Assert.Equal(
            ["NotPermittedError OWN_RECORD coachId"],
            await Refusals(themselves, "awardCoachTier", new { coachId = id, tier = "TIER_4", awardedOn = "2026-11-10", basis = "Portfolio." }));
        Assert.Equal(["NotPermittedError OWN_RECORD id"], await Refusals(themselves, "revokeCoachTier", new { id = award, revokedOn = "2026-11-10", reason = "It was another's." }));
        Assert.Equal(
            ["NotPermittedError OWN_RECORD coachId"],
            await Refusals(themselves, "changeCoachEmployment", new { coachId = id, end = new { endedOn = "2026-11-10" }, expectedRevision = 2 }));
    }

    [Fact]
    public async Task Tiers_of_many_coaches_cost_as_many_statements_as_tiers_of_one()
    {
        var supervisor = await Supervisor();
        await Award(supervisor, "TIER_2", "2026-02-01");
        const string Team = "{ viewer { supervisedCoaches(first: 50) { nodes { tier lineManager { displayName tier qualifiedFor coachCount } tierAwards { tier } } } } }";

        var one = await supervisor.Client.Send(Team);
        await Award(supervisor, "TIER_3", "2026-02-01");
        await Award(supervisor, "TIER_4", "2026-02-01");
        var three = await supervisor.Client.Send(Team);

        Assert.Empty(three.Errors);
        Assert.Equal(3, At(three.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(three));
    }

    private static Task<string> Evidence(Person coach, string sharing) => ReadText(
        coach.Client,
        "addEvidence.evidence.id",
        "mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id } userErrors { message } } }",
        new { input = new { evidence = new { kind = "REFLECTION", title = "How I listen", gatheredOn = "2026-11-02", sharing } } });
}

public sealed class TiersOnSqliteTests() : TierTests(Database.Sqlite);

public sealed class TiersOnPostgresTests() : TierTests(Database.Postgres);
