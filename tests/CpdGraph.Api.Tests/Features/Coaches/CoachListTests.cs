using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Coaches, and what they completed, by name and by offer.</summary>
public abstract class CoachListTests(Database database) : PeopleTests(database)
{
    private static readonly string[] Names = ["Siân Ó Briain", "Zoë Brian", "Bo Ek"];

    [Fact]
    public async Task Coaches_are_found_by_name_whatever_the_case_and_accents()
    {
        var supervisor = await Supervisor();
        await Register(supervisor);

        Assert.Equal(["Siân Ó Briain", "Zoë Brian"], await Found(supervisor, new { contains = "BRI" }));
        Assert.Equal(["Siân Ó Briain"], await Found(supervisor, new { eq = "sian o  briain" }));
        Assert.Equal(["Bo Ek", "Siân Ó Briain"], await Found(supervisor, new { neq = "zoe brian" }));
        Assert.Equal(["Zoë Brian"], await Found(supervisor, new { startsWith = "zoe", contains = "brian" }));
        Assert.Equal(["Bo Ek"], await Found(supervisor, new { @in = new[] { "BO EK", "Nobody" } }));
        Assert.Empty(await Found(supervisor, new { contains = "%" }));
    }

    [Fact]
    public async Task Coaches_found_by_name_are_paged_and_counted_among_themselves()
    {
        var supervisor = await Supervisor();
        await Register(supervisor);
        const string List = """
            query ($after: String) {
              coaches(first: 1, after: $after, filter: { name: { contains: "bri" } }) { totalCount nodes { displayName } pageInfo { hasNextPage endCursor } }
            }
            """;

        var first = await Read(supervisor.Client, "coaches", List);
        var second = await Read(supervisor.Client, "coaches", List, new { after = At(first, "pageInfo.endCursor").GetString() });

        Assert.Equal((2, "Siân Ó Briain", true), (At(first, "totalCount").GetInt32(), At(first, "nodes.0.displayName").GetString(), At(first, "pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal((2, "Zoë Brian", false), (At(second, "totalCount").GetInt32(), At(second, "nodes.0.displayName").GetString(), At(second, "pageInfo.hasNextPage").GetBoolean()));
    }

    [Fact]
    public async Task Conditions_on_coaches_nest_and_tiers_are_those_of_today()
    {
        var supervisor = await Supervisor();
        await Register(supervisor);
        await Tiers(supervisor);

        async Task<string> Of(object filter) => string.Join(' ', (await Read(
            supervisor.Client, "coaches.nodes", "query ($filter: CoachFilter) { coaches(filter: $filter) { nodes { displayName } } }", new { filter }))
            .EnumerateArray().Select(coach => At(coach, "displayName").GetString()![..2]));

        Assert.Equal("Bo", await Of(new { tiers = new[] { "TIER_3" } }));
        Assert.Equal("Bo Zo", await Of(new { tiers = new[] { "TIER_2", "TIER_3" } }));
        Assert.Equal("", await Of(new { tiers = new[] { "TIER_4" } }));
        Assert.Equal("", await Of(new { tiers = Array.Empty<string>() }));
        Assert.Equal("Si", await Of(new { not = new { tiers = new[] { "TIER_2", "TIER_3" } } }));
        Assert.Equal("Bo Si", await Of(new { or = new object[] { new { tiers = new[] { "TIER_3" } }, new { name = new { startsWith = "sian" } } } }));
        Assert.Equal("Zo", await Of(new { and = new object[] { new { tiers = new[] { "TIER_2" } }, new { not = new { name = new { startsWith = "bo" } } } }, claimed = false }));
        Assert.Equal("", await Of(new { or = Array.Empty<object>() }));
        Assert.Equal("Bo Si Zo", await Of(new { and = Array.Empty<object>() }));

        var deep = await supervisor.Client.Send("{ coaches(filter: { not: { not: { not: { not: { claimed: true } } } } }) { totalCount } }");
        Assert.Contains("LIMIT_EXCEEDED", deep.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NAME", "ASC", "Bo Si Zo")]
    [InlineData("NAME", "DESC", "Zo Si Bo")]
    [InlineData("TIER", "ASC", "Si Zo Bo")]
    [InlineData("TIER", "DESC", "Bo Zo Si")]
    [InlineData("STARTED_ON", "ASC", "Zo Si Bo")]
    [InlineData("STARTED_ON", "DESC", "Bo Si Zo")]
    public async Task Coaches_are_sorted_and_paged_both_ways_in_every_order(string field, string direction, string expected)
    {
        var supervisor = await Supervisor();
        await Register(supervisor);
        await Tiers(supervisor);
        var orderBy = new { field, direction };

        foreach (var (arguments, reversed) in new[] { ("first: 1, after: $cursor", false), ("last: 1, before: $cursor", true) })
        {
            var query = $"query ($cursor: String, $orderBy: CoachOrder) {{ viewer {{ supervisedCoaches({arguments}, orderBy: $orderBy) {{ totalCount edges {{ cursor node {{ displayName }} }} }} }} }}";
            var names = new List<string>();
            string? cursor = null;

            for (var page = 0; page < 4; page++)
            {
                var list = await Read(supervisor.Client, "viewer.supervisedCoaches", query, new { cursor, orderBy });
                Assert.Equal(3, At(list, "totalCount").GetInt32());

                foreach (var edge in At(list, "edges").EnumerateArray())
                {
                    names.Add(At(edge, "node.displayName").GetString()![..2]);
                    cursor = At(edge, "cursor").GetString();
                }
            }

            Assert.Equal(expected, string.Join(' ', reversed ? Enumerable.Reverse(names) : names));
        }
    }

    [Fact]
    public async Task Completions_are_found_by_coach_and_by_offer()
    {
        var supervisor = await Supervisor();
        var (one, other) = (await Coach(supervisor), await Coach(supervisor));
        var (offer, another) = (await Offer(), await Offer(1));
        var ofOne = await Record(one, offer, "2026-01-01");
        var ofOther = await Record(other, another, "2026-01-02");
        var title = await ReadText(Api.Anonymous, "offer.title", "query ($id: ID!) { offer(by: { id: $id }) { title } }", new { id = offer });
        (object Filter, string[] Ids)[] cases =
        [
            (new { coachIds = new[] { one.Id } }, [ofOne]),
            (new { coachIds = Array.Empty<string>() }, []),
            (new { coach = new { name = new { eq = other.Name.ToUpperInvariant() } } }, [ofOther]),
            (new { coach = new { employerIds = new[] { await Organisation() }, claimed = true } }, [ofOther, ofOne]),
            (new { coach = new { employerIds = new[] { await Organisation(1) } } }, []),
            (new { coach = new { claimed = false } }, []),
            (new { offer = new { title = new { eq = title } } }, [ofOne]),
            (new { offer = new { not = new { title = new { eq = title } } } }, [ofOther]),
            (new { coach = new { name = new { eq = other.Name } }, offer = new { title = new { eq = title } } }, []),
        ];

        foreach (var (filter, ids) in cases)
        {
            var all = await Read(
                supervisor.Client,
                "",
                """
                query ($filter: CompletionFilter) {
                  completions(filter: $filter) { totalCount totalCpdMinutes nodes { id } }
                  coaches { nodes { completions(filter: $filter) { totalCount nodes { id } } } }
                }
                """,
                new { filter });
            var below = At(all, "coaches.nodes").EnumerateArray().ToArray();

            Assert.Equal(ids, At(all, "completions.nodes").EnumerateArray().Select(node => At(node, "id").GetString()!));
            Assert.Equal((ids.Length, 60 * ids.Length), (At(all, "completions.totalCount").GetInt32(), At(all, "completions.totalCpdMinutes").GetInt32()));
            Assert.Equal(ids.Length, below.Sum(coach => At(coach, "completions.totalCount").GetInt32()));
            Assert.Equal(ids.Length, below.Sum(coach => At(coach, "completions.nodes").GetArrayLength()));
        }
    }

    private static async Task<string[]> Found(Person supervisor, object name) =>
    [
        .. (await Read(supervisor.Client, "coaches.nodes", "query ($name: StringFilter) { coaches(filter: { name: $name }) { nodes { displayName } } }", new { name }))
            .EnumerateArray().Select(coach => At(coach, "displayName").GetString()!),
    ];

    // Bo holds tier 3, Zoe tier 2 after a revoked tier 4, Sian none. Zoe works nowhere today; Bo began last.
    private async Task Tiers(Person supervisor)
    {
        var coaches = await Read(supervisor.Client, "coaches.nodes", "{ coaches { nodes { id displayName } } }");
        string Id(string name) => coaches.EnumerateArray().Where(coach => At(coach, "displayName").GetString()!.StartsWith(name, StringComparison.Ordinal)).Select(coach => At(coach, "id").GetString()!).Single();
        await Award(supervisor, Id("Bo"), "TIER_3", "2026-02-01");
        await Award(supervisor, Id("Zo"), "TIER_2", "2026-01-01");
        var revoked = await Award(supervisor, Id("Zo"), "TIER_4", "2026-02-01");
        Assert.Empty(await Refusals(Api.Steward, "revokeCoachTier", new { id = revoked, revokedOn = "2026-03-01", reason = "It was another's." }));
        Assert.Empty(await Refusals(supervisor.Client, "changeCoachEmployment", new { coachId = Id("Zo"), end = new { endedOn = "2026-06-30" }, expectedRevision = 1 }));
        Assert.Empty(await Refusals(
            supervisor.Client,
            "changeCoachEmployment",
            new
            {
                coachId = Id("Bo"),
                next = new { organisationId = await Organisation(1), jobTitle = "Coach", startedOn = "2026-04-01" },
                expectedRevision = 1,
            }));
    }

    private async Task Register(Person supervisor)
    {
        foreach (var name in Names)
        {
            await Read(
                supervisor.Client,
                "",
                """
                mutation ($name: String!, $organisation: ID!) {
                  registerCoach(input: { displayName: $name, email: "coach@example.org", employment: { organisationId: $organisation, jobTitle: "Coach", startedOn: "2025-02-03" } }) {
                    userErrors { code field message }
                  }
                }
                """,
                new { name, organisation = await Organisation() });
        }
    }
}

public sealed class CoachListOnSqliteTests() : CoachListTests(Database.Sqlite);

public sealed class CoachListOnPostgresTests() : CoachListTests(Database.Postgres);
