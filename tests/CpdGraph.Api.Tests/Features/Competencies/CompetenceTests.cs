using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Competencies;

public abstract class CompetenceTests(Database database) : PeopleTests(database)
{
    private const string Assess =
        """
        mutation ($input: RecordAssessmentInput!) {
          recordAssessment(input: $input) { assessments { id attainment current } coach { id } userErrors { code field message } }
        }
        """;

    [Fact]
    public async Task A_supervisor_confirms_what_the_coach_says_and_a_changed_answer_resets_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var evidence = await Add(coach, "SUPERVISORS");

        var own = await SelfAssess(coach, "COMPETENT", "2026-11-10");
        Assert.Equal("COMPETENT  COMPETENT", await Standing(coach, coach.Client));
        await Confirm(supervisor, coach, "COMPETENT", evidence, own);
        Assert.Equal("COMPETENT COMPETENT COMPETENT", await Standing(coach, supervisor.Client));

        // The same said again stands; another answer does not.
        await SelfAssess(coach, "COMPETENT", "2026-11-24");
        Assert.Equal("COMPETENT COMPETENT COMPETENT", await Standing(coach, coach.Client));
        await SelfAssess(coach, "PROFICIENT", "2026-11-24");
        Assert.Equal("PROFICIENT  COMPETENT", await Standing(coach, coach.Client));

        // On a day in the past it is as it was.
        Assert.Equal("COMPETENT  COMPETENT", await Standing(coach, coach.Client, "2026-11-23"));
        Assert.Equal("  COMPETENT", await Standing(coach, coach.Client, "2026-11-09"));

