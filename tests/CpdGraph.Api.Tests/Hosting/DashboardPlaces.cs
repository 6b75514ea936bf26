using System.Runtime.CompilerServices;
using CpdGraph.Api.Dashboard;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>What servers of the tests see of the page of dashboards: nothing, whatever lies in the working tree, unless a test asks for it.</summary>
internal static class DashboardPlaces
{
    /// <summary>Neither sources nor a built page.</summary>
    public static DashboardPlace Nowhere { get; } = new(null, Path.Combine(AppContext.BaseDirectory, "no-dashboards"));

    // For servers in processes of their own too: they take over the environment.
    [ModuleInitializer]
    internal static void LetNoServerBuild() => Environment.SetEnvironmentVariable("Dashboard__Build", "false");
}
