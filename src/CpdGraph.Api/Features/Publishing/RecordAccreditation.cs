using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>recordAccreditation</c>: an offer is accredited, or was seen listed as such.</summary>
internal sealed class RecordAccreditation(CpdContext db, PublishingReads reads, AccreditationReads accreditations, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<RecordAccreditationInput, Accreditation>
{
    public async Task<Outcome<Effect<Accreditation>, UserError>> RunAsync(RecordAccreditationInput input, CancellationToken cancellation)
    {
        // Held, so that two who record the same at once do not both find nothing.
        var offer = await reads.HeldOfferAsync(input.Offer, cancellation);
        var facts = await accreditations.FactsAsync(offer.Value?.Offer.Id, caller, clock.GetUtcNow(), cancellation);

        return AccreditationRecording.Record(offer, input.ToEntry(catalogue.View), facts).Then(recorded =>
        {
            db.Add(recorded.Accreditation);
            db.Replace(offer.Value!.Offer, recorded.Offer);

            return AccreditationReads.Effect(recorded, []);
        });
    }

    public Task<Accreditation?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => accreditations.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>RecordAccreditationInput</c>.</summary>
internal sealed record RecordAccreditationInput(
    OfferKeyInput Offer,
    int? Version,
    string BodyId,
    string? AwardedToProviderId,
    string? Scope,
    string? Reference,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    DateOnly? SeenOn,
    string? IdempotencyKey) : IMutationInput
{
    public AccreditationEntry ToEntry(CatalogueView catalogue) => new()
    {
        Version = Version,
        Body = new(BodyId, NamedId.Read<AccreditingBodyId>(BodyId, NodeKind.AccreditingBody) is { } body ? catalogue.AccreditingBody(body) : null),
        AwardedTo = AwardedToProviderId is { } named
            ? new Named<Provider>(named, NamedId.Read<ProviderId>(named, NodeKind.Provider) is { } provider ? catalogue.Provider(provider) : null)
            : null,
        Scope = Scope,
        Reference = Reference,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        SeenOn = SeenOn,
    };
}
