using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Competencies;

public abstract class PortfolioTests(Database database) : PeopleTests(database)
{
    private const string Add =
        "mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id } userErrors { code field message } } }";

    private const string Assess =
        "mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { assessments { id } coach { id } userErrors { code field message } } }";

    [Fact]
    public async Task A_repeated_request_is_carried_out_once_and_gives_the_same_ids_in_their_order()
    {
        var coach = await Coach(await Supervisor());
        var added = new { evidence = Details("FEEDBACK", "2026-11-02"), idempotencyKey = "evidence-once-" + coach.Name };
        var assessed = new
        {
            kind = "SELF",
            assessedOn = "2026-11-20",
            items = new[] { Item("2.2", "AWARE"), Item("2.1", "COMPETENT"), Item("2.3", "DEVELOPING") },
            idempotencyKey = "assessment-once-" + coach.Name,
        };

        Assert.Equal(
            await ReadText(coach.Client, "addEvidence.evidence.id", Add, new { input = added }), await ReadText(coach.Client, "addEvidence.evidence.id", Add, new { input = added }));
        var first = await Read(coach.Client, "recordAssessment", Assess, new { input = assessed });
        Assert.Equal(3, At(first, "assessments").GetArrayLength());
        Assert.Equal(first.GetRawText(), (await Read(coach.Client, "recordAssessment", Assess, new { input = assessed })).GetRawText());

        var kept = await Read(coach.Client, "viewer.coach", "{ viewer { coach { evidence { totalCount } assessments { totalCount } } } }");
        Assert.Equal("1 3", $"{At(kept, "evidence.totalCount")} {At(kept, "assessments.totalCount")}");
    }

    [Fact]
    public async Task An_item_is_changed_field_by_field_and_found_by_kind_and_competency()
    {
        var coach = await Coach(await Supervisor());
        var competency = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }");
        var id = await ReadText(coach.Client, "addEvidence.evidence.id", Add, new { input = new { evidence = Details("FEEDBACK", "2026-11-02") } });
        await Read(coach.Client, "", Add, new { input = new { evidence = Details("REFLECTION", "2026-11-03") } });

        var changed = await Read(
            coach.Client,
            "updateEvidence.evidence",
            """
            mutation ($input: UpdateEvidenceInput!) {
              updateEvidence(input: $input) { evidence { title body linkUrl sharing revision competencies { code } } userErrors { code field message } }
            }
            """,
            new { input = new { id, changes = new { body = (string?)null, competencyIds = new[] { competency } }, expectedRevision = 1 } });
        Assert.Equal(
            ("A group", JsonValueKind.Null, "https://evidence.example/group", "PRIVATE", 2, "2.1"),
            (At(changed, "title").GetString()!, At(changed, "body").ValueKind, At(changed, "linkUrl").GetString()!, At(changed, "sharing").GetString()!, At(changed, "revision").GetInt32(), At(changed, "competencies.0.code").GetString()!));

        Assert.Equal([id], await Found("kinds: [FEEDBACK]"));
        Assert.Equal([id], await Found($"competencyIds: [\"{competency}\"]"));
        Assert.Empty(await Found($"competencyIds: [\"{competency}\"], kinds: [REFLECTION]"));

