using System.Text.Json;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>
/// The real page, built once a run (not at all when its sources are as they were), a server that shows it over the demonstration, and one Chromium.
/// Its tests run one after the other.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class DashboardRun : IAsyncLifetime, ICollectionFixture<DashboardRun>
{
    public const string Collection = "Dashboard";

    /// <summary>What is kept of how pages looked, by CI too.</summary>
    public static string Screens { get; } = Environment.GetEnvironmentVariable("CPDGRAPH_SCREENSHOTS") ?? RepositoryRoot.Of("TestResults", "screens");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private ApiServer? api;
    private JsonLineProcess? browser;

    /// <summary>The server; after <see cref="RequireAsync"/>.</summary>
    public ApiServer Api => api ?? throw new InvalidOperationException("Ask for RequireAsync first.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    /// <summary>Builds what must be built and starts what must run. Without Node or Chromium the running test is skipped, or fails where all must be there.</summary>
    public async Task RequireAsync()
    {
        NpmPackages.RequireDashboard();
        NpmPackages.Require();
        Chromium.Require();

        if (api is not null)
        {
            return;
        }

        var place = DashboardPlace.InTree(RepositoryRoot.Path);
        await BuildAsync(place);
        api = await ApiServer.ToWriteToAsync(Database.Sqlite, services => services.AddSingleton(place));
    }

    /// <summary>Builds the page as a server does.</summary>
    internal static async Task BuildAsync(DashboardPlace place)
    {
        NpmPackages.RequireDashboard();
        var (site, host) = (new DashboardSite(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        using var build = new DashboardBuild(site, place, new DashboardOptions(), NodeTools.OfMachine(), host, NullLogger<DashboardBuild>.Instance);
        await build.StartAsync(CancellationToken.None);
        host.NotifyStarted();
        await build.ExecuteTask!.WaitAsync(Patience);

        Assert.True(site.Notice is null, site.Notice);
    }

    /// <summary>Does what a person does, in a browser that knows nothing of anybody before.</summary>
    /// <param name="visit">See <c>tests/npm/dashboard.mjs</c>.</param>
    public async Task<JsonElement> VisitAsync(object visit)
    {
        await RequireAsync();
        browser ??= JsonLineProcess.StartNpm("dashboard.mjs", Api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), Screens);

        return await VisitAsync(browser, visit);
    }

    /// <summary>The same in another browser, which may be one of another server.</summary>
    internal static async Task<JsonElement> VisitAsync(JsonLineProcess browser, object visit)
    {
        Directory.CreateDirectory(Screens);
        using var answer = JsonDocument.Parse(await browser.AskAsync(JsonSerializer.Serialize(visit), TestContext.Current.CancellationToken));
        var root = answer.RootElement.Clone();

        Assert.False(root.TryGetProperty("fault", out var fault), fault.ToString());

        return root;
    }

    /// <summary>What axe found that keeps somebody from using the page.</summary>
    /// <param name="seen">Of the visit.</param>
    /// <param name="name">Under which it looked.</param>
    public static string[] Serious(JsonElement seen, string name) =>
        [.. seen.GetProperty(name).EnumerateArray().Where(found => found.GetProperty("impact").GetString() is "serious" or "critical").Select(found => found.GetRawText())];

    /// <summary>Somebody who has signed in already, as <c>dashboard.mjs</c> takes it.</summary>
    /// <param name="key">As in the demonstration.</param>
    /// <param name="person">As the page shows it.</param>
    public static object SignedIn(string key, string person, Role role) => new
    {
        token = ApiServer.TokenOf(key, role),
        expiresAt = ApiServer.Now.AddHours(8),
        person,
        roles = new[] { role.ToString().ToUpperInvariant() },
        by = "demo",
    };
}
