using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Adds an item to the caller's own portfolio.</summary>
internal sealed class AddEvidence(CpdContext db, RequestCatalogue catalogue, EvidenceReads evidence, Caller caller, TimeProvider clock)
    : IMutation<AddEvidenceInput, EvidenceShown>
{
    public Task<Outcome<Effect<EvidenceShown>, UserError>> RunAsync(AddEvidenceInput input, CancellationToken cancellation)
    {
        // Who has the role COACH has taken a record over: that is what gives it.
        var coach = caller.CoachId!.Value;

        return Task.FromResult(EvidenceRules.Add(input.Evidence.ToEntry(catalogue.View), coach, clock.GetUtcNow()).Match<Outcome<Effect<EvidenceShown>, UserError>>(
            item =>
            {
                db.Add(item);

                return new Effect<EvidenceShown>(new EvidenceShown(item), new RecordReference(RecordKind.EvidenceItem, item.Id.Value), coach);
            },
            errors => ImmutableArray<UserError>.CastUp(errors)));
    }

    public async Task<EvidenceShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new EvidenceItemId(answered.Id);

        return (await evidence.FindAsync([id], cancellation)).GetValueOrDefault(id);
    }
}

/// <summary>Input <c>AddEvidenceInput</c>.</summary>
internal sealed record AddEvidenceInput(EvidenceDetailsInput Evidence, string? IdempotencyKey) : IMutationInput;
