using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Learning;

public abstract class LearningReadTests(Database database) : PeopleTests(database)
{
    // Q3: a coach, the organisation, the last completions with offer, provider and competencies.
    private const string LastCompletions =
        """
        query ($coach: ID!) {
          coach(id: $coach) {
            displayName
            employer { name }
            completions(first: 50) { nodes { occurredOn title offer { title provider { name } } competencies { code statement } } }
          }
        }
        """;

    [Fact]
    public async Task The_last_completions_of_a_coach_take_three_statements_whether_one_or_fifty()
    {
        var coach = await Coach(await Supervisor());
        await Record(coach, await Offer());

        var one = await coach.Client.Send(LastCompletions, new { coach = coach.Id });

        for (var number = 1; number < 50; number++)
        {
            await Record(coach, await Offer(), $"2026-{1 + (number / 25):00}-{1 + (number % 25):00}");
        }

        var fifty = await coach.Client.Send(LastCompletions, new { coach = coach.Id });

        Assert.Equal(1, At(one.Data, "coach.completions.nodes").GetArrayLength());
        Assert.Equal(50, At(fifty.Data, "coach.completions.nodes").GetArrayLength());
        Assert.Equal(3, ApiServer.StatementsOf(one));
        Assert.Equal(3, ApiServer.StatementsOf(fifty));
    }

