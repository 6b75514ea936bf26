using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Coaches found by where they stand: readiness, supervision, gaps, pathways.</summary>
public abstract class CoachFilterTests(Database database) : PeopleTests(database)
{
    private static readonly string[] ReadinessStatuses = ["NOT_STARTED", "IN_PROGRESS", "READY", "LAPSED"];

    [Fact]
    public async Task Coaches_are_found_by_their_readiness_and_by_what_is_missing()
    {
        var supervisor = await Supervisor();
        var (begun, fresh) = (await Coach(supervisor), await Coach(supervisor));
        await ConfirmInduction(supervisor, begun);

        Assert.Equal([fresh.Name], await Found(supervisor.Client, new { readiness = new[] { "NOT_STARTED" } }));
        Assert.Equal([begun.Name], await Found(supervisor.Client, new { readiness = new[] { "IN_PROGRESS" } }));
        Assert.Equal([begun.Name, fresh.Name], await Found(supervisor.Client, new { readiness = new[] { "IN_PROGRESS", "NOT_STARTED" } }));
        Assert.Empty(await Found(supervisor.Client, new { readiness = new[] { "READY" } }));
        Assert.Empty(await Found(supervisor.Client, new { readiness = Array.Empty<string>() }));
        Assert.Equal([fresh.Name], await Found(supervisor.Client, new { missing = new[] { "SETTING_INDUCTION" } }));
        Assert.Equal([begun.Name, fresh.Name], await Found(supervisor.Client, new { missing = new[] { "SETTING_INDUCTION", "ACCREDITED_HEALTH_COACHING" } }));
        Assert.Empty(await Found(supervisor.Client, new { missing = new[] { "NO_SUCH_REQUIREMENT" } }));
    }

    [Fact]
    public async Task Coaches_are_found_by_how_their_supervision_stands_of_one_kind_or_at_its_worst()
    {
        var supervisor = await Supervisor();
        var (met, other) = (await Coach(supervisor), await Coach(supervisor));
        Assert.Empty(await Refusals(
            supervisor.Client, "logSupervisionSession", new { coachId = met.Id, kind = "LINE_MANAGEMENT", heldOn = "2026-11-24", durationMinutes = 60 }));

        // Arranged long ago, and never met.
        var id = new CoachId(GlobalId.TryRead(other.Id)!.Value.Value);
        await Api.Look(db => db.SupervisorAssignments.Where(row => row.CoachId == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.StartsOn, new DateOnly(2025, 3, 3))));
        object Stands(string status, params string[]? kinds) => new { supervision = new { statuses = new[] { status }, kinds } };

