using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Composition;

/// <summary>The catalogue that one request reads, from its start to its end, so that pages, counts and nested reads agree.</summary>
internal static class RequestCatalogue
{
    public static CatalogueView Take(IServiceProvider services) =>
        services.GetRequiredService<CatalogueStore>().Current.For(services.GetRequiredService<Caller>().CatalogueViewer, services.GetRequiredService<TimeProvider>().GetUtcNow());
}