    [Fact]
    public async Task Learning_of_several_coaches_takes_as_many_statements_as_that_of_one()
    {
        var supervisor = await Supervisor();
        var (first, second) = (await Coach(supervisor), await Coach(supervisor));
        await Record(first, await Offer());
        await Record(first, await Offer(1));
        await Record(second, await Offer());
        const string query =
            """
            query ($first: Int) {
              coaches(first: $first) {
                nodes {
                  displayName
                  supervisors { supervisor { displayName } }
                  completions(first: 1) { totalCount totalCpdMinutes nodes { coach { displayName } funding { status } replacedBy { id } } }
                  learning(first: 5) { totalCount nodes { title coach { displayName } } }
                  cpdYear(startingIn: 2026) { formalMinutes }
                }
              }
            }
            """;

        var one = await supervisor.Client.Send(query, new { first = 1 });
        var two = await supervisor.Client.Send(query, new { first = 2 });

        // They come by name, and the tenth name is before the ninth.
        Assert.Empty(two.Errors);
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(two));
        Assert.Equal([2, 1], At(two.Data, "coaches.nodes").EnumerateArray().Select(node => At(node, "completions.totalCount").GetInt32()).OrderDescending());
        Assert.Equal([120, 60], At(two.Data, "coaches.nodes").EnumerateArray().Select(node => At(node, "cpdYear.formalMinutes").GetInt32()).OrderDescending());
        Assert.Equal([2, 1], At(two.Data, "coaches.nodes").EnumerateArray().Select(node => At(node, "learning.totalCount").GetInt32()).OrderDescending());
        Assert.All(
            At(two.Data, "coaches.nodes").EnumerateArray(),
            node => Assert.Equal(At(node, "displayName").GetString(), At(node, "completions.nodes.0.coach.displayName").GetString()));
    }

    [Fact]
    public async Task Completions_are_paged_in_either_order_from_either_end()
    {
        var coach = await Coach(await Supervisor());
        string[] days = ["2026-03-01", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-03"];

        for (var number = 0; number < days.Length; number++)
        {
            await Record(coach, await Offer(number), days[number]);
        }

        const string page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String, $direction: OrderDirection!) {
              completions(first: $first, after: $after, last: $last, before: $before, orderBy: { field: OCCURRED_ON, direction: $direction }) {
                totalCount totalCpdMinutes nodes { id occurredOn } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
              }
            }
            """;
        var all = Ids(await Read(coach.Client, "completions", page, new { first = 10, direction = "DESC" }));
        var up = Ids(await Read(coach.Client, "completions", page, new { first = 10, direction = "ASC" }));

        var one = await Read(coach.Client, "completions", page, new { first = 2, direction = "DESC" });
        var two = await Read(coach.Client, "completions", page, new { first = 2, after = At(one, "pageInfo.endCursor").GetString(), direction = "DESC" });
        var three = await Read(coach.Client, "completions", page, new { first = 2, after = At(two, "pageInfo.endCursor").GetString(), direction = "DESC" });
        var back = await Read(coach.Client, "completions", page, new { last = 2, before = At(three, "pageInfo.startCursor").GetString(), direction = "DESC" });
        var end = await Read(coach.Client, "completions", page, new { last = 2, direction = "DESC" });
        var other = await coach.Client.Send(page, new { first = 2, after = At(one, "pageInfo.endCursor").GetString(), direction = "ASC" });

        Assert.Equal(5, all.Distinct().Count());
        Assert.Equal(Enumerable.Reverse(up), all);
        string[] together = [.. Ids(one), .. Ids(two), .. Ids(three)];
        Assert.Equal(all, together);
        Assert.Equal(Ids(two), Ids(back));
        Assert.Equal(all[^2..], Ids(end));
        Assert.Equal((5, 300), (At(one, "totalCount").GetInt32(), At(one, "totalCpdMinutes").GetInt32()));
        Assert.False(At(three, "pageInfo.hasNextPage").GetBoolean());
        Assert.Equal("BAD_USER_INPUT", At(Assert.Single(other.Errors), "extensions.code").GetString());
    }

    [Fact]
    public async Task Learning_of_both_kinds_is_one_list_that_is_paged_without_a_gap()
    {
        var coach = await Coach(await Supervisor());

        foreach (var day in new[] { "2026-03-01", "2026-03-02", "2026-03-03" })
        {
            await Record(coach, await Offer(), day);
            await Log(coach, day);
            await Log(coach, day);
        }

        const string page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String) {
              viewer { coach { learning(first: $first, after: $after, last: $last, before: $before) {
                totalCount nodes { __typename id occurredOn } pageInfo { startCursor endCursor hasNextPage }
              } } }
            }
            """;
        var whole = await Read(coach.Client, "viewer.coach.learning", page, new { first = 20 });
        var forwards = new List<string>();
        var backwards = new List<string>();
        string? cursor = null;

        do
        {
            var part = await Read(coach.Client, "viewer.coach.learning", page, new { first = 2, after = cursor });
            forwards.AddRange(Ids(part));
            cursor = At(part, "pageInfo.endCursor").GetString();
        }
        while (forwards.Count < 9 && cursor is not null);

        cursor = null;

        do
        {
            var part = await Read(coach.Client, "viewer.coach.learning", page, new { last = 2, before = cursor });
            backwards.InsertRange(0, Ids(part));
            cursor = At(part, "pageInfo.startCursor").GetString();
        }
        while (backwards.Count < 9 && cursor is not null);

        Assert.Equal(9, At(whole, "totalCount").GetInt32());
        Assert.Equal(9, Ids(whole).Distinct().Count());
        Assert.Equal("2026-03-03 Completion", $"{At(whole, "nodes.0.occurredOn")} {At(whole, "nodes.0.__typename")}");
        Assert.Equal(Ids(whole), forwards);
        Assert.Equal(Ids(whole), backwards);
    }

    [Fact]
    public async Task A_cpd_year_goes_from_the_first_of_april_to_the_last_of_march()
    {
        var coach = await Coach(await Supervisor());
        await Record(coach, await Offer(), "2026-03-31");
        await Record(coach, await Offer(), "2026-04-01");
        await Log(coach, "2026-04-01");
        const string query =
            """
            query ($year: Int!) {
              viewer { coach { cpdYear(startingIn: $year) { startsOn endsOn formalMinutes informalMinutes byArea { minutes area { code } } } } }
            }
            """;

        var before = await Read(coach.Client, "viewer.coach.cpdYear", query, new { year = 2025 });
        var now = await Read(coach.Client, "viewer.coach.cpdYear", query, new { year = 2026 });
        var never = await coach.Client.Send(query, new { year = 0 });

        Assert.Equal((60, 0), (At(before, "formalMinutes").GetInt32(), At(before, "informalMinutes").GetInt32()));
        Assert.Equal((60, 15), (At(now, "formalMinutes").GetInt32(), At(now, "informalMinutes").GetInt32()));
        Assert.Equal("2026-04-01 2027-03-31", $"{At(now, "startsOn")} {At(now, "endsOn")}");
        Assert.Equal("BAD_USER_INPUT", At(Assert.Single(never.Errors), "extensions.code").GetString());
    }

    [Fact]
    public async Task Completions_are_filtered_by_day_offer_outcome_verification_and_who_paid()
    {
        var coach = await Coach(await Supervisor());
        var (offer, hub, levy) = (await Offer(), await Stream("TRAINING_HUB"), await Stream("APPRENTICESHIP_LEVY"));
        await Record(coach, await Offer(1), "2026-02-01");
        await Read(
            coach.Client,
            "",
            """
            mutation ($offer: ID!, $hub: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-05-01", cpdMinutes: 45, outcome: PASSED, funding: [{ streamId: $hub }] }) { userErrors { code field } }
            }
            """,
            new { offer, hub });

        async Task<int> Count(object filter) =>
            (await Read(coach.Client, "completions.totalCount", "query ($filter: CompletionFilter) { completions(filter: $filter) { totalCount } }", new { filter })).GetInt32();

        Assert.Equal(1, await Count(new { occurredOn = new { from = "2026-05-01" } }));
        Assert.Equal(1, await Count(new { occurredOn = new { to = "2026-02-01" } }));
        Assert.Equal(1, await Count(new { offerIds = new[] { offer } }));
        Assert.Equal(0, await Count(new { offerIds = Array.Empty<string>() }));
        Assert.Equal(1, await Count(new { outcomes = new[] { "PASSED" } }));
        Assert.Equal(2, await Count(new { verification = new[] { "SELF_REPORTED" } }));
        Assert.Equal(0, await Count(new { verification = new[] { "VERIFIED" } }));
        Assert.Equal(1, await Count(new { fundingStreamIds = new[] { hub } }));
        Assert.Equal(0, await Count(new { fundingStreamIds = new[] { levy } }));
        Assert.Equal(2, await Count(new { updatedSince = "2026-11-24T00:00:00Z" }));
        Assert.Equal(0, await Count(new { updatedSince = "2026-11-25T00:00:00Z" }));
    }

    [Fact]
    public async Task A_hub_sees_a_hidden_count_and_no_name()
    {
        var coach = await Coach(await Supervisor());
        var unused = (await Read(Api.Steward, "offers.nodes", "{ offers(first: 60, filter: { statuses: [PUBLISHED] }) { nodes { id completionCount { value } } } }"))
            .EnumerateArray().Where(one => At(one, "completionCount.value").GetInt32() == 0).Select(one => At(one, "id").GetString()!).ToArray();
        var (hub, offer) = (await Publisher(), unused[^1]);
        await Record(coach, offer);
        const string count = "query ($offer: ID!) { offer(by: { id: $offer }) { completionCount { value suppressed exact label } } }";

        Assert.Equal("null True False of 1 to 7 people", Text(await Read(hub, "offer.completionCount", count, new { offer })));
        Assert.Equal("0 False True 0", Text(await Read(hub, "offer.completionCount", count, new { offer = unused[^2] })));
        Assert.Equal("1 False True 1", Text(await Read(Api.Steward, "offer.completionCount", count, new { offer })));
        Assert.Equal("FORBIDDEN", At(Assert.Single((await coach.Client.Send(count, new { offer })).Errors), "extensions.code").GetString());
        Assert.Equal("UNAUTHENTICATED", At(Assert.Single((await Api.Anonymous.Send(count, new { offer })).Errors), "extensions.code").GetString());

        var names = await hub.Send("query ($coach: ID!) { coach(id: $coach) { displayName } node(id: $coach) { id } completions { totalCount nodes { title } } }", new { coach = coach.Id });
        Assert.Equal(JsonValueKind.Null, At(names.Data, "coach").ValueKind);
        Assert.Equal(JsonValueKind.Null, At(names.Data, "node").ValueKind);

        // Of what coaches record themselves it sees nothing, also of its own offers.
        Assert.Equal(0, At(names.Data, "completions.totalCount").GetInt32());
        Assert.Empty(At(names.Data, "completions.nodes").EnumerateArray());
    }

    private static string Text(JsonElement count) =>
        $"{(At(count, "value").ValueKind == JsonValueKind.Null ? "null" : At(count, "value"))} {At(count, "suppressed")} {At(count, "exact")} {At(count, "label")}";

    private static string[] Ids(JsonElement connection) => [.. At(connection, "nodes").EnumerateArray().Select(node => At(node, "id").GetString()!)];

    private static Task<JsonElement> Log(Person coach, string day) => Read(
        coach.Client,
        "",
        "mutation ($day: Date!) { logInformalLearning(input: { title: \"Reading\", kind: READING, occurredOn: $day, cpdMinutes: 15 }) { userErrors { code field } } }",
        new { day });
}

public sealed class LearningReadsOnSqliteTests() : LearningReadTests(Database.Sqlite);

public sealed class LearningReadsOnPostgresTests() : LearningReadTests(Database.Postgres);