        Assert.Equal([met.Name], await Found(supervisor.Client, Stands("MET", "LINE_MANAGEMENT")));
        Assert.Equal([other.Name], await Found(supervisor.Client, Stands("OVERDUE", "LINE_MANAGEMENT", "CLINICAL")));
        Assert.Equal([met.Name, other.Name], await Found(supervisor.Client, Stands("NOT_ARRANGED", null)));
        Assert.Equal([met.Name, other.Name], await Found(supervisor.Client, Stands("NOT_ARRANGED", "CLINICAL", "LINE_MANAGEMENT")));
        Assert.Empty(await Found(supervisor.Client, Stands("NOT_ARRANGED", "LINE_MANAGEMENT")));
        Assert.Empty(await Found(supervisor.Client, Stands("MET", null)));
    }

    [Fact]
    public async Task Coaches_are_found_by_their_gaps_up_to_the_next_tier()
    {
        var supervisor = await Supervisor();
        var (able, other) = (await Coach(supervisor), await Coach(supervisor));
        var items = new[] { new { competency = new { code = "2.1" }, attainment = "COMPETENT", evidenceIds = new[] { await Record(able, await Offer()) } } };
        Assert.Empty(await Refusals(supervisor.Client, "recordAssessment", new { coachId = able.Id, kind = "SUPERVISOR", assessedOn = "2026-11-24", items }));
        var competency = await Read(Api.Anonymous, "competency", "{ competency(by: { code: \"2.1\" }) { id area { id } } }");
        string[] competencies = [At(competency, "id").GetString()!], areas = [At(competency, "area.id").GetString()!];

        Assert.Equal([other.Name], await Found(supervisor.Client, new { gapCompetencyIds = competencies }));
        Assert.Contains(other.Name, await Found(supervisor.Client, new { gapInAreaIds = areas }));
        Assert.Empty(await Found(supervisor.Client, new { gapInAreaIds = Array.Empty<string>() }));

        var damaged = await supervisor.Client.Send("{ coaches(filter: { or: [{ gapCompetencyIds: [\"damaged\"] }] }) { totalCount } }");
        Assert.Equal("filter.or.0.gapCompetencyIds.0", At(Assert.Single(damaged.Errors), "extensions.argument").GetString());
    }

    [Fact]
    public async Task Coaches_are_found_by_the_pathways_that_they_are_on_today()
    {
        var supervisor = await Supervisor();
        var (on, left, ahead) = (await Coach(supervisor), await Coach(supervisor), await Coach(supervisor));
        var pathways = await Read(Api.Anonymous, "pathways.nodes", "{ pathways(first: 2) { nodes { id } } }");
        string[] one = [At(pathways, "0.id").GetString()!], other = [At(pathways, "1.id").GetString()!];
        await Start(on, one[0], new(2026, 3, 2), null);
        await Start(left, one[0], new(2026, 3, 2), new(2026, 11, 24));
        await Start(ahead, one[0], new(2026, 11, 25), null);
        await Start(ahead, other[0], new(2026, 11, 24), new(2026, 11, 25));

        Assert.Equal([on.Name], await Found(supervisor.Client, new { pathwayIds = one }));
        Assert.Equal([ahead.Name], await Found(supervisor.Client, new { pathwayIds = other }));
        Assert.Equal([on.Name, ahead.Name], await Found(supervisor.Client, new { pathwayIds = one.Concat(other) }));
        Assert.Equal([left.Name, ahead.Name], await Found(supervisor.Client, new { not = new { pathwayIds = one } }));
    }

    [Fact]
    public async Task Judgements_combine_with_other_conditions_and_are_paged_and_counted_among_themselves()
    {
        var supervisor = await Supervisor();
        var (begun, fresh, third) = (await Coach(supervisor), await Coach(supervisor), await Coach(supervisor));
        await ConfirmInduction(supervisor, begun);
        await Award(supervisor, third.Id, "TIER_2", "2026-02-01");
        var begins = new { readiness = new[] { "IN_PROGRESS" } };
        var second = new { tiers = new[] { "TIER_2" } };

        Assert.Equal([fresh.Name, third.Name], await Found(supervisor.Client, new { not = begins }));
        Assert.Equal([begun.Name, third.Name], await Found(supervisor.Client, new { or = new object[] { begins, second } }));
        Assert.Equal([third.Name], await Found(supervisor.Client, new { second.tiers, not = begins }));
        Assert.Empty(await Found(supervisor.Client, new { and = new object[] { begins, second } }));
        Assert.Equal([fresh.Name], await Found(supervisor.Client, new { and = new object[] { new { not = begins } }, name = new { eq = fresh.Name } }));
        Assert.Equal(
            [fresh.Name], await Found(supervisor.Client, new { not = new { or = new object[] { begins, second } } }));

        const string List =
            """
            query ($after: String, $filter: CoachFilter) {
              viewer { supervisedCoaches(first: 1, after: $after, filter: $filter) { totalCount nodes { displayName } pageInfo { hasNextPage endCursor } } }
            }
            """;
        var filter = new { readiness = new[] { "NOT_STARTED" } };
        var first = await Read(supervisor.Client, "viewer.supervisedCoaches", List, new { filter });
        var last = await Read(supervisor.Client, "viewer.supervisedCoaches", List, new { filter, after = At(first, "pageInfo.endCursor").GetString() });

        // In the order of texts, in which coach-100 comes before coach-99.
        string[] inOrder = [.. new[] { fresh.Name, third.Name }.Order(StringComparer.Ordinal)];
        Assert.Equal((2, inOrder[0], true), (At(first, "totalCount").GetInt32(), At(first, "nodes.0.displayName").GetString(), At(first, "pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal((2, inOrder[1], false), (At(last, "totalCount").GetInt32(), At(last, "nodes.0.displayName").GetString(), At(last, "pageInfo.hasNextPage").GetBoolean()));
    }

    [Fact]
    public async Task No_condition_tells_anything_of_coaches_whose_records_the_caller_may_not_see()
    {
        var (mine, others) = (await Supervisor(), await Supervisor());
        var (own, hidden) = (await Coach(mine), await Coach(others));
        await ConfirmInduction(others, hidden);
        await Record(own, await Offer());
        await Record(hidden, await Offer());
        var competency = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }");
        object[] conditions =
        [
            .. ReadinessStatuses.Select(status => (object)new { readiness = new[] { status } }),
            new { missing = new[] { "ACCREDITED_HEALTH_COACHING" } },
            new { supervision = new { statuses = new[] { "NOT_ARRANGED" } } },
            new { gapCompetencyIds = new[] { competency } },
        ];

        foreach (var condition in conditions.SelectMany(condition => new[] { condition, new { not = condition }, new { or = new[] { condition, new { not = condition } } } }))
        {
            var found = await Read(
                mine.Client,
                "",
                """
                query ($filter: CoachFilter) {
                  coaches(filter: $filter) { totalCount nodes { id } }
                  completions(filter: { coach: $filter }) { totalCount nodes { coach { id } } }
                }
                """,
                new { filter = condition });

            Assert.DoesNotContain(hidden.Id, found.GetRawText(), StringComparison.Ordinal);
            Assert.InRange(At(found, "coaches.totalCount").GetInt32(), 0, 1);
            Assert.Equal(At(found, "coaches.totalCount").GetInt32(), At(found, "completions.totalCount").GetInt32());
        }

        var ofCoach = await Read(
            own.Client, "completions.totalCount", "{ completions(filter: { coach: { not: { readiness: [READY] } } }) { totalCount } }");
        Assert.Equal(1, ofCoach.GetInt32());
    }

    [Fact]
    public async Task Judgements_of_three_coaches_cost_as_many_statements_as_of_one_and_are_not_read_twice()
    {
        var supervisor = await Supervisor();
        await Coach(supervisor);
        const string Team =
            """
            {
              coaches(first: 50, filter: { not: { readiness: [READY], supervision: { statuses: [MET] } } }) {
                totalCount nodes { displayName referralReadiness { status } supervision { status } }
              }
            }
            """;

        var one = await supervisor.Client.Send(Team);
        await Coach(supervisor);
        await Coach(supervisor);
        var three = await supervisor.Client.Send(Team);

        Assert.Equal((1, 3), (At(one.Data, "coaches.totalCount").GetInt32(), At(three.Data, "coaches.totalCount").GetInt32()));
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(three));

        // Who is signed in; whom it may be about, their readiness and supervision; the page and its count.
        Assert.InRange(ApiServer.StatementsOf(three), 1, 6);
    }

    private static async Task<string[]> Found(GraphQLClient client, object filter)
    {
        var list = await Read(client, "coaches", "query ($filter: CoachFilter) { coaches(first: 50, filter: $filter) { totalCount nodes { displayName } } }", new { filter });
        string[] names = [.. At(list, "nodes").EnumerateArray().Select(coach => At(coach, "displayName").GetString()!)];
        Assert.Equal(names.Length, At(list, "totalCount").GetInt32());

        // Names are made one after the other, and sorted as texts in the list.
        return [.. names.OrderBy(name => int.Parse(name.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static async Task ConfirmInduction(Person supervisor, Person coach) => Assert.Empty(await Refusals(
        supervisor.Client, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-06-01" }));

    private Task<int> Start(Person coach, string pathway, DateOnly startedOn, DateOnly? leftOn) => Api.Look(async db =>
    {
        db.Add(new PathwayStart
        {
            Id = PathwayStartId.New(ApiServer.Now),
            CoachId = new(GlobalId.TryRead(coach.Id)!.Value.Value),
            PathwayId = new(GlobalId.TryRead(pathway)!.Value.Value),
            StartedOn = startedOn,
            LeftOn = leftOn,
            RecordedById = (await db.Principals.FirstAsync()).Id,
            RecordedAt = ApiServer.Now,
        });

        return await db.SaveChangesAsync();
    });
}

public sealed class CoachFiltersOnSqliteTests() : CoachFilterTests(Database.Sqlite)
{
    [Fact]
    public async Task More_coaches_than_the_limit_are_judged_once_other_conditions_narrow_them()
    {
        await using var server = await ApiServer.WithAsync(new() { ["GraphQL:Limits:MaxJudgedCoaches"] = "2" });
        var stella = server.As("stella", Role.Steward);
        var all = await stella.Send("{ coaches(first: 1) { totalCount nodes { displayName } } }");
        const string Judged = "query ($name: StringFilter) { coaches(filter: { name: $name, not: { readiness: [READY] } }) { totalCount } }";

        var many = await stella.Send(Judged);
        var few = await stella.Send(Judged, new { name = new { eq = At(all.Data, "coaches.nodes.0.displayName").GetString() } });

        var error = Assert.Single(many.Errors);
        Assert.Equal(
            $"LIMIT_EXCEEDED judgedCoaches 2 {At(all.Data, "coaches.totalCount")}",
            string.Join(' ', new[] { "code", "limit", "maximum", "actual" }.Select(name => At(error, $"extensions.{name}").ToString())));
        Assert.Contains("narrow them", At(error, "message").GetString(), StringComparison.Ordinal);
        Assert.True(few.Errors.Count == 0, few.ToString());
        Assert.InRange(At(few.Data, "coaches.totalCount").GetInt32(), 0, 1);
    }
}

public sealed class CoachFiltersOnPostgresTests() : CoachFilterTests(Database.Postgres);

/// <summary>The demonstration's coaches: what a filter finds is what the fields say.</summary>
public abstract class CoachFilterAgreementTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task What_a_filter_finds_is_what_the_fields_of_each_coach_say()
    {
        var stella = Api.As("stella", Role.Steward);
        var coaches = At(
            (await stella.Send(
                """
                {
                  coaches(first: 100) { nodes {
                    id
                    referralReadiness { status requirements { met requirement { code } } }
                    supervision { status arrangements { kind status } }
                  } }
                }
                """)).Data,
            "coaches.nodes").EnumerateArray().ToArray();
        Assert.True(coaches.Length > 5);
        var seen = new HashSet<string>();

        foreach (var status in new[] { "NOT_STARTED", "IN_PROGRESS", "READY", "LAPSED" })
        {
            await Agrees(new { readiness = new[] { status } }, coach => At(coach, "referralReadiness.status").GetString() == status);
        }

        foreach (var code in coaches.SelectMany(coach => At(coach, "referralReadiness.requirements").EnumerateArray()).Select(row => At(row, "requirement.code").GetString()).Distinct())
        {
            await Agrees(
                new { missing = new[] { code } },
                coach => At(coach, "referralReadiness.requirements").EnumerateArray().Any(row => At(row, "requirement.code").GetString() == code && !At(row, "met").GetBoolean()));
        }

        foreach (var status in new[] { "NOT_ARRANGED", "OVERDUE", "DUE", "DUE_SOON", "MET" })
        {
            await Agrees(new { supervision = new { statuses = new[] { status } } }, coach => At(coach, "supervision.status").GetString() == status);
            await Agrees(
                new { supervision = new { statuses = new[] { status }, kinds = new[] { "CLINICAL" } } },
                coach => At(coach, "supervision.arrangements").EnumerateArray().Any(row => At(row, "kind").GetString() == "CLINICAL" && At(row, "status").GetString() == status));
        }

        Assert.True(seen.Count > 4, "The demonstration has coaches who stand differently.");

        async Task Agrees(object filter, Func<JsonElement, bool> says)
        {
            var found = await stella.Send("query ($filter: CoachFilter) { coaches(first: 100, filter: $filter) { totalCount nodes { id } } }", new { filter });
            Assert.True(found.Errors.Count == 0, found.ToString());
            string[] expected = [.. coaches.Where(says).Select(coach => At(coach, "id").GetString()!)];

            Assert.Equal(expected, At(found.Data, "coaches.nodes").EnumerateArray().Select(coach => At(coach, "id").GetString()!));
            Assert.Equal(expected.Length, At(found.Data, "coaches.totalCount").GetInt32());

            if (expected.Length > 0)
            {
                seen.Add(JsonSerializer.Serialize(filter));
            }
        }
    }
}

public sealed class CoachFilterAgreementOnSqliteTests() : CoachFilterAgreementTests(Database.Sqlite);

public sealed class CoachFilterAgreementOnPostgresTests() : CoachFilterAgreementTests(Database.Postgres);
