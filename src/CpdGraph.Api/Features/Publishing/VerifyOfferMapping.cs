using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>verifyOfferMapping</c>: a steward says whether an offer does what it claims for a competency.</summary>
internal sealed class VerifyOfferMapping(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<VerifyOfferMappingInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(VerifyOfferMappingInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);
        var competency = NamedId.Read<CompetencyId>(input.CompetencyId, NodeKind.Competency) is { } id ? catalogue.View.Competency(id) : null;
        var verdict = new MappingVerdict { Competency = new(input.CompetencyId, competency), Verification = input.Verification, Reason = input.Reason };
        var latest = offer.Value is { } state
            ? (await reads.MappingChecksAsync([state.Offer.Id], cancellation))[state.Offer.Id].FirstOrDefault(check => check.CompetencyId == competency?.Id)
            : null;

        return MappingCheckRules.Check(offer, verdict, latest, input.ExpectedRevision, caller, clock.GetUtcNow()).Then(found => db.Keep(offer.Value!, found));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>VerifyOfferMappingInput</c>.</summary>
internal sealed record VerifyOfferMappingInput(
    OfferKeyInput Offer, string CompetencyId, Verification Verification, string? Reason, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
