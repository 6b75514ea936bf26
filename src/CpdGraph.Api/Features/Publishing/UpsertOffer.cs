using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>upsertOffer</c>: a program says what its offer is, and it is added, brought to that, or left as it is.</summary>
internal sealed class UpsertOffer(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<UpsertOfferInput, UpsertedShown>
{
    public async Task<Outcome<Effect<UpsertedShown>, UserError>> RunAsync(UpsertOfferInput input, CancellationToken cancellation)
    {
        var provider = await reads.OwnProviderAsync(input.ProviderId, cancellation);
        var existing = await reads.OwnOfferAsync(provider.Value?.Id, input.External, cancellation);
        var edit = input.Offer.ToEdit(catalogue.View);
        var slug = string.IsNullOrWhiteSpace(edit.Slug.Or(null)) ? null : edit.Slug.Or(null);
        var sameSlug = await reads.WithSlugAsync(slug == existing?.Offer.Slug ? null : slug, cancellation);

        var facts = new OfferFacts
        {
            IsSlugTaken = _ => sameSlug is not null,
            VisibleBySlug = _ => sameSlug is not null && caller.CatalogueViewer.Sees(sameSlug) ? sameSlug.Id : null,
            IsLive = catalogue.View.IsLive,
            Now = clock.GetUtcNow(),
        };

        var decision = Decide(input, provider, existing, edit, facts);

        // Only now is it known what name the title makes.
        if (slug is null && decision is Outcome<UpsertedOffer, UserError>.Done({ Before: null, After.Offer.Slug: var named }))
        {
            var taken = await reads.SlugsLikeAsync(named, cancellation);
            decision = Decide(input, provider, existing, edit, facts with { IsSlugTaken = taken.Contains });
        }

        return decision.Then(Keep);
    }

    // Whoever sends it again has changed nothing by that.
    public async Task<UpsertedShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await reads.AgainAsync(answered, cancellation) is { } offer ? new(offer, ImportRowOutcome.Unchanged) : null;

    private Outcome<UpsertedOffer, UserError> Decide(
        UpsertOfferInput input, Named<Provider> provider, OfferState? existing, OfferEdit edit, OfferFacts facts) => OfferUpsert.Decide(
        provider, existing, edit, input.External, input.MappingIn(catalogue.View), input.Publish ? OfferStep.Publish : null, caller, facts);

    private Effect<UpsertedShown> Keep(UpsertedOffer upserted)
    {
        var effect = db.Keep(upserted);

        return new(new(effect.Value, upserted.Outcome), effect.Subject, ChangedFields: effect.ChangedFields);
    }
}

/// <summary>Input <c>UpsertOfferInput</c>.</summary>
internal sealed record UpsertOfferInput(
    string ProviderId,
    ExternalReference External,
    OfferDetailsInput Offer,
    IReadOnlyList<CompetencyMappingInput>? Competencies,
    bool Publish,
    string? IdempotencyKey) : IMutationInput
{
    /// <summary>Null: the mappings stay.</summary>
    public MappingEdit? MappingIn(CatalogueView catalogue) =>
        Competencies is null ? null : new() { Set = [.. Competencies.Select(mapping => mapping.ToEntry(catalogue))], ReplaceAll = true };
}

/// <summary>An offer with what became of it.</summary>
internal sealed record UpsertedShown(Offer Offer, ImportRowOutcome Outcome);
