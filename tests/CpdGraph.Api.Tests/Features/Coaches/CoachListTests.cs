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
