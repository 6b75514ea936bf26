using System.Reflection;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Paging;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Service;

/// <summary>What this server is and allows.</summary>
internal static class ServiceGraph
{
    private static readonly string Version = VersionOf(typeof(ServiceGraph).Assembly);

    public static void AddTo(SchemaBinding binding)
    {
        binding.Type<ServiceInfo>("ServiceInfo");
        binding.Query.Field("service", (_, context) => Describe(context));
    }

    private static ServiceInfo Describe(RequestContext context) => new(
        Version,
        checked((int)context.Catalogue().Catalogue.Revision),
        context.Pages().MaximumSize,
        context.Service<EngineLimits>().MaxDepth,
        context.Service<IHostEnvironment>().EnvironmentName);

    // What follows the plus is the commit: of no use to clients, and other in each build.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
