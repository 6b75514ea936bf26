using System.Globalization;
using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

public sealed class ServeVerbTests : IDisposable
{
    private const string CountQuery = "{ all: offers { totalCount } made_up: organisations(filter: { name: { contains: \"illustrative\" } }) { totalCount } }";

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Without_a_verb_it_makes_fills_and_serves_a_database_in_the_callers_folder()
    {
        var (process, http) = await Serve([]);
        await using var _ = process;

        var response = await new GraphQLClient(http).Send(CountQuery);

        Assert.True(response.Data.GetProperty("all").GetProperty("totalCount").GetInt32() >= 150);
        Assert.True(File.Exists(Path.Combine(cli.Folder, "data", "cpdgraph.db")));
        Assert.Contains("/graphql/schema.graphql", process.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("/health/ready", process.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_keeps_ids_and_cursors()
    {
        const string Query = "{ offers(first: 1) { nodes { id } pageInfo { endCursor } } }";
        GraphQLResponse first;
        await cli.HaveDemoAsync("kept");

        {
            var (process, http) = await Serve(["serve", "--data", "kept"]);
            await using var _ = process;
            first = await new GraphQLClient(http).Send(Query);
        }

        {
            var (process, http) = await Serve(["serve", "--data", "kept"]);
            await using var _ = process;

            Assert.Equal(first.Text, (await new GraphQLClient(http).Send(Query)).Text);
        }
    }

    [Fact]
    public async Task The_secret_of_cursors_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await cli.HaveDemoAsync();
        var (process, http) = await Serve([]);
        await using var _ = process;
        http.Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(cli.Folder, "data", "cursor.key")));
    }

