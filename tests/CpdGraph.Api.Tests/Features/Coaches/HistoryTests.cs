using System.Text.Json;
using CpdGraph.Api.Tests.Features.Supervision;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Answers as at days that are past, and after a rule has changed. Today is 24 November 2026.</summary>
public abstract class HistoryTests(Database database) : SupervisionScenes(database)
{
    // Accredited from 4 November 2024 to 4 November 2026.
    private const string OnceAccredited = "example-four-day-coaching-in-the-community";

    protected override bool NeedsOwnServer => true;

    [Fact]
    public async Task Every_day_has_the_tier_the_rules_the_accreditation_the_post_and_the_ICB_of_that_day()
    {
        var supervisor = await QualifiedSupervisor();
        var coach = await Coach(supervisor, await Employer("Downland"));
        await Arrange(supervisor, coach, "LINE_MANAGEMENT", supervisor, "2025-02-03", "2026-11-23");
        var course = await Record(coach, await OfferId(OnceAccredited), "2025-06-10");
        await Done(supervisor, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2025-07-01" });
        await Award(supervisor, coach.Id, "TIER_1", "2025-09-01");
        await Assess(coach, new { kind = "SELF", assessedOn = "2025-10-01" }, "COMPETENT");
        var second = await Award(supervisor, coach.Id, "TIER_2", "2025-12-01");
        await Assess(supervisor, new { kind = "SUPERVISOR", assessedOn = "2026-01-10", coachId = coach.Id }, "COMPETENT", course);
        Assert.Empty(await Refusals(Api.Steward, "revokeCoachTier", new { id = second, revokedOn = "2026-03-01", reason = "It was another's." }));
        await Log(supervisor, "LINE_MANAGEMENT", "2026-03-02", 30, coach);
        await Assess(coach, new { kind = "SELF", assessedOn = "2026-05-01" }, "PROFICIENT");
        await Api.Change(async db =>
        {
            var rule = await db.SupervisionPolicies.SingleAsync(row => row.Kind == SupervisionKind.LineManagement);
            db.Replace(rule, rule with { ValidTo = new(2026, 5, 31) });
            db.Add(rule with { Id = SupervisionPolicyId.New(ApiServer.Now), ValidFrom = new(2026, 6, 1), DueAfterDays = 14, OverdueAfterDays = 20 });
        });
        await Done(supervisor, "changeCoachEmployment", new
        {
            coachId = coach.Id,
            end = new { endedOn = "2026-06-30" },
            next = new { organisationId = await Employer("Larkfield"), jobTitle = "Coach", startedOn = "2026-07-01" },
            expectedRevision = (await Read(coach.Client, "viewer.coach.revision", "{ viewer { coach { revision } } }")).GetInt32(),
        });
        await Done(supervisor, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-08-03" });
        await Log(supervisor, "LINE_MANAGEMENT", "2026-08-03", 30, coach);

        string[] days =
        [
            // Before the first post; the first day of it.
            "2025-02-02 - - - NOT_STARTED 0 0 NOT_ARRANGED - -",
            "2025-02-03 - Downland QNQ NOT_STARTED 0 0 MET - -",

            // The course, accredited on that day; the induction; the first tier.
            "2025-06-09 - Downland QNQ NOT_STARTED 0 0 OVERDUE - -",
            "2025-06-10 - Downland QNQ IN_PROGRESS 1 0 OVERDUE - -",
            "2025-07-01 - Downland QNQ READY 1 1 OVERDUE - -",
            "2025-09-01 TIER_1 Downland QNQ READY 1 1 OVERDUE - -",
            "2025-10-01 TIER_1 Downland QNQ READY 1 1 OVERDUE COMPETENT -",

            // The second tier, confirmed competence, and the day from which that tier counts no more.
            "2025-12-01 TIER_2 Downland QNQ READY 1 1 OVERDUE COMPETENT -",
            "2026-01-10 TIER_2 Downland QNQ READY 1 1 OVERDUE COMPETENT COMPETENT",
            "2026-02-28 TIER_2 Downland QNQ READY 1 1 OVERDUE COMPETENT COMPETENT",
            "2026-03-01 TIER_1 Downland QNQ READY 1 1 OVERDUE COMPETENT COMPETENT",

            // Frimley was dissolved. Thirty days after the meeting of 2 March, by the rule of then.
            "2026-03-31 TIER_1 Downland QNQ READY 1 1 DUE_SOON COMPETENT COMPETENT",
            "2026-04-01 TIER_1 Downland QRL READY 1 1 DUE_SOON COMPETENT COMPETENT",

            // Another answer resets the confirmation.
            "2026-05-01 TIER_1 Downland QRL READY 1 1 OVERDUE PROFICIENT -",

            // A new post starts the induction again, and not the course.
            "2026-06-30 TIER_1 Downland QRL READY 1 1 OVERDUE PROFICIENT -",
            "2026-07-01 TIER_1 Larkfield Z9B2Z IN_PROGRESS 1 0 OVERDUE PROFICIENT -",
            "2026-08-03 TIER_1 Larkfield Z9B2Z READY 1 1 DUE_SOON PROFICIENT -",

            // Thirty days after the meeting of 3 August, by the rule of now.
            "2026-09-02 TIER_1 Larkfield Z9B2Z READY 1 1 OVERDUE PROFICIENT -",

            // The day before the accreditation ends, and today.
            "2026-11-04 TIER_1 Larkfield Z9B2Z READY 1 1 OVERDUE PROFICIENT -",
            "2026-11-24 TIER_1 Larkfield Z9B2Z READY 1 1 OVERDUE PROFICIENT -",
        ];

        foreach (var client in new[] { coach.Client, supervisor.Client })
        {
            foreach (var expected in days)
            {
                Assert.Equal(expected, LineOf(expected[..10], await On(client, coach, expected[..10])));
            }
        }

        // Without a day it is today.
        Assert.Equal(days[^1], LineOf("2026-11-24", await On(coach.Client, coach, null)));
    }

    [Fact]
    public async Task Another_row_gives_another_verdict_and_names_itself()
    {
        var supervisor = await QualifiedSupervisor();
        var coach = await Coach(supervisor);
        var course = await Record(coach, await OfferId("example-four-day-health-coaching-classroom"), "2026-09-01");
        await Done(supervisor, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-10-05" });
        await Arrange(supervisor, coach, "LINE_MANAGEMENT", supervisor, "2026-01-05", "2026-11-23");
        await Log(supervisor, "LINE_MANAGEMENT", "2026-11-20", 30, coach);
        await Arrange(supervisor, coach, "HEALTH_COACHING", supervisor, "2026-11-02");
        await Assess(supervisor, new { kind = "SUPERVISOR", assessedOn = "2026-11-20", coachId = coach.Id }, "COMPETENT", course);

        Assert.Equal("MET True False READY True held", await Verdicts());
        await Api.Change(async db =>
        {
            var rule = await db.SupervisionPolicies.SingleAsync(row => row.Kind == SupervisionKind.LineManagement);
            db.Replace(rule, rule with { DueAfterDays = 2, OverdueAfterDays = 4, SourceReference = "A stricter service" });
            var coaching = await db.SupervisionPolicies.SingleAsync(row => row.Kind == SupervisionKind.HealthCoaching);
            db.Replace(coaching, coaching with { MinimumSupervisorTier = PracticeTier.Tier4 });
        });
        Assert.Equal("OVERDUE False False READY True held", await Verdicts("A stricter service"));

        await Api.Change(async db =>
        {
            var clinical = await db.SupervisionPolicies.SingleAsync(row => row.Kind == SupervisionKind.Clinical);
            db.Replace(clinical, clinical with { ValidTo = new(2026, 11, 23) });
        });
        Assert.Equal("OVERDUE False True READY True held", await Verdicts());

        await Api.Change(async db =>
        {
            var training = await db.ReadinessRequirements.SingleAsync(row => row.Code == "ACCREDITED_HEALTH_COACHING");
            db.Replace(training, training with { MinimumDays = 5 });
        });
        Assert.Equal("OVERDUE False True IN_PROGRESS False held", await Verdicts());

        await Api.Change(async db =>
        {
            var training = await db.ReadinessRequirements.SingleAsync(row => row.Code == "ACCREDITED_HEALTH_COACHING");
            db.Replace(training, training with { Strength = RequirementStrength.Recommended });
        });
        Assert.Equal("OVERDUE False True READY - held", await Verdicts());

        await Api.Change(async db =>
        {
            var listening = await CompetencyAsync(db);
            db.Replace(listening, listening with { Expectations = [new(PracticeTier.Tier1, Attainment.Proficient)] });
        });
        Assert.Equal("OVERDUE False True READY - gap", await Verdicts());

        async Task<string> Verdicts(string? source = null)
        {
            var answer = await Read(
                coach.Client,
                "viewer.coach",
                """
                { viewer { coach {
                  supervision { arrangements { kind status supervisorQualified policy { sourceReference } } }
                  referralReadiness { status requirements { requirement { code sourceReference } } }
                  reimbursementCondition { met sourceReference }
                  heldCompetencies { code } gaps(tier: TIER_1) { competency { code } }
                } } }
                """);
            var arrangements = At(answer, "supervision.arrangements").EnumerateArray().ToArray();
            var reimbursed = At(answer, "reimbursementCondition");
            Assert.All(arrangements, row => Assert.NotEmpty(At(row, "policy.sourceReference").GetString()!));
            Assert.All(At(answer, "referralReadiness.requirements").EnumerateArray(), row => Assert.NotEmpty(At(row, "requirement.sourceReference").GetString()!));

            if (source is not null)
            {
                Assert.Equal(source, At(arrangements[0], "policy.sourceReference").GetString());
            }

            return string.Join(
                ' ',
                At(arrangements[0], "status").GetString(),
                At(arrangements[^1], "supervisorQualified").GetBoolean(),
                arrangements.All(row => At(row, "kind").GetString() != "CLINICAL"),
                At(answer, "referralReadiness.status").GetString(),
                reimbursed.ValueKind == JsonValueKind.Null ? "-" : At(reimbursed, "met").GetBoolean().ToString(),
                At(answer, "heldCompetencies").EnumerateArray().Any(row => At(row, "code").GetString() == "2.1") ? "held"
                    : At(answer, "gaps").EnumerateArray().Any(row => At(row, "competency.code").GetString() == "2.1") ? "gap" : "neither");
        }

        static Task<Competency> CompetencyAsync(CpdContext db) =>
            (from competency in db.Competencies
             join area in db.Areas on competency.AreaId equals area.Id
             join framework in db.Frameworks on area.FrameworkId equals framework.Id
             where competency.Code == "2.1" && framework.Code == "HWBC"
             select competency).SingleAsync();
    }

    private static Task<JsonElement> On(GraphQLClient client, Person coach, string? day) => Read(
        client,
        "coach",
        """
        query ($id: ID!, $day: Date) {
          coach(id: $id) {
            tier(asAt: $day) employer(asAt: $day) { name parent(asAt: $day) { odsCode } }
            referralReadiness(asAt: $day) { status requirements { requirement { code } met } }
            supervision(asAt: $day) { arrangements { kind status } }
            competencyProfile(asAt: $day) { entries { competency { code } selfAssessed confirmed } }
          }
        }
        """,
        new { id = coach.Id, day });

    private static string LineOf(string day, JsonElement coach)
    {
        var entry = At(coach, "competencyProfile.entries").EnumerateArray().Single(row => At(row, "competency.code").GetString() == "2.1");
        string Met(string code) => At(coach, "referralReadiness.requirements").EnumerateArray().Any(row => At(row, "requirement.code").GetString() == code && At(row, "met").GetBoolean()) ? "1" : "0";

        return string.Join(
            ' ',
            day,
            Text(At(coach, "tier")),
            Text(At(coach, "employer.name")).Split(' ')[0],
            Text(At(coach, "employer.parent.odsCode")),
            Text(At(coach, "referralReadiness.status")),
            Met("ACCREDITED_HEALTH_COACHING"),
            Met("SETTING_INDUCTION"),
            Text(At(coach, "supervision.arrangements.0.status")),
            Text(At(entry, "selfAssessed")),
            Text(At(entry, "confirmed")));

        static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : "-";
    }

    private static async Task Done(Person by, string mutation, object input) => Assert.Empty(await Refusals(by.Client, mutation, input));

    private static Task<JsonElement> Assess(Person by, object whatAndWhen, string attainment, string? completion = null)
    {
        var input = JsonSerializer.SerializeToNode(whatAndWhen)!.AsObject();
        input["items"] = JsonSerializer.SerializeToNode(new[]
        {
            new { competency = new { code = "2.1" }, attainment, evidenceIds = completion is null ? Array.Empty<string>() : [completion] },
        });

        return Read(by.Client, "", "mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { userErrors { code field message } } }", new { input });
    }

    private Task<string> OfferId(string slug) => ReadText(Api.Anonymous, "offer.id", "query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug });

    private async Task<string> Employer(string name)
    {
        var networks = await Read(Api.Anonymous, "organisations.nodes", "{ organisations(first: 100, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id name } } }");

        return At(networks.EnumerateArray().Single(row => At(row, "name").GetString()!.StartsWith(name, StringComparison.Ordinal)), "id").GetString()!;
    }
}

public sealed class HistoryOnSqliteTests() : HistoryTests(Database.Sqlite);

public sealed class HistoryOnPostgresTests() : HistoryTests(Database.Postgres);
