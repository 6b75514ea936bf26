using CpdGraph.Api.Imports;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>Files that are broken, or meant to break something.</summary>
public abstract class BadFileTests(Database database)
{
    [Fact]
    public async Task Each_is_refused_with_what_to_do_and_writes_nothing()
    {
        var hub = await ImportBench.StartAsync(database, "import-bad-files");
        var told = new List<string>();

        foreach (var (name, bytes) in BadFiles.All)
        {
            var sheet = ImportSheet.Read(bytes, null, ImportDataset.Offers, [], []);
            var problems = sheet.Faults.IsEmpty
                ? (await hub.Import(sheet, writes: true, hub.Provider, hub.Publisher)).SelectMany(finding => finding.Outcome == ImportRowOutcome.Reject ? finding.Problems : []).ToArray()
                : [.. sheet.Faults];

            if (problems.Length == 0 || problems.Any(problem => problem.Message.Length < 10 || !problem.Message.EndsWith('.') || problem.ToString().Contains("476", StringComparison.Ordinal)))
            {
                told.Add($"{name}: {string.Join(" | ", problems.Select(problem => problem.Message))}");
            }
        }

        Assert.Empty(told);
        Assert.True(BadFiles.All.Count >= 40);
        Assert.Empty(await hub.Offers());
    }
}

[Collection("Publishing on SQLite")]
public sealed class BadFilesOnSqliteTests() : BadFileTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class BadFilesOnPostgresTests() : BadFileTests(Database.Postgres);
