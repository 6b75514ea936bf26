using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>No condition, order, page, search or nested list tells one coach, or the supervisor of one, anything of another.</summary>
public abstract class OthersListsTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task No_condition_or_order_counts_or_finds_a_completion_of_another_coach()
    {
        var supervisor = await Supervisor();
        var (mine, theirs) = (await Coach(supervisor), await Coach(await Supervisor()));
        var own = await Record(mine, await Offer(), "2026-01-15");
        var other = await Record(theirs, await Offer(1), "2026-02-15");
        object[] filters =
        [
            new { offerIds = new[] { await Offer(1) } },
            new { occurredOn = new { from = "2026-02-15", to = "2026-02-15" } },
            new { expiresOn = new { from = "2000-01-01" }, offerIds = new[] { await Offer(1) } },
            new { coachIds = new[] { theirs.Id } },
            new { coach = new { name = new { eq = theirs.Name } } },
            new { coach = new { name = new { contains = "coach" }, claimed = true, employerIds = new[] { await Organisation() } }, occurredOn = new { from = "2026-02-01" } },
            new { offer = new { statuses = new[] { "PUBLISHED" } }, occurredOn = new { from = "2026-02-01" } },
            new { updatedSince = "2000-01-01T00:00:00Z", occurredOn = new { from = "2026-02-01" } },
            new { outcomes = new[] { "ATTENDED" }, verification = new[] { "SELF_REPORTED", "AWAITING" }, occurredOn = new { from = "2026-02-01" } },
        ];

        foreach (var client in new[] { mine.Client, supervisor.Client })
        {
            foreach (var filter in filters)
            {
                var list = await Read(
                    client, "completions", "query ($filter: CompletionFilter) { completions(filter: $filter) { totalCount totalCpdMinutes nodes { id } pageInfo { hasNextPage endCursor } } }", new { filter });

                Assert.Equal("""{"totalCount":0,"totalCpdMinutes":0,"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}""", list.GetRawText());
            }

            foreach (var field in new[] { "OCCURRED_ON", "UPDATED_AT" })
            {
                foreach (var direction in new[] { "ASC", "DESC" })
                {
                    foreach (var page in new[] { "first: 100", "last: 100" })
                    {
                        var list = await Read(client, "completions.nodes", $"{{ completions({page}, orderBy: {{ field: {field}, direction: {direction} }}) {{ nodes {{ id }} }} }}");

                        Assert.Equal($$"""[{"id":"{{own}}"}]""", list.GetRawText());
                    }
                }
            }
        }

        Assert.Equal(other, await ReadText(theirs.Client, "completions.nodes.0.id", "{ completions { nodes { id } } }"));
    }

    [Fact]
    public async Task No_list_below_another_coach_is_reached_and_no_search_finds_them()
    {
        var (mine, theirs) = (await Coach(await Supervisor()), await Coach(await Supervisor()));
        await Record(theirs, await Offer(), "2026-02-15");

        var response = await mine.Client.Send(
            """
            query ($id: ID!, $name: String!) {
              coach(id: $id) { learning { totalCount } completions { totalCount } cpdYear(startingIn: 2025) { formalMinutes } supervisors { id } employer { id } }
              node(id: $id) { ... on Coach { learning { totalCount } completions { totalCount } cpdYear(startingIn: 2025) { formalMinutes } } }
              search(text: $name, first: 100) { item { ... on Offer { title } ... on Provider { name } } excerpt }
            }
            """,
            new { id = theirs.Id, name = theirs.Name });

        Assert.Empty(response.Errors);
        Assert.Equal("null", At(response.Data, "coach").GetRawText());
        Assert.Equal("null", At(response.Data, "node").GetRawText());
        Assert.DoesNotContain(theirs.Name, response.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_supervisor_finds_and_counts_under_any_condition_only_whom_they_supervise()
    {
        var (supervisor, other) = (await Supervisor(), await Supervisor());
        var (mine, theirs) = (await Coach(supervisor), await Coach(other));
        var employer = await Organisation();
        var cursor = await ReadText(other.Client, "coaches.pageInfo.endCursor", "{ coaches { pageInfo { endCursor } } }");

        foreach (var arguments in new[] { "first: 100", "last: 100", "filter: { claimed: true }", "filter: { name: { startsWith: \"coach\" } }", $"filter: {{ name: {{ neq: \"{theirs.Name}\" }} }}", $"filter: {{ employerIds: [\"{employer}\"] }}", $"filter: {{ employerIds: [\"{employer}\"], claimed: true }}" })
        {
            var answer = await supervisor.Client.Send($"{{ coaches({arguments}) {{ totalCount nodes {{ id }} }} viewer {{ supervisedCoaches({arguments}) {{ totalCount nodes {{ id }} }} }} }}");
            var only = $$"""{"totalCount":1,"nodes":[{"id":"{{mine.Id}}"}]}""";

            Assert.Equal($$$$"""{"data":{"coaches":{{{{only}}}},"viewer":{"supervisedCoaches":{{{{only}}}}}}}""", answer.Text);
        }

        var named = await supervisor.Client.Send($"{{ coaches(filter: {{ name: {{ eq: \"{theirs.Name}\" }} }}) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}");

        Assert.Equal("""{"data":{"coaches":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false,"hasPreviousPage":false}}}}""", named.Text);

        foreach (var way in new[] { "after", "before" })
        {
            var answer = await supervisor.Client.Send($"query ($cursor: String) {{ coaches({way}: $cursor) {{ totalCount nodes {{ id }} }} }}", new { cursor });

            Assert.Empty(answer.Errors);
            Assert.Equal(1, At(answer.Data, "coaches.totalCount").GetInt32());
            Assert.DoesNotContain(theirs.Id, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_coach_s_learning_gives_nothing_of_theirs()
    {
        var (mine, theirs) = (await Coach(await Supervisor()), await Coach(await Supervisor()));
        var own = await Record(mine, await Offer(), "2026-01-15");
        await Record(theirs, await Offer(), "2026-02-15");
        var cursor = await ReadText(theirs.Client, "viewer.coach.learning.pageInfo.endCursor", "{ viewer { coach { learning { pageInfo { endCursor } } } } }");

        var page = await Read(mine.Client, "viewer.coach.learning.nodes", "query ($after: String) { viewer { coach { learning(after: $after) { nodes { id } } } } }", new { after = cursor });

        Assert.Equal($$"""[{"id":"{{own}}"}]""", page.GetRawText());
    }
}

public sealed class OthersListsOnSqliteTests() : OthersListsTests(Database.Sqlite);

public sealed class OthersListsOnPostgresTests() : OthersListsTests(Database.Postgres);
