using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Learning;

/// <summary>One coach reads, counts, sorts and refetches nothing of another, by any path there is; and cannot tell it from what is absent.</summary>
public abstract class OthersRecordsTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task By_no_path_does_anything_of_another_coach_come_out()
    {
        var (supervisor, other) = (await Supervisor(), await Supervisor());
        var (mine, theirs) = (await Coach(supervisor), await Coach(other));
        var own = await Record(mine, await Offer(), "2026-01-15");
        var ids = await Everything(theirs);

        foreach (var client in new[] { mine.Client, supervisor.Client })
        {
            var response = await client.Send(
                """
                query ($coach: ID!, $ids: [ID!]!, $stream: [ID!]) {
                  coach(id: $coach) { displayName }
                  nodes(ids: $ids) { id }
                  completions { totalCount totalCpdMinutes edges { cursor } nodes { id coach { id } replaces { id } replacedBy { id } funding { id } } }
                  paid: completions(filter: { fundingStreamIds: $stream }) { totalCount }
                  sorted: completions(orderBy: { field: UPDATED_AT }) { nodes { id } }
                }
                """,
                new { coach = theirs.Id, ids, stream = new[] { await Stream("TRAINING_HUB") } });

            Assert.Empty(response.Errors);
            Assert.All(ids, id => Assert.DoesNotContain(id, response.Text, StringComparison.Ordinal));
            Assert.Equal("null", At(response.Data, "coach").GetRawText());
            Assert.All(At(response.Data, "nodes").EnumerateArray(), node => Assert.Equal("null", node.GetRawText()));
            Assert.Equal(1, At(response.Data, "completions.totalCount").GetInt32());
            Assert.Equal(60, At(response.Data, "completions.totalCpdMinutes").GetInt32());
            Assert.Equal(own, At(response.Data, "completions.nodes.0.id").GetString());
            Assert.Equal(0, At(response.Data, "paid.totalCount").GetInt32());
            Assert.Equal(1, At(response.Data, "sorted.nodes").GetArrayLength());
        }

        var coaches = await supervisor.Client.Send("{ coaches { totalCount nodes { id } } viewer { supervisedCoaches { totalCount } } }");
        Assert.Equal(1, At(coaches.Data, "coaches.totalCount").GetInt32());
        Assert.Equal(1, At(coaches.Data, "viewer.supervisedCoaches.totalCount").GetInt32());
        Assert.Equal("FORBIDDEN", At(Assert.Single((await mine.Client.Send("{ coaches { totalCount } }")).Errors), "extensions.code").GetString());
    }

    [Fact]
    public async Task Every_record_is_found_again_by_its_id_by_who_may_see_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        string[] ids = [.. await Everything(coach), supervisor.Id];
        const string read = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

        foreach (var client in new[] { coach.Client, supervisor.Client, Api.Steward })
        {
            var nodes = await Read(client, "nodes", read, new { ids });

            Assert.Equal(ids.Select(id => $"{GlobalId.TryRead(id)!.Value.Kind} {id}"), nodes.EnumerateArray().Select(node => $"{At(node, "__typename")} {At(node, "id")}"));
        }
    }

    [Fact]
    public async Task What_is_absent_and_what_is_not_yours_are_answered_byte_for_byte_alike()
    {
        var (mine, theirs) = (await Coach(await Supervisor()), await Coach(await Supervisor()));
        var ids = await Everything(theirs);
        const string read = "query ($id: ID!) { coach(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }";
        const string write =
            """
            mutation ($id: ID!, $offer: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-01-01", cpdMinutes: 5, coachId: $id, replacesId: $id }) { userErrors { __typename message code field } }
              updateCoachProfile(input: { coachId: $id, expectedRevision: 1, changes: { displayName: "X" } }) { userErrors { __typename message code field } }
            }
            """;

        foreach (var id in ids)
        {
            var absent = Absent(id);

            Assert.Equal((await mine.Client.Send(read, new { id = absent })).Text, (await mine.Client.Send(read, new { id })).Text);
            Assert.Equal(
                (await mine.Client.Send(write, new { id = absent, offer = await Offer() })).Text,
                (await mine.Client.Send(write, new { id, offer = await Offer() })).Text);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_coach_s_list_gives_nothing_of_theirs()
    {
        var (mine, theirs) = (await Coach(await Supervisor()), await Coach(await Supervisor()));
        var own = await Record(mine, await Offer(), "2026-01-15");
        await Record(theirs, await Offer(), "2026-02-15");
        var cursor = await ReadText(theirs.Client, "completions.pageInfo.endCursor", "{ completions { pageInfo { endCursor } } }");

        var page = await Read(mine.Client, "completions.nodes", "query ($after: String) { completions(after: $after) { nodes { id } } }", new { after = cursor });

        Assert.Equal([own], page.EnumerateArray().Select(node => At(node, "id").GetString()));
    }

    [Fact]
    public async Task Another_coach_s_record_is_not_written_to()
    {
        var (mine, theirs) = (await Coach(await Supervisor()), await Coach(await Supervisor()));
        var offer = await Offer();

        Assert.Equal(
            ["NotFoundError NOT_FOUND coachId"],
            await Refusals(mine.Client, "recordCompletion", new { coachId = theirs.Id, offer = new { id = offer }, occurredOn = "2026-01-01", cpdMinutes = 60 }));
        Assert.Equal(
            ["NotFoundError NOT_FOUND coachId"],
            await Refusals(mine.Client, "updateCoachProfile", new { coachId = theirs.Id, expectedRevision = 2, changes = new { displayName = "Mine" } }));
        Assert.Equal(0, (await Read(theirs.Client, "completions.totalCount", "{ completions { totalCount } }")).GetInt32());
        Assert.Equal(theirs.Name, await ReadText(theirs.Client, "viewer.coach.displayName", "{ viewer { coach { displayName } } }"));
    }

    [Fact]
    public async Task Without_a_token_nothing_of_anybody_is_read_or_written()
    {
        var coach = await Coach(await Supervisor());
        var ids = await Everything(coach);

        var read = await Api.Anonymous.Send("query ($id: ID!, $ids: [ID!]!) { coach(id: $id) { id } nodes(ids: $ids) { id } viewer { name } }", new { id = coach.Id, ids });
        var list = await Api.Anonymous.Send("{ completions { totalCount } }");
        var write = await Api.Anonymous.Send("mutation ($id: ID!) { verifyCompletion(input: { ids: [$id] }) { userErrors { code } } }", new { id = ids[1] });

        Assert.All(ids, id => Assert.DoesNotContain(id, read.Text, StringComparison.Ordinal));
        Assert.Equal("null", At(read.Data, "viewer").GetRawText());
        Assert.Equal("UNAUTHENTICATED", At(Assert.Single(list.Errors), "extensions.code").GetString());
        Assert.Equal("UNAUTHENTICATED", At(Assert.Single(write.Errors), "extensions.code").GetString());
    }

    // One id of every kind in a coach's record.
    private async Task<string[]> Everything(Person coach)
    {
        var completion = await Read(
            coach.Client,
            "recordCompletion.completion",
            """
            mutation ($offer: ID!, $hub: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-01-15", cpdMinutes: 60, funding: [{ streamId: $hub }] }) {
                completion { id funding { id } } userErrors { code field message }
              }
            }
            """,
            new { offer = await Offer(), hub = await Stream("TRAINING_HUB") });
        var learning = await ReadText(
            coach.Client,
            "logInformalLearning.learning.id",
            "mutation { logInformalLearning(input: { title: \"Reading\", kind: READING, occurredOn: \"2026-01-15\", cpdMinutes: 15 }) { learning { id } userErrors { code } } }");
        var supervisor = await ReadText(coach.Client, "viewer.coach.supervisors.0.id", "{ viewer { coach { supervisors { id } } } }");

        return [coach.Id, At(completion, "id").GetString()!, At(completion, "funding.0.id").GetString()!, learning, supervisor];
    }

    // The id of nothing, of the same kind.
    private static string Absent(string id) => GlobalId.TryRead(id)!.Value.Kind switch
    {
        NodeKind.Coach => GlobalId.Of(CoachId.New(ApiServer.Now)),
        NodeKind.Completion => GlobalId.Of(CompletionId.New(ApiServer.Now)),
        NodeKind.FundingAward => GlobalId.Of(FundingAwardId.New(ApiServer.Now)),
        NodeKind.InformalLearning => GlobalId.Of(InformalLearningId.New(ApiServer.Now)),
        NodeKind.SupervisorAssignment => GlobalId.Of(SupervisorAssignmentId.New(ApiServer.Now)),
        var kind => throw new ArgumentException($"{kind} is not in a record.", nameof(id)),
    };
}

public sealed class OthersRecordsOnSqliteTests() : OthersRecordsTests(Database.Sqlite);

public sealed class OthersRecordsOnPostgresTests() : OthersRecordsTests(Database.Postgres);