        var refused = await Refusals(supervisor.Client, "recordAssessment", Supervisors(coach, "PROFICIENT", evidence, own));
        Assert.Equal(["WrongStateError WRONG_STATE items.0.answersId"], refused);
    }

    [Fact]
    public async Task Gaps_are_against_the_next_tier_biggest_first_with_offers_that_close_them()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        const string query =
            """
            query ($id: ID!, $tier: PracticeTier) {
              coach(id: $id) {
                gaps(tier: $tier) {
                  competency { id code } expected confirmed steps
                  offers(first: 5) { competencyMappings { competency { id } coverage } }
                }
                heldCompetencies { code }
              }
            }
            """;

        var none = await Read(coach.Client, "coach", query, new { id = coach.Id });
        var steps = At(none, "gaps").EnumerateArray().Select(gap => At(gap, "steps").GetInt32()).ToArray();
        Assert.NotEmpty(steps);
        Assert.Equal(steps.OrderDescending(), steps);
        Assert.All(At(none, "gaps").EnumerateArray(), gap => Assert.Equal("NOT_ASSESSED", At(gap, "confirmed").GetString()));
        Assert.Empty(At(none, "heldCompetencies").EnumerateArray());
        Assert.All(
            At(none, "gaps").EnumerateArray().SelectMany(gap => At(gap, "offers").EnumerateArray().Select(offer => (gap, offer))),
            pair => Assert.Contains(
                At(pair.offer, "competencyMappings").EnumerateArray(),
                mapping => At(mapping, "competency.id").GetString() == At(pair.gap, "competency.id").GetString() && At(mapping, "coverage").GetString() is "DEVELOPS" or "ASSESSES"));
        Assert.Contains(At(none, "gaps").EnumerateArray(), gap => At(gap, "offers").GetArrayLength() > 0);

        var own = await SelfAssess(coach, "COMPETENT", "2026-11-10");
        await Confirm(supervisor, coach, "COMPETENT", await Add(coach, "SUPERVISORS"), own);
        var one = await Read(coach.Client, "coach", query, new { id = coach.Id });
        Assert.Equal(["2.1"], At(one, "heldCompetencies").EnumerateArray().Select(competency => At(competency, "code").GetString()));
        Assert.DoesNotContain(At(one, "gaps").EnumerateArray(), gap => At(gap, "competency.code").GetString() == "2.1");

        // Tier 3 expects more of it.
        var high = await Read(coach.Client, "coach", query, new { id = coach.Id, tier = "TIER_3" });
        var gap = At(high, "gaps").EnumerateArray().Single(row => At(row, "competency.code").GetString() == "2.1");
        Assert.Equal("PROFICIENT COMPETENT 1", $"{At(gap, "expected")} {At(gap, "confirmed")} {At(gap, "steps")}");
    }

    [Fact]
    public async Task Nobody_assesses_themselves_as_supervisor_nor_answers_for_the_coach()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Grant(coach.Name, new { memberName = coach.Name, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });

        Assert.Contains("NotPermittedError OWN_RECORD kind", await Refusals(Api.As(coach.Name), "recordAssessment", Supervisors(coach, "AWARE", null, null)));
        Assert.Equal(
            ["NotPermittedError NOT_PERMITTED kind"],
            await Refusals(supervisor.Client, "recordAssessment", new { coachId = coach.Id, kind = "SELF", assessedOn = "2026-11-20", items = Items("AWARE", null, null) }));
        Assert.Equal(
            ["NotFoundError NOT_FOUND coachId"],
            await Refusals((await Supervisor()).Client, "recordAssessment", Supervisors(coach, "AWARE", null, null)));
    }

    [Fact]
    public async Task What_a_coach_keeps_private_is_neither_seen_nor_counted_nor_cited_by_others()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var overseer = Api.NewName("overseer");
        await Grant(overseer, new { memberName = overseer, role = "SUPERVISOR", organisationId = await Organisation(), relation = "OVERSEES" });
        string[] ids = [await Add(coach, "PRIVATE"), await Add(coach, "SUPERVISORS"), await Add(coach, "EMPLOYER")];

        Assert.Equal("3 3 3", await SeenBy(coach.Client, coach, ids));
        Assert.Equal("2 2 2", await SeenBy(supervisor.Client, coach, ids));
        Assert.Equal("0 0 0", await SeenBy(Api.Steward, coach, ids));
        Assert.Equal("- - 1", await SeenBy(Api.As(overseer, Role.Supervisor), coach, ids));
        Assert.Equal("- - 0", await SeenBy((await Supervisor()).Client, coach, ids));

        Assert.Equal(
            ["NotFoundError NOT_FOUND items.0.evidenceIds.0"], await Refusals(supervisor.Client, "recordAssessment", Supervisors(coach, "AWARE", ids[0], null)));

        // Shared later, it is there; taken back, it is not.
        await Read(coach.Client, "", "mutation ($id: ID!) { updateEvidence(input: { id: $id, changes: { sharing: SUPERVISORS }, expectedRevision: 1 }) { userErrors { message } } }", new { id = ids[0] });
        Assert.Equal("3 3 3", await SeenBy(supervisor.Client, coach, ids));
    }

    [Fact]
    public async Task What_is_taken_out_leaves_the_lists_and_can_still_be_named_by_what_cites_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var evidence = await Add(coach, "SUPERVISORS");
        await Confirm(supervisor, coach, "COMPETENT", evidence, await SelfAssess(coach, "COMPETENT", "2026-11-10"));

        await Read(coach.Client, "", "mutation ($id: ID!) { removeEvidence(input: { id: $id, expectedRevision: 1 }) { evidence { removedAt } userErrors { message } } }", new { id = evidence });

        var shown = await Read(
            supervisor.Client,
            "coach",
            "query ($id: ID!) { coach(id: $id) { evidence { totalCount nodes { id } } assessments(first: 1) { nodes { evidence { id title body linkUrl removedAt } } } } }",
            new { id = coach.Id });
        Assert.Equal("0 0", $"{At(shown, "evidence.totalCount")} {At(shown, "evidence.nodes").GetArrayLength()}");
        var cited = At(shown, "assessments.nodes.0.evidence.0");
        Assert.Equal((evidence, "A group", JsonValueKind.Null, JsonValueKind.String), (At(cited, "id").GetString(), At(cited, "title").GetString(), At(cited, "body").ValueKind, At(cited, "removedAt").ValueKind));
    }

    [Fact]
    public async Task A_profile_can_be_read_by_area_and_along_the_curriculum()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Confirm(supervisor, coach, "COMPETENT", await Add(coach, "SUPERVISORS"), await SelfAssess(coach, "COMPETENT", "2026-11-10"));

        var profile = await Read(
            coach.Client,
            "coach.competencyProfile",
            """
            query ($id: ID!) { coach(id: $id) { competencyProfile {
              tier framework { code } entries { competency { code } gap }
              byArea { area { code } expected achieved }
              byAlignment(framework: "Personalised Care Institute curriculum") { alignment { code } competencies { code } confirmed achieved }
            } } }
            """,
            new { id = coach.Id });

        Assert.Equal(("TIER_1", "HWBC"), (At(profile, "tier").GetString(), At(profile, "framework.code").GetString()));
        Assert.Equal(1, At(profile, "byArea").EnumerateArray().Sum(area => At(area, "achieved").GetInt32()));
        Assert.Equal(
            At(profile, "entries").EnumerateArray().Count(entry => At(entry, "gap").GetBoolean()),
            At(profile, "byArea").EnumerateArray().Sum(area => At(area, "expected").GetInt32() - At(area, "achieved").GetInt32()));
        var alignments = At(profile, "byAlignment").EnumerateArray().ToArray();
        Assert.NotEmpty(alignments);
        Assert.All(alignments, item => Assert.Equal(
            At(item, "competencies").EnumerateArray().Count(competency => At(competency, "code").GetString() == "2.1"), At(item, "confirmed").GetInt32()));
    }

    [Fact]
    public async Task Lists_are_paged_from_either_end_and_filtered()
    {
        var coach = await Coach(await Supervisor());

        for (var day = 10; day < 15; day++)
        {
            await SelfAssess(coach, day % 2 == 0 ? "AWARE" : "DEVELOPING", $"2026-11-{day}");
            await Add(coach, "PRIVATE", $"2026-11-{day}");
        }

        foreach (var (list, day) in new[] { ("assessments", "assessedOn"), ("evidence", "gatheredOn") })
        {
            var all = await Days($"{list}(first: 10) {{ nodes {{ {day} }} }}");
            Assert.Equal(["2026-11-14", "2026-11-13", "2026-11-12", "2026-11-11", "2026-11-10"], all);
            var page = await Read(coach.Client, $"viewer.coach.{list}", $"{{ viewer {{ coach {{ {list}(first: 2) {{ totalCount pageInfo {{ endCursor hasNextPage }} }} }} }} }}");
            Assert.Equal("5 True", $"{At(page, "totalCount")} {At(page, "pageInfo.hasNextPage")}");
            Assert.Equal(all[2..4], await Days($"{list}(first: 2, after: \"{At(page, "pageInfo.endCursor")}\") {{ nodes {{ {day} }} }}"));
            Assert.Equal(all[^2..], await Days($"{list}(last: 2) {{ nodes {{ {day} }} }}"));
            Assert.Equal(all[1..3], await Days($"{list}(filter: {{ {day}: {{ from: \"2026-11-12\", to: \"2026-11-13\" }} }}) {{ nodes {{ {day} }} }}"));

            async Task<string[]> Days(string selection) =>
            [
                .. (await Read(coach.Client, $"viewer.coach.{list}.nodes", $"{{ viewer {{ coach {{ {selection} }} }} }}")).EnumerateArray().Select(row => At(row, day).GetString()!),
            ];
        }
    }

    [Fact]
    public async Task Where_many_coaches_stand_costs_as_many_statements_as_where_one_stands()
    {
        var supervisor = await Supervisor();

        for (var made = 0; made < 3; made++)
        {
            var coach = await Coach(supervisor);
            await Add(coach, "SUPERVISORS");
            await SelfAssess(coach, "AWARE", "2026-11-10");
            await SelfAssess(coach, "DEVELOPING", "2026-11-11");
        }

        Assert.Equal(await Statements(1), await Statements(50));

        async Task<int> Statements(int first)
        {
            var answer = await supervisor.Client.Send(
                """
                query ($first: Int!) { viewer { supervisedCoaches(first: $first) { nodes {
                  gaps { steps competency { code } } heldCompetencies { code }
                  competencyProfile { byArea { achieved } entries { selfAssessed evidenceCount selfAssessment { id evidence { id } } } }
                  assessments(first: 3) { nodes { id evidence { id } } } evidence(first: 3) { nodes { id } }
                } } } }
                """,
                new { first });
            Assert.Empty(answer.Errors);

            return ApiServer.StatementsOf(answer);
        }
    }

    [Fact]
    public async Task A_self_assessment_changed_at_the_same_moment_is_never_confirmed_unread()
    {
        var supervisor = await Supervisor();

        for (var round = 0; round < 4; round++)
        {
            var coach = await Coach(supervisor);
            var evidence = await Add(coach, "SUPERVISORS");
            var read = await SelfAssess(coach, "DEVELOPING", "2026-11-10");

            await Task.WhenAll(
                supervisor.Client.Send(Assess, new { input = Supervisors(coach, "DEVELOPING", evidence, read) }),
                coach.Client.Send(Assess, new { input = new { kind = "SELF", assessedOn = "2026-11-20", items = Items("PROFICIENT", null, null) } }));

            Assert.Equal("PROFICIENT  COMPETENT", await Standing(coach, coach.Client));
        }
    }

    private static object[] Items(string attainment, string? evidence, string? answers) =>
    [
        new { competency = new { code = "2.1" }, attainment, evidenceIds = evidence is null ? Array.Empty<string>() : [evidence], answersId = answers },
    ];

    private static object Supervisors(Person coach, string attainment, string? evidence, string? answers) =>
        new { coachId = coach.Id, kind = "SUPERVISOR", assessedOn = "2026-11-24", items = Items(attainment, evidence, answers) };

    private static Task<string> SelfAssess(Person coach, string attainment, string assessedOn) => ReadText(
        coach.Client, "recordAssessment.assessments.0.id", Assess, new { input = new { kind = "SELF", assessedOn, items = Items(attainment, null, null) } });

    // Today: on earlier days they did not supervise the coach.
    private static async Task Confirm(Person supervisor, Person coach, string attainment, string evidence, string answers)
    {
        var response = await supervisor.Client.Send(
            Assess,
            new { input = new { coachId = coach.Id, kind = "SUPERVISOR", assessedOn = "2026-11-24", items = Items(attainment, evidence, answers) } });

        Assert.True(response.Errors.Count == 0 && !response.Text.Contains("\"userErrors\":[{", StringComparison.Ordinal), response.ToString());
    }

    private async Task<string> Add(Person coach, string sharing, string gatheredOn = "2026-11-02") => await ReadText(
        coach.Client,
        "addEvidence.evidence.id",
        """
        mutation ($sharing: EvidenceSharing!, $gatheredOn: Date!, $competency: ID!) {
          addEvidence(input: { evidence: { kind: CASE_STUDY, title: "A group", body: "Went *well*.", gatheredOn: $gatheredOn, sharing: $sharing, competencyIds: [$competency] } }) {
            evidence { id } userErrors { code field message }
          }
        }
        """,
        new { sharing, gatheredOn, competency = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }") });

    /// <summary>Self-assessed, confirmed and expected level in 2.1, each empty when there is none.</summary>
    private static async Task<string> Standing(Person coach, GraphQLClient client, string? asAt = null)
    {
        var profile = await Read(
            client,
            "coach.competencyProfile",
            "query ($id: ID!, $asAt: Date) { coach(id: $id) { competencyProfile(asAt: $asAt) { entries { competency { code } selfAssessed confirmed expected } } } }",
            new { id = coach.Id, asAt });
        var entry = At(profile, "entries").EnumerateArray().Single(row => At(row, "competency.code").GetString() == "2.1");

        return $"{At(entry, "selfAssessed")} {At(entry, "confirmed")} {At(entry, "expected")}";
    }

    /// <summary>How many items a client finds in the portfolio, counts for 2.1, and gets by their ids; a dash where they may not see the coach's.</summary>
    private static async Task<string> SeenBy(GraphQLClient client, Person coach, string[] ids)
    {
        var response = await client.Send(
            """
            query ($id: ID!, $ids: [ID!]!) {
              coach(id: $id) { evidence { totalCount nodes { id } } competencyProfile { entries { competency { code } evidenceCount } } }
              nodes(ids: $ids) { id }
            }
            """,
            new { id = coach.Id, ids });
        Assert.Empty(response.Errors);
        var record = At(response.Data, "coach");
        var byId = At(response.Data, "nodes").EnumerateArray().Count(node => node.ValueKind is JsonValueKind.Object);

        if (record.ValueKind is JsonValueKind.Null)
        {
            return $"- - {byId}";
        }

        var found = At(record, "evidence.nodes").GetArrayLength();
        Assert.Equal(found, At(record, "evidence.totalCount").GetInt32());
        var counted = At(record, "competencyProfile.entries").EnumerateArray().Single(row => At(row, "competency.code").GetString() == "2.1");

        return $"{found} {At(counted, "evidenceCount")} {byId}";
    }
}

public sealed class CompetenceOnSqliteTests() : CompetenceTests(Database.Sqlite);

public sealed class CompetenceOnPostgresTests() : CompetenceTests(Database.Postgres);
