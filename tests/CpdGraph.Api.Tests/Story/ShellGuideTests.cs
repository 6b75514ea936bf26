using System.Globalization;
using System.Text.RegularExpressions;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Story;

/// <summary>
/// Plays the shell's lines of the guide for training hubs as they stand there, but for the port, the build and the folder. The first block serves, all others ask.
/// </summary>
[Collection("Story")]
public sealed partial class ShellGuideTests : IDisposable
{
    private const string Run = "dotnet run --project src/CpdGraph.Api --";
    private const string Address = "http://localhost:5080";

    private readonly Cli cli = new();
    private readonly string address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort.Next()}");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Everything_that_the_guide_for_hubs_shows_in_a_shell_works()
    {
        ReadmeTests.RequireBashAndCurl();
        var blocks = ShellBlocks().Matches(await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "guides", "publish.md"), TestContext.Current.CancellationToken))
            .Select(block => Script(block.Groups["lines"].Value))
            .ToArray();
        await cli.HaveDemoAsync("hub-trial");

        await using var server = Bash(blocks[0]);
        await server.WaitForUrlAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken, ReadmeTests.Patience);
        await using var person = Bash(string.Join("\necho\n", blocks[1..]));
        var code = await person.WaitForExitAsync(TestContext.Current.CancellationToken, ReadmeTests.Patience);

        var told = $"{person.StandardOutput}\n{person.StandardError}";
        Assert.True(code == 0, told);
        Assert.DoesNotContain("\"errors\"", person.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("\"userErrors\":[{", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("{\"data\":{\"offers\":{\"totalCount\":", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("{\"data\":{\"upsertOffer\":{\"outcome\":\"CREATE\"", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("\"createCount\":2,\"rejectCount\":1,", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("{\"data\":{\"importJob\":{\"status\":\"SUCCEEDED_WITH_ERRORS\"}}}", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("{\"data\":{\"offerChanged\":{\"cursor\":", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("nothing was imported.", person.StandardError, StringComparison.Ordinal);
        Assert.Contains(",\"Sleep, shifts and coaching\",", person.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("{\"CFDocuments\":[{\"identifier\":", person.StandardOutput, StringComparison.Ordinal);
    }

    private string Script(string block) => block
        .Replace("serve --data hub-trial", $"serve --data hub-trial --urls {address}", StringComparison.Ordinal)
        .Replace("$PWD/docs", RepositoryRoot.Of("docs"), StringComparison.Ordinal)
        .Replace(Run, $"dotnet '{typeof(Program).Assembly.Location}'", StringComparison.Ordinal)
        .Replace(Address, address, StringComparison.Ordinal);

    private ProcessUnderTest Bash(string script) => ProcessUnderTest.Start("bash", ["-c", $"set -eu -o pipefail\n{script}"], cli.Folder);

    [GeneratedRegex("^```sh\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlocks();
}
