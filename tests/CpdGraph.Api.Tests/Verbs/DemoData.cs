using CpdGraph.Api.Composition;
using CpdGraph.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Verbs;

/// <summary>A data folder as a first start leaves it, made once: tests that are not about the first start begin with a copy.</summary>
internal static class DemoData
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Puts the database into a folder, which is made.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var file = await Made.Value;
        Directory.CreateDirectory(folder);
        File.Copy(file, Path.Combine(folder, DatabaseOptions.FileName));
    }

    /// <returns>Path of the database.</returns>
    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        await using (var services = new ServiceCollection()
            .AddLogging()
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().Build(), folder))
            .BuildServiceProvider())
        {
            await DatabaseStart.BringUpToDateAsync(services, CancellationToken.None);
            await DatabaseStart.SeedAsync(services, demo: true, CancellationToken.None);
        }

        var file = Path.Combine(folder, DatabaseOptions.FileName);
        await using var whole = new SqliteConnection($"Data Source={file};Pooling=False");
        await whole.OpenAsync();
        await using var command = whole.CreateCommand();

        // One file that stands for itself, whatever the journal still holds.
        var copy = Path.Combine(folder, "whole.db");
        command.CommandText = $"VACUUM INTO '{copy}'";
        await command.ExecuteNonQueryAsync();

        return copy;
    }
}
