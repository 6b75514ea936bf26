using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Composition;

/// <summary>What nearly every resolver asks for.</summary>
internal static class RequestContextExtensions
{
    /// <summary>The snapshot that this request reads.</summary>
    public static CatalogueView Catalogue(this RequestContext context) => context.Service<RequestCatalogue>().View;

    /// <summary>After a list was made of the catalogue: what hangs on places left is not to be kept longer than that holds.</summary>
    public static void KeepAsLongAsPlacesHold(this RequestContext context)
    {
        if (context.Catalogue().LookedAtPlaces)
        {
            context.KeepAtMost(CatalogueCacheRules.Moment);
        }
    }

    /// <summary>Who asks, with the rights of now: a mutation that changes the caller's own shows its answer with the new ones.</summary>
    public static Caller Caller(this RequestContext context) => context.Service<CallerAccessor>().Caller;

    /// <summary>What operations may ask for.</summary>
    public static EngineLimits Limits(this RequestContext context) => context.Service<EngineLimits>();

    /// <summary>Reads page arguments and makes connections.</summary>
    public static Pages Pages(this RequestContext context) => context.Service<Pages>();
}
