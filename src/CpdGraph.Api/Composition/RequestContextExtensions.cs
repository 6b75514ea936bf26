using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Composition;

/// <summary>What nearly every resolver asks for.</summary>
internal static class RequestContextExtensions
{
    /// <summary>The snapshot that this request reads.</summary>
    public static CatalogueView Catalogue(this RequestContext context) => context.Service<RequestCatalogue>().View;

    /// <summary>Who asks.</summary>
    public static Caller Caller(this RequestContext context) => context.Service<Caller>();

    /// <summary>Reads page arguments and makes connections.</summary>
    public static Pages Pages(this RequestContext context) => context.Service<Pages>();
}
