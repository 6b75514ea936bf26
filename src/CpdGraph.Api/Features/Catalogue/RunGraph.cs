using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Binds runs, their sessions and venues.</summary>
internal static class RunGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<RunStatus>("RunStatus");
        binding.Enum<RunSort>("RunOrderField");
        binding.Connection<OfferRun>("OfferRun");

        binding.Type<OfferRun>("OfferRun")
            .Field("id", run => GlobalId.Of(run.Id))
            .Field("offer", (run, context) => context.Catalogue().Offer(run.OfferId))
            .Field("status", (run, context) => context.Catalogue().StatusOf(run));

        binding.Type<RunSession>("RunSession");
        binding.Type<Venue>("Venue");
    }
}
