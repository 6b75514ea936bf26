using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>mapOfferCompetencies</c>: sets, adds or removes several competency mappings at once.</summary>
internal sealed class MapOfferCompetencies(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<MapOfferCompetenciesInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(MapOfferCompetenciesInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);

        if (offer.Value is { } seen && !OfferSteps.MayChange(caller, seen.Offer.ProviderId))
        {
            return new EditOfferError.NotYours();
        }

        var facts = new OfferFacts
        {
            IsSlugTaken = _ => false,
            IsLive = catalogue.View.IsLive,
            Now = clock.GetUtcNow(),
        };

        return OfferRules.Map(offer, input.ToEdit(catalogue.View), input.ExpectedRevision, facts).Then(change => db.Keep(offer.Value!, change));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>MapOfferCompetenciesInput</c>.</summary>
internal sealed record MapOfferCompetenciesInput(
    OfferKeyInput Offer,
    IReadOnlyList<CompetencyMappingInput> Set,
    IReadOnlyList<string>? RemoveCompetencyIds,
    bool ReplaceAll,
    int ExpectedRevision,
    string? IdempotencyKey) : IMutationInput
{
    public MappingEdit ToEdit(CatalogueView catalogue) => new()
    {
        Set = [.. Set.Select(mapping => mapping.ToEntry(catalogue))],
        Remove = NamedId.Several<CompetencyId, Competency>(RemoveCompetencyIds, NodeKind.Competency, catalogue.Competency),
        ReplaceAll = ReplaceAll,
    };
}
