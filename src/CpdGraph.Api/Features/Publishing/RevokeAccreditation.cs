using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>revokeAccreditation</c>: an accreditation ends early; completions from before keep it.</summary>
internal sealed class RevokeAccreditation(CpdContext db, AccreditationReads accreditations, TimeProvider clock) : IMutation<RevokeAccreditationInput, Accreditation>
{
    public async Task<Outcome<Effect<Accreditation>, UserError>> RunAsync(RevokeAccreditationInput input, CancellationToken cancellation)
    {
        var (accreditation, offer) = await accreditations.HeldAsync(input.Id, cancellation);

        return AccreditationRecording.Revoke(new(input.Id, accreditation), offer, input.RevokedOn, input.Reason, clock.GetUtcNow()).Then(revoked =>
        {
            db.Replace(accreditation!, revoked.Accreditation);
            db.Replace(offer!, revoked.Offer);

            return AccreditationReads.Effect(revoked, ["revokedOn", "revocationReason"]);
        });
    }

    public Task<Accreditation?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => accreditations.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>RevokeAccreditationInput</c>.</summary>
internal sealed record RevokeAccreditationInput(string Id, DateOnly RevokedOn, string Reason, string? IdempotencyKey) : IMutationInput;
