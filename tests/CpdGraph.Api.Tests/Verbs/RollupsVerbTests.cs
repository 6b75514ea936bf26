using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

public sealed class RollupsVerbTests : IDisposable
{
    private readonly Cli cli = new();

    private string Data => Path.Combine(cli.Folder, "data");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Totals_of_a_seeded_database_agree_with_its_records_and_wrong_ones_are_named_until_they_are_counted_anew()
    {
        await cli.HaveDemoAsync();
        var right = await Cli.RunHere("rollups", "check", "--data", Data);
        Assert.Equal((0, ""), (right.Code, right.Error));
        Assert.Matches("^[1-9][0-9]* coaches compared, 0 differ.\n$", right.Output);

        await ExecuteAsync("UPDATE coach_totals SET learning = '[]' WHERE coach_id = (SELECT coach_id FROM coach_totals WHERE learning <> '[]' ORDER BY coach_id LIMIT 1)");
        var wrong = await Cli.RunHere("rollups", "check", "--data", Data, "--json");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("rollups rebuild", wrong.Error, StringComparison.Ordinal);
        using var told = JsonDocument.Parse(wrong.Output);
        var id = Assert.Single(told.RootElement.GetProperty("differing").EnumerateArray()).GetString()!;
        var plain = await Cli.RunHere("rollups", "check", "--data", Data);
        Assert.EndsWith($" 1 differ.\n{id}\n", plain.Output, StringComparison.Ordinal);

        var rebuilt = await Cli.RunHere("rollups", "rebuild", "--data", Data, "--json");
        Assert.Equal(0, rebuilt.Code);
        using var counted = JsonDocument.Parse(rebuilt.Output);
        Assert.Equal(told.RootElement.GetProperty("coaches").GetInt32(), counted.RootElement.GetProperty("coaches").GetInt32());
        Assert.Equal(0, (await Cli.RunHere("rollups", "check", "--data", Data)).Code);
    }

    [Fact]
    public async Task Records_of_a_version_without_totals_are_counted_by_migrate()
    {
        await cli.HaveDemoAsync();
        await ExecuteAsync("DELETE FROM coach_totals");
        Assert.Equal(1, (await Cli.RunHere("rollups", "check", "--data", Data)).Code);

        Assert.Equal(0, (await Cli.RunHere("migrate", "--data", Data)).Code);

        Assert.Equal(0, (await Cli.RunHere("rollups", "check", "--data", Data)).Code);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "cpdgraph.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            Assert.True(await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0);
        }

        SqliteConnection.ClearAllPools();
    }
}
