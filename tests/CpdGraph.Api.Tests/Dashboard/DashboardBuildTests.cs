using System.Diagnostics;
using System.Globalization;
using System.Text;
using CpdGraph.Api.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>The page is built in the background, when that is needed and can be done; what hinders it is said, and takes nothing away.</summary>
public sealed class DashboardBuildTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeWorkspace workspace = new();
    private readonly ApplicationLifetime host = new(NullLogger<ApplicationLifetime>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public DashboardBuildTests()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-ins for npm and Node are scripts of the shell.");
        }
    }

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task It_is_built_once_the_server_has_started_and_not_before()
    {
        var (build, site) = Make(workspace.Tools);
        await build.StartAsync(Cancellation);

        Assert.Equal("The dashboards are being built. Load this page again in a minute.", site.Notice);
        await Task.Delay(50, Cancellation);
        Assert.Empty(workspace.Asked);

        await StartedAsync(build);

        Assert.Equal(["ci --include=dev", "run build"], workspace.Asked);
        Assert.Equal(("first", null), (await PageAsync(site), site.Notice));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_built_again_and_needs_no_Node()
    {
        await RunAsync(workspace.Tools);

        var site = await RunAsync(workspace.NoTools);

        Assert.Equal(2, workspace.Asked.Count);
        Assert.Equal(("first", null), (await PageAsync(site), site.Notice));
    }

    [Theory]
    [InlineData("src/CpdGraph.Dashboard/src/main.ts", "second", false)]
    [InlineData("src/CpdGraph.Dashboard/vite.config.ts", "export default {}", false)]
    [InlineData("schema/two.graphql", "type Two { two: Int }", false)]
    [InlineData("src/CpdGraph.Api/Pages/examples/1-offers.graphql", "# Offers", false)]
    [InlineData("src/CpdGraph.Dashboard/package-lock.json", """{"packages":{"node_modules/a":{"version":"2.0.0"}}}""", true)]
    public async Task A_changed_source_is_built_and_packages_are_fetched_only_when_others_are_named(string file, string content, bool fetches)
    {
        await RunAsync(workspace.Tools);
        workspace.Write(file, content);

        await RunAsync(workspace.Tools);

        string[] second = fetches ? ["ci --include=dev", "run build"] : ["run build"];
        Assert.Equal(["ci --include=dev", "run build", .. second], workspace.Asked);
    }

    [Theory]
    [InlineData("node_modules/x/index.js")]
    [InlineData("dist/assets/x.js")]
    [InlineData("src/gql/graphql.ts")]
    [InlineData(".vite/cache.json")]
    [InlineData("tsconfig.tsbuildinfo")]
    public async Task What_a_build_itself_leaves_behind_is_no_change(string file)
    {
        await RunAsync(workspace.Tools);
        workspace.Write($"src/CpdGraph.Dashboard/{file}", "left behind");

        await RunAsync(workspace.Tools);

        Assert.Equal(2, workspace.Asked.Count);
    }

    [Fact]
    public async Task Without_Node_it_is_said_what_to_install()
    {
        var site = await RunAsync(workspace.NoTools);

        Assert.Null(site.Files);
        Assert.Equal(
            "The dashboards could not be built: that needs Node 20 or newer, which is not here: install it from https://nodejs.org and start the server again.",
            site.Notice);
    }

    [Theory]
    [InlineData("echo v18.19.0", "and here it is v18.19.0")]
    [InlineData("exit 3", "does not say its version")]
    [InlineData("echo nonsense", "does not say its version")]
    public async Task A_Node_that_is_too_old_or_broken_is_named(string script, string said)
    {
        workspace.Program("node", script);

        var site = await RunAsync(workspace.Tools);

        Assert.Contains(said, site.Notice, StringComparison.Ordinal);
        Assert.Empty(workspace.Asked);
    }

    [Theory]
    [InlineData("""if [ "$1" = ci ]; then echo one; echo 'npm error code ENOTFOUND' >&2; exit 1; fi""", "npm ci ended with 1: npm error code ENOTFOUND")]
    [InlineData("""if [ "$1" = run ]; then echo 'src/main.ts(1,1): error TS2304: Cannot find name'; exit 2; fi""", "npm run build ended with 2: src/main.ts(1,1): error TS2304: Cannot find name")]
    [InlineData("exit 0", "npm run build ended without index.html.")]
    public async Task When_npm_fails_it_is_said_how_and_the_page_of_before_stays(string script, string said)
    {
        workspace.HaveNpm(script);
        var without = await RunAsync(workspace.Tools);

        Assert.Null(without.Files);
        Assert.Equal($"The dashboards could not be built: {said}", without.Notice);

        workspace.HaveNpm();
        await RunAsync(workspace.Tools);
        workspace.Source("second");
        workspace.Lock("2.0.0");
        workspace.HaveNpm(script);
        var site = await RunAsync(workspace.Tools);

        Assert.Equal("first", await PageAsync(site));
        Assert.Equal($"The dashboards could not be built: {said} The page that was built before is shown.", site.Notice);
        Assert.Equal("first", await PageAsync(await RunAsync(workspace.NoTools)));
    }

    [Fact]
    public async Task A_build_that_failed_is_tried_again_by_the_next_server()
    {
        workspace.HaveNpm("exit 1");
        await RunAsync(workspace.Tools);
        workspace.HaveNpm();

        Assert.Equal("first", await PageAsync(await RunAsync(workspace.Tools)));
    }

    [Fact]
    public async Task Two_servers_at_once_build_it_once_and_both_show_it()
    {
        workspace.HaveNpm("sleep 0.2");

        var sites = await Task.WhenAll(RunAsync(workspace.Tools), RunAsync(workspace.Tools));

        Assert.Equal(["ci --include=dev", "run build"], workspace.Asked);
        Assert.All(sites, site => Assert.NotNull(site.Files));
    }

    [Fact]
    public async Task A_server_that_stops_ends_what_it_has_started()
    {
        workspace.HaveNpm($"sleep 300 & echo $! > '{workspace.NpmPid}'; wait");
        var (build, _) = Make(workspace.Tools);
        await build.StartAsync(Cancellation);
        host.NotifyStarted();
        await UntilAsync(() => File.Exists(workspace.NpmPid) && File.ReadAllText(workspace.NpmPid).Length > 0);
        var child = int.Parse(await File.ReadAllTextAsync(workspace.NpmPid, Cancellation), CultureInfo.InvariantCulture);
        Assert.True(IsRunning(child));

        await build.StopAsync(Cancellation);

        await UntilAsync(() => !IsRunning(child));
    }

    [Fact]
    public async Task Whoever_switches_it_off_gets_no_build_and_is_told_so()
    {
        var site = await RunAsync(workspace.Tools, new DashboardOptions { Build = false });

        Assert.Empty(workspace.Asked);
        Assert.Equal("The dashboards are not here: the setting Dashboard:Build is false.", site.Notice);
    }

    [Fact]
    public async Task A_published_program_without_them_says_where_they_are()
    {
        var (build, site) = Make(workspace.Tools, place: new DashboardPlace(null, workspace.Place.Built));
        await build.StartAsync(Cancellation);

        Assert.StartsWith("The dashboards are not here: this program came without them.", site.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_open_while_another_is_built_still_gets_its_parts()
    {
        await RunAsync(workspace.Tools);
        workspace.Source("second");

        var site = await RunAsync(workspace.Tools);

        Assert.Equal("second", await PageAsync(site));
        Assert.Equal("second", await TextAsync(site.Files!.Find("/app/assets/main-second_000.js")!));
        Assert.Equal("first", await TextAsync(site.Files.Find("/app/assets/main-first_000.js")!));
        Assert.Null(site.Files.Find("/app/assets/main-third_000.js"));
        Assert.Null(site.Files.Find("/.hash"));
    }

    private (DashboardBuild Build, DashboardSite Site) Make(NodeTools tools, DashboardOptions? options = null, DashboardPlace? place = null)
    {
        var site = new DashboardSite();

        return (new DashboardBuild(site, place ?? workspace.Place, options ?? new(), tools, host, NullLogger<DashboardBuild>.Instance), site);
    }

    /// <summary>A server's life from its start until the page is as new as it gets.</summary>
    private async Task<DashboardSite> RunAsync(NodeTools tools, DashboardOptions? options = null)
    {
        var (build, site) = Make(tools, options);
        await build.StartAsync(Cancellation);
        await StartedAsync(build);

        return site;
    }

    private async Task StartedAsync(DashboardBuild build)
    {
        host.NotifyStarted();
        await build.ExecuteTask!.WaitAsync(Patience, Cancellation);
    }

    private static Task<string> PageAsync(DashboardSite site) => TextAsync(site.Files!.Index);

    private static async Task<string> TextAsync(DashboardFile file)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        await file.WriteAsync(context, policy: null, mayCompress: false);

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private static bool IsRunning(int id)
    {
        try
        {
            // An ended process that nobody has asked for yet is still named.
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var started = Stopwatch.GetTimestamp(); !isSo();)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not come to that.");
            await Task.Delay(10, Cancellation);
        }
    }
}