    [Fact]
    public async Task Migrate_makes_an_empty_database_and_seed_fills_it_without_made_up_rows()
    {
        var migrated = await cli.Run(["migrate", "--data", "own"]);
        var again = await Cli.RunHere("migrate", "--data", Path.Combine(cli.Folder, "own"));
        var seeded = await cli.Run(["seed", "--data", "own"]);

        Assert.Equal((0, ""), (migrated.Code, migrated.Output));
        Assert.Single(migrated.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("up to date", StringComparison.Ordinal));
        Assert.Contains("The database was up to date.", again.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (seeded.Code, seeded.Output));
        Assert.Matches(@"\d+ rows added, 0 changed, 0 as they were\.", seeded.Error);

        var (process, http) = await Serve(["serve", "--data", "own"]);
        await using var _ = process;
        var counts = (await new GraphQLClient(http).Send("{ offers { totalCount } runs { totalCount } }")).Data;
        Assert.InRange(counts.GetProperty("offers").GetProperty("totalCount").GetInt32(), 10, 149);
        Assert.Equal(0, counts.GetProperty("runs").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Seeding_again_changes_nothing_and_demo_adds_the_made_up_rows()
    {
        var own = Path.Combine(cli.Folder, "own");
        await Cli.RunHere("seed", "--data", own);
        var again = await Cli.RunHere("seed", "--data", own);
        var demo = await Cli.RunHere("seed", "--demo", "--data", own);

        Assert.Matches(@"\n0 rows added, 0 changed, \d+ as they were\.", "\n" + again.Error);
        Assert.Matches(@"[1-9]\d* rows added, 0 changed, \d+ as they were\.", demo.Error);
    }

    [Fact]
    public async Task A_running_server_sees_what_another_process_seeds()
    {
        await Cli.RunHere("seed", "--data", Path.Combine(cli.Folder, "own"));
        var (process, http) = await Serve(["serve", "--data", "own"]);
        await using var _ = process;
        var client = new GraphQLClient(http);
        var before = Runs(await client.Send("{ runs { totalCount } }"));

        await cli.Run(["seed", "--demo", "--data", "own"]);

        var patience = TimeSpan.FromSeconds(60);
        for (var started = System.Diagnostics.Stopwatch.GetTimestamp(); Runs(await client.Send("{ runs { totalCount } }")) == before;)
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < patience, "The server did not see the new rows.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Introspect_prints_the_answer_that_client_tools_read()
    {
        cli.Write("hub.graphql", "type Query { hub(name: String = \"a\"): [[Hub!]!]! @deprecated } interface Hub { id: ID! } input Key @oneOf { a: Int }");

        var printed = await cli.Run(["schema", "introspect", "--schema", "hub.graphql"]);

        var schema = JsonDocument.Parse(printed.Output).RootElement.GetProperty("data").GetProperty("__schema");
        var hub = schema.GetProperty("types").EnumerateArray().Single(type => type.GetProperty("name").GetString() == "Query").GetProperty("fields")[0];
        Assert.Equal("Hub", hub.GetProperty("type").GetProperty("ofType").GetProperty("ofType").GetProperty("ofType").GetProperty("ofType").GetProperty("ofType").GetProperty("name").GetString());
        Assert.Equal("\"a\"", hub.GetProperty("args")[0].GetProperty("defaultValue").GetString());
        Assert.True(hub.GetProperty("isDeprecated").GetBoolean());
        Assert.Equal((0, ""), (printed.Code, printed.Error));
    }

    [Fact]
    public async Task Introspect_knows_the_services_own_schema()
    {
        var printed = await cli.Run(["schema", "introspect"]);

        Assert.Contains("\"name\": \"OfferConnection\"", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mock_serves_any_schema_from_a_file()
    {
        cli.Write(
            "mock.graphql",
            """
            type Query { hub: Hub, things: [Thing], echo(text: String = "none", many: [Int!]): String, later: Int }
            type Mutation { rename(name: String!): Hub }
            interface Thing { name: String! }
            type Hub implements Thing { name: String!, boss: String }
            type Course implements Thing { name: String!, days: Float }
            """);
        cli.Write(
            "root.json",
            """
            {
              "hub": { "name": "A hub", "boss": { "$error": "Nobody is boss" } },
              "things": [ { "__typename": "Course", "name": "C", "days": 0.5 }, { "$error": "lost" }, { "__typename": "Hub", "name": "H" } ],
              "echo": { "$args": true },
              "later": { "$delayMs": 5, "value": 7 },
              "rename": { "name": "Renamed" }
            }
            """);
        var (process, http) = await Serve(["schema", "mock", "--schema", "mock.graphql", "--data", "root.json"]);
        await using var _ = process;
        var client = new GraphQLClient(http);

        var response = await client.Send(
            "{ hub { name boss } things { __typename name ... on Course { days } } echo(many: [1]) later }");
        var mutation = await client.Send("mutation { rename(name: \"x\") { name } }");

        Assert.Equal(
            """{"hub":{"name":"A hub","boss":null},"things":[{"__typename":"Course","name":"C","days":0.5},null,{"__typename":"Hub","name":"H"}],"echo":"{\"text\":\"none\",\"many\":[1]}","later":7}""",
            response.Data.GetRawText().Replace("\\u0022", "\\\"", StringComparison.Ordinal));
        Assert.Equal(["Nobody is boss", "lost"], response.Errors.Select(error => error.GetProperty("message").GetString()));
        Assert.Equal("""{"data":{"rename":{"name":"Renamed"}}}""", mutation.Text);
    }

    private static int Runs(GraphQLResponse response) => response.Data.GetProperty("runs").GetProperty("totalCount").GetInt32();

    /// <summary>Starts a server on a free port and waits until it answers.</summary>
    private async Task<(ProcessUnderTest Process, HttpClient Http)> Serve(string[] arguments)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        var process = cli.Start([.. arguments, "--urls", address]);
        await process.WaitForUrlAsync(new Uri($"{address}/health/live"), TestContext.Current.CancellationToken);

        return (process, new HttpClient { BaseAddress = new Uri(address) });
    }
}
