using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Story;

/// <summary>Plays the README's way by curl as it stands there, but for the port and the build: <c>dotnet run</c> runs what the tests have built.</summary>
[Collection("Story")]
public sealed partial class ReadmeTests : IDisposable
{
    private const string Heading = "## The whole way, by curl";
    private const string Run = "dotnet run --project src/CpdGraph.Api --";
    private const string Address = "http://localhost:5080";
    // Three processes start in turn, beside whatever else runs.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Cli cli = new();
    private readonly string address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort.Next()}");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task The_way_by_curl_ends_with_a_hidden_count()
    {
        RequireBashAndCurl();
        var (serving, asking) = (Script(Blocks()[0]), string.Join('\n', Blocks()[1..].Select(Script)));

        await using var server = Bash(serving);
        await server.WaitForUrlAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken, Patience);
        await using var person = Bash(asking);
        var code = await person.WaitForExitAsync(TestContext.Current.CancellationToken, Patience);

        var told = $"{person.StandardOutput}\n{person.StandardError}";
        Assert.True(code == 0, told);
        var answers = person.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(asking.Split('\n').Count(line => line.StartsWith("ask ", StringComparison.Ordinal)), answers.Length);
        Assert.All(answers, answer => Assert.False(answer.TryGetProperty("errors", out _), told));
        Assert.DoesNotContain("\"userErrors\":[{", person.StandardOutput, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.InRange(CostOf(answer), 1, 1_000));
        Assert.Contains(
            """{"data":{"offer":{"title":"Listening by the lighthouse","completionCount":{"label":"of 1 to 7 people","value":null}},"coach":null},""",
            person.StandardOutput,
            StringComparison.Ordinal);
        Assert.Contains("""{"stream":{"name":"Self-funded"},"sharePercent":"40","amount":{"amount":"18.22"}}""", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"verifyCompletion\"", person.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
    }

    /// <summary>The shell's lines under the heading, block by block.</summary>
    private static string[] Blocks()
    {
        var text = File.ReadAllText(RepositoryRoot.Of("README.md"));
        var start = text.IndexOf($"\n{Heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no '{Heading}'.");
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);

        return [.. ShellBlocks().Matches(text[start..end]).Select(block => block.Groups["lines"].Value)];
    }

    /// <summary>What an operation cost, as its own answer tells. Room is left: a signed-in caller may spend ten times as much on one.</summary>
    private static long CostOf(JsonElement answer)
    {
        var cost = answer.GetProperty("extensions").GetProperty("cost");
        Assert.Equal(10_000, cost.GetProperty("maximum").GetInt64());

        return cost.GetProperty("actual").GetInt64();
    }

    private string Script(string block) => block
        .Replace("""'s/"/\\"/g')\"}""", """'s/"/\\"/g')\", \"extensions\": {\"cost\": true}}""", StringComparison.Ordinal)
        .Replace($"{Run} serve --data trial", $"{Run} serve --data trial --urls {address}", StringComparison.Ordinal)
        .Replace(Run, $"dotnet '{typeof(Program).Assembly.Location}'", StringComparison.Ordinal)
        .Replace(Address, address, StringComparison.Ordinal);

    // What fails ends the script, so that no later line is taken for the culprit.
    private ProcessUnderTest Bash(string script) => ProcessUnderTest.Start("bash", ["-c", $"set -eu -o pipefail\n{script}"], cli.Folder);

    internal static void RequireBashAndCurl()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

        foreach (var tool in new[] { "bash", "curl" })
        {
            if (!Array.Exists(folders, folder => File.Exists(Path.Combine(folder, tool))))
            {
                Prerequisite.Missing($"{tool} is not installed.", $"sudo apt-get install -y {tool}");
            }
        }
    }

    [GeneratedRegex("^```sh\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlocks();
}
