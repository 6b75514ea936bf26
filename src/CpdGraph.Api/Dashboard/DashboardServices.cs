using CpdGraph.Api.SignIn;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CpdGraph.Api.Dashboard;

/// <summary>Registers the page.</summary>
internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services, DashboardOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(_ => DashboardPlace.Find());
        services.TryAddSingleton(_ => NodeTools.OfMachine());
        services.TryAddSingleton<IDemoPeople, SeededDemoPeople>();
        services.AddSingleton<DemoSignIn>();
        services.AddSingleton<DashboardSite>();
        services.AddHostedService<DashboardBuild>();

        return services;
    }
}
