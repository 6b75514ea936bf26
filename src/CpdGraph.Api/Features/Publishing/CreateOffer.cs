using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>createOffer</c>: adds an offer as a draft.</summary>
internal sealed class CreateOffer(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<CreateOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(CreateOfferInput input, CancellationToken cancellation)
    {
        var provider = await reads.OwnProviderAsync(input.ProviderId, cancellation);
        var edit = input.Offer.ToEdit(catalogue.View);
        var slug = string.IsNullOrWhiteSpace(edit.Slug.Or(null)) ? null : edit.Slug.Or(null);
        var sameSlug = await reads.WithSlugAsync(slug, cancellation);
        var sameKey = await reads.ByReferenceAsync(provider.Value?.Id, input.External, cancellation);

        var facts = new OfferFacts
        {
            IsSlugTaken = _ => sameSlug is not null,
            VisibleBySlug = _ => sameSlug is not null && caller.CatalogueViewer.Sees(sameSlug) ? sameSlug.Id : null,
            ByReference = _ => sameKey,
            IsLive = catalogue.View.IsLive,
            Now = clock.GetUtcNow(),
        };

        var decision = OfferRules.Draft(provider, edit, input.External, facts);

        // Only now is it known what name the title makes.
        if (slug is null && decision is Outcome<OfferDraft, EditOfferError>.Done(var named))
        {
            var taken = await reads.SlugsLikeAsync(named.Offer.Slug, cancellation);
            decision = OfferRules.Draft(provider, edit, input.External, facts with { IsSlugTaken = taken.Contains });
        }

        return decision.Then(draft => db.Keep(draft));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>CreateOfferInput</c>.</summary>
internal sealed record CreateOfferInput(string ProviderId, OfferDetailsInput Offer, ExternalReference? External, string? IdempotencyKey) : IMutationInput;
