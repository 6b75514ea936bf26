using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Binds runs, their sessions and venues.</summary>
internal static class RunGraph
{
    /// <param name="extend">Adds what other slices show of a run.</param>
    public static void AddTo(SchemaBinding binding, Action<TypeBinding<OfferRun>> extend)
    {
        binding.Enum<RunStatus>("RunStatus");
        binding.Enum<RunSort>("RunOrderField");
        binding.Connection<OfferRun>("OfferRun");

        var run = binding.Type<OfferRun>("OfferRun")
            .Field("id", run => GlobalId.Of(run.Id))
            .Field("offer", (run, context) => context.Catalogue().Offer(run.OfferId))
            .Field("status", (run, context) => context.Catalogue().StatusOf(run))
            .Batch<int?>("placesLeft", PlacesLeft);
        extend(run);

        binding.Type<RunSession>("RunSession");
        binding.Type<Venue>("Venue");
    }

    private static async ValueTask PlacesLeft(FieldBatch<OfferRun, int?> batch, CancellationToken cancellation)
    {
        var taken = await batch.Service<PlacesReads>().TakenAsync([.. batch.Parents.Where(run => run.Capacity is not null).Select(run => run.Id).Distinct()], cancellation);

        batch.Fill(run => Domain.PlacesLeft.Of(run, taken.GetValueOrDefault(run.Id)));
    }
}
