using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>updateOffer</c>: changes a draft, or makes the next version of a published offer.</summary>
internal sealed class UpdateOffer(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<UpdateOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(UpdateOfferInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);

        if (offer.Value is { } seen && !OfferSteps.MayChange(caller, seen.Offer.ProviderId))
        {
            return new EditOfferError.NotYours();
        }

        var edit = input.Changes.ToEdit(catalogue.View);
        var sameSlug = await reads.WithSlugAsync(edit.Slug.Or(null), cancellation);

        var facts = new OfferFacts
        {
            IsSlugTaken = _ => sameSlug is not null && sameSlug.Id != offer.Value?.Offer.Id,
            VisibleBySlug = _ => sameSlug is not null && caller.CatalogueViewer.Sees(sameSlug) ? sameSlug.Id : null,
            IsLive = catalogue.View.IsLive,
            Now = clock.GetUtcNow(),
        };

        return OfferRules.Update(offer, edit, input.ExpectedRevision, facts).Then(change => db.Keep(offer.Value!, change));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>UpdateOfferInput</c>.</summary>
internal sealed record UpdateOfferInput(OfferKeyInput Offer, OfferDetailsInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