        async Task<string[]> Found(string filter)
        {
            var page = await Read(coach.Client, "viewer.coach.evidence", $"{{ viewer {{ coach {{ evidence(filter: {{ {filter} }}) {{ totalCount nodes {{ id }} }} }} }} }}");
            string[] ids = [.. At(page, "nodes").EnumerateArray().Select(row => At(row, "id").GetString()!)];
            Assert.Equal(ids.Length, At(page, "totalCount").GetInt32());

            return ids;
        }
    }

    [Fact]
    public async Task A_completion_proves_as_evidence_does_and_both_are_shown()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var completion = await Record(coach, await Offer());

        var cited = await Read(
            supervisor.Client,
            "recordAssessment.assessments.0",
            """
            mutation ($input: RecordAssessmentInput!) {
              recordAssessment(input: $input) {
                assessments { kind attainment assessedOn assessedBy current answers { id } evidence { id } completions { id } } userErrors { code field message }
              }
            }
            """,
            new { input = new { coachId = coach.Id, kind = "SUPERVISOR", assessedOn = "2026-11-24", items = new[] { Item("2.1", "COMPETENT", completion) } } });

        // The coach has said nothing: the supervisor's word confirms without it.
        Assert.Equal((completion, 0, JsonValueKind.Null), (At(cited, "completions.0.id").GetString(), At(cited, "evidence").GetArrayLength(), At(cited, "answers").ValueKind));
        Assert.Equal($"SUPERVISOR COMPETENT 2026-11-24 {supervisor.Name} True", $"{At(cited, "kind")} {At(cited, "attainment")} {At(cited, "assessedOn")} {At(cited, "assessedBy")} {At(cited, "current")}");
        Assert.Equal("2.1", await ReadText(coach.Client, "viewer.coach.heldCompetencies.0.code", "{ viewer { coach { heldCompetencies { code } } } }"));
    }

    [Fact]
    public async Task Before_the_first_framework_there_is_no_profile_and_nothing_to_be_behind_of()
    {
        var coach = await Coach(await Supervisor());
        var record = await Read(
            coach.Client,
            "viewer.coach",
            "{ viewer { coach { competencyProfile(asAt: \"1990-01-01\") { tier } gaps(asAt: \"1990-01-01\") { steps } heldCompetencies(asAt: \"1990-01-01\") { code } } } }");

        Assert.Equal(JsonValueKind.Null, At(record, "competencyProfile").ValueKind);
        Assert.Equal("0 0", $"{At(record, "gaps").GetArrayLength()} {At(record, "heldCompetencies").GetArrayLength()}");
        Assert.Contains(
            "InvalidInputError INVALID items.0.competency",
            await Refusals(coach.Client, "recordAssessment", new { kind = "SELF", assessedOn = "1990-01-01", items = new[] { Item("2.1", "AWARE") } }));
    }

    [Fact]
    public async Task Gaps_follow_the_tier_of_the_day()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Award(supervisor, coach.Id, "TIER_2", "2026-11-20");

        // Unless another tier is named, against the next one: the first before the recognition, the third from that day on.
        Assert.Equal(await Expected("TIER_1", "2026-11-19"), await Expected(null, "2026-11-19"));
        Assert.Equal(await Expected("TIER_3", "2026-11-20"), await Expected(null, "2026-11-20"));
        Assert.NotEqual(await Expected("TIER_1", "2026-11-20"), await Expected("TIER_3", "2026-11-20"));
        Assert.Equal("TIER_1 TIER_2", $"{await Tier("2026-11-19")} {await Tier("2026-11-20")}");

        Task<string> Tier(string asAt) => ReadText(
            coach.Client, "viewer.coach.competencyProfile.tier", "query ($asAt: Date!) { viewer { coach { competencyProfile(asAt: $asAt) { tier } } } }", new { asAt });

        async Task<string> Expected(string? tier, string asAt) => (await Read(
            coach.Client,
            "viewer.coach.gaps",
            "query ($tier: PracticeTier, $asAt: Date!) { viewer { coach { gaps(tier: $tier, asAt: $asAt) { competency { code } expected } } } }",
            new { tier, asAt })).GetRawText();
    }

    private static object Details(string kind, string gatheredOn) =>
        new { kind, title = "A group", body = "Went *well*.", gatheredOn, linkUrl = "https://evidence.example/group" };

    private static object Item(string code, string attainment, params string[] evidenceIds) => new { competency = new { code }, attainment, evidenceIds };
}

public sealed class PortfolioOnSqliteTests() : PortfolioTests(Database.Sqlite);

public sealed class PortfolioOnPostgresTests() : PortfolioTests(Database.Postgres);
