using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>The embedded database is in the hands of another program, or cannot be opened.</summary>
public sealed class BusyDatabaseTests(BusyServer server) : IClassFixture<BusyServer>
{
    private const string Log =
        "mutation ($title: String!) { logInformalLearning(input: { title: $title, kind: READING, occurredOn: \"2026-11-01\", cpdMinutes: 5 }) { learning { id } userErrors { code } } }";

    private readonly ApiServer api = server.Api;

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_as_such_and_the_catalogue_is_read_on()
    {
        GraphQLResponse partly;
        server.SignedIn = TakeAwayAsync;

        try
        {
            partly = await api.As("amira", Role.Coach).Send("{ completions { totalCount } offers { totalCount } }");
        }
        finally
        {
            server.SignedIn = null;
            Directory.Delete(DatabaseFile);

            // Whatever else the server does may have made an empty one meanwhile, and read it.
            File.Move($"{DatabaseFile}.away", DatabaseFile, overwrite: true);
            SqliteConnection.ClearAllPools();
        }

        var error = Assert.Single(partly.Errors);
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("Read it again in a moment", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, partly.Data.GetProperty("offers").GetProperty("totalCount").GetInt32());
        Assert.Empty((await api.As("amira", Role.Coach).Send("{ completions { totalCount } }")).Errors);
    }

    [Fact]
    public async Task A_lock_that_lasts_is_told_as_such_nothing_is_changed_and_reading_goes_on()
    {
        await using (var _ = await HoldAsync())
        {
            var writing = api.As("amira", Role.Coach).Send(Log, new { title = "While it is locked" });
            var read = await api.Client.Send("{ offers { totalCount } }");
            var records = await api.As("amira", Role.Coach).Send("{ completions { totalCount } }");
            var refused = await writing;

            Assert.Empty(read.Errors);
            Assert.Empty(records.Errors);
            var error = Assert.Single(refused.Errors);
            Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Contains("Nothing was changed", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync("While it is locked"));
        Assert.Empty((await api.As("amira", Role.Coach).Send(Log, new { title = "Once it is free" })).Errors);
        Assert.Equal(1, await CountAsync("Once it is free"));
    }

    [Fact]
    public async Task A_lock_that_passes_is_waited_for()
    {
        Task<GraphQLResponse> writing;

        await using (var _ = await HoldAsync())
        {
            writing = api.As("amira", Role.Coach).Send(Log, new { title = "After a while" });
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.False(writing.IsCompleted);
        }

        Assert.Empty((await writing).Errors);
        Assert.Equal(1, await CountAsync("After a while"));
    }

    private async Task<int> CountAsync(string title)
    {
        await using var scope = api.Services.CreateAsyncScope();

        return await scope.ServiceProvider.GetRequiredService<CpdContext>().InformalLearning.CountAsync(row => row.Title == title, TestContext.Current.CancellationToken);
    }

    private string DatabaseFile => Path.Combine(api.Services.GetRequiredService<DatabaseOptions>().Folder, DatabaseOptions.FileName);

    private async Task TakeAwayAsync()
    {
        File.Move(DatabaseFile, $"{DatabaseFile}.away");
        Directory.CreateDirectory(DatabaseFile);

        // What the server keeps open for later still reads the file that was moved; what it was just reading with comes back a moment later.
        SqliteConnection.ClearAllPools();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Takes the right to write, until disposed.</summary>
    private async Task<SqliteConnection> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        return connection;
    }
}
