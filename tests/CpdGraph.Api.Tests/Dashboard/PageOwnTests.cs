using CpdGraph.Api.Dashboard;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>The page's own tests and its budget, so that <c>dotnet test</c> is all there is to run.</summary>
[Collection(DashboardRun.Collection)]
public sealed class PageOwnTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Vitest_finds_nothing_wrong()
    {
        await RunAsync("test");
    }

    [Fact]
    public async Task Its_script_is_within_the_budget()
    {
        NpmPackages.RequireDashboard();
        await DashboardRun.BuildAsync(DashboardPlace.InTree(RepositoryRoot.Path));

        await RunAsync("size");
    }

    private static async Task RunAsync(string script)
    {
        await using var process = NpmPackages.RunOfDashboard(script);
        process.StandardInput.Close();
        var code = await process.WaitForExitAsync(TestContext.Current.CancellationToken, Patience);

        Assert.True(code == 0, process.StandardOutput + process.StandardError);
        TestContext.Current.TestOutputHelper?.WriteLine(process.StandardOutput);
    }
}
