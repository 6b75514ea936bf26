using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>The examples of the query page: each runs as it stands for whom it is meant, and answers something.</summary>
public sealed class QueryExampleTests
{
    private static readonly string Folder = Path.Combine(NpmPackages.Dashboard, "src", "query", "examples");

    /// <summary>Somebody of the demonstration for each audience.</summary>
    private static readonly Dictionary<string, (string Key, Role Role)> Audiences = new()
    {
        ["coach"] = ("amira", Role.Coach),
        ["supervisor"] = ("lena", Role.Supervisor),
        ["publisher"] = ("rhona", Role.Publisher),
        ["analyst"] = ("anya", Role.Analyst),
        ["steward"] = ("stella", Role.Steward),
    };

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Folder, "*.graphql", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Each_runs_for_its_audience(string name)
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);
        var (key, role) = Audiences[name.Split('/')[0]];

        var answer = await api.As(key, role).Send(text);

        Assert.Matches("^# [A-Z]", text);
        Assert.True(answer.Errors.Count == 0, answer.ToString());
        Assert.All(answer.Data.EnumerateObject(), field => Assert.NotEqual(System.Text.Json.JsonValueKind.Null, field.Value.ValueKind));
    }

    [Fact]
    public void Every_audience_has_some()
    {
        Assert.Equal(Audiences.Keys.Order(StringComparer.Ordinal), Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));
    }
}
