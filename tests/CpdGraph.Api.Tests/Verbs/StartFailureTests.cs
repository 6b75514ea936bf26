using System.Net;
using System.Net.Sockets;
using CpdGraph.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

/// <summary>A start that cannot succeed ends with 1 and one sentence that says the mend, without a stack trace.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task An_occupied_port_names_the_option_for_another()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        var result = await cli.Run(["serve", "--urls", address]);

        Refused(result, $"{address} is in use by another program: stop that one, or name another address with --urls.");
        NothingMade();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://localhost:5080")]
    public async Task An_address_that_is_none_names_the_option(string urls)
    {
        var result = await cli.Run(["serve", "--urls", urls]);

        Assert.Equal(1, result.Code);
        Assert.Contains("--urls", LastLine(result), StringComparison.Ordinal);
        NoTrace(result);
        NothingMade();
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_names_the_option_for_another()
    {
        // A file where the folder should be: cannot be written by anybody, not even by root.
        var place = cli.Write("occupied", "");

        var result = await cli.Run(["serve", "--data", "occupied"]);

        Refused(result, $"The data folder {place} cannot be written: make it writable for this user, or name another one with --data.");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        cli.Write("data/cpdgraph.db", new string('x', 10_000));

        var result = await cli.Run([]);

        Assert.Equal(1, result.Code);
        Assert.Contains("is not a database", LastLine(result), StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_said()
    {
        await cli.Run(["migrate"]);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(cli.Folder, "data", "cpdgraph.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_FromTheFuture', '10.0.14')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        SqliteConnection.ClearAllPools();
        var result = await cli.Run([]);

        Refused(
            result,
            "The database is of a newer version of CpdGraph (it has the change 20990101000000_FromTheFuture): start that version, or use another database.");
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "The setting Database:Provider is 'Oracle': set it to Sqlite or PostgreSql.")]
    [InlineData("GraphQL__Limits__MaxDepth", "900", "Setting GraphQL:Limits:MaxDepth is 900: The field MaxDepth must be between 1 and 64.")]
    [InlineData("Paging__DefaultPageSize", "0", "Setting Paging:DefaultPageSize is 0: The field DefaultPageSize must be between 1 and 100.")]
    public async Task A_setting_out_of_range_is_named_with_what_it_may_be(string name, string value, string sentence)
    {
        Refused(await cli.Run([], environment: new Dictionary<string, string?> { [name] = value }), sentence);
        NothingMade();
    }

    [Theory]
    [InlineData("GraphQL__Limits__MaxDeph", "Setting GraphQL:Limits:MaxDeph is not known: the nearest to it is GraphQL:Limits:MaxDepth.")]
    [InlineData("GraphQL__Limits__BodyBytes", "Setting GraphQL:Limits:BodyBytes is not known: the nearest to it is GraphQL:Limits:MaxBodyBytes.")]
    [InlineData("GraphQL__Limit__MaxDepth", "Setting GraphQL:Limit is not known: the nearest to it is GraphQL:Limits.")]
    [InlineData("Paging__PageSize", "Setting Paging:PageSize is not known: the nearest to it is Paging:DefaultPageSize.")]
    [InlineData("Database__Provder", "Setting Database:Provder is not known: the nearest to it is Database:Provider.")]
    public async Task A_setting_that_nothing_reads_is_named_with_the_nearest_that_is_known(string name, string sentence)
    {
        Refused(await cli.Run([], environment: new Dictionary<string, string?> { [name] = "5" }), sentence);
    }

    [Fact]
    public async Task A_setting_that_nothing_reads_stops_the_other_verbs_too()
    {
        var environment = new Dictionary<string, string?> { ["Database__Fodler"] = "elsewhere" };

        Refused(await cli.Run(["migrate"], environment: environment), "Setting Database:Fodler is not known: the nearest to it is Database:Folder.");
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, "data")));
    }

    [Theory]
    [InlineData("GraphQL__Limits__MaxDepth", "deep", "GraphQL:Limits:MaxDepth")]
    [InlineData("GraphQL__Limits__MaxBodyBytes", "1", "MaxBodyBytes")]
    [InlineData("Paging__CursorKey", "c2hvcnQ=", "Paging:CursorKey")]
    [InlineData("Paging__CursorKey", "not base64", "Paging:CursorKey")]
    [InlineData("ConnectionStrings__CpdGraph", "Nonsense=1", "ConnectionStrings:CpdGraph")]
    [InlineData("Authentication__DevelopmentKey", "c2hvcnQ=", "Authentication:DevelopmentKey")]
    [InlineData("Authentication__Issuers__0__Authority", "nowhere", "Authentication:Issuers:0:Audience")]
    [InlineData("GraphQL__PersistedDocuments__Mode", "sometimes", "GraphQL:PersistedDocuments")]
    public async Task A_setting_of_the_wrong_kind_is_named(string name, string value, string named)
    {
        var result = await cli.Run([], environment: new Dictionary<string, string?> { [name] = value });

        Assert.Equal(1, result.Code);
        Assert.Contains(named, LastLine(result), StringComparison.Ordinal);
        NoTrace(result);
        NothingMade();
    }

    [Fact]
    public async Task PostgreSql_without_a_connection_string_is_said()
    {
        var result = await cli.Run([], environment: new Dictionary<string, string?> { ["Database__Provider"] = "PostgreSql" });

        Assert.Equal(1, result.Code);
        Assert.Contains("ConnectionStrings:CpdGraph is not set", LastLine(result), StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_its_password()
    {
        var result = await cli.Run([], environment: new Dictionary<string, string?>
        {
            ["Database__Provider"] = "PostgreSql",
            ["ConnectionStrings__CpdGraph"] = "Host=127.0.0.1;Port=1;Database=cpd;Username=u;Password=hidden-word;Timeout=2",
        });

        Assert.Equal(1, result.Code);
        Assert.Contains("PostgreSQL at 127.0.0.1:1, database 'cpd', cannot be used", LastLine(result), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", result.Error + result.Output, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task A_servers_database_is_not_changed_by_a_start_but_by_migrate()
    {
        var postgres = await PostgresServer.RequireAsync();
        var database = await postgres.CreateDatabaseAsync();
        var environment = new Dictionary<string, string?>
        {
            ["Database__Provider"] = "PostgreSql",
            ["ConnectionStrings__CpdGraph"] = database.ConnectionString,
        };

        var early = await cli.Run([], environment: environment);
        var seededEarly = await cli.Run(["seed"], environment: environment);
        var migrated = await cli.Run(["migrate"], environment: environment);

        Assert.Equal(1, early.Code);
        Assert.Matches(@"^The schema of the database is of an older version \(migrations are missing: [1-9]\d*\): run the verb migrate first\.$", LastLine(early));
        NoTrace(early);
        Assert.Equal(1, seededEarly.Code);
        Assert.Equal(0, migrated.Code);
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, "data")));
    }

    [Fact]
    public async Task A_json_file_that_is_none_is_named_by_mock()
    {
        cli.Write("root.json", "{");

        var broken = await cli.Run(["schema", "mock", "--data", "root.json"]);
        var absent = await cli.Run(["schema", "mock", "--data", "nowhere.json"]);

        Assert.Equal((1, 1), (broken.Code, absent.Code));
        Assert.Contains("root.json is no JSON", broken.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere.json cannot be read", absent.Error, StringComparison.Ordinal);
    }

    // Settings are checked before the database is made and filled.
    private void NothingMade() => Assert.Empty(Directory.EnumerateFileSystemEntries(cli.Folder));

    private static void Refused(CliResult result, string sentence)
    {
        Assert.Equal((1, sentence), (result.Code, LastLine(result)));
        NoTrace(result);
    }

    private static string LastLine(CliResult result) => result.Error.TrimEnd('\n').Split('\n')[^1];

    private static void NoTrace(CliResult result) => Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
}
