using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Takes an item out of the caller's own portfolio. What cites it can still name it.</summary>
internal sealed class RemoveEvidence(CpdContext db, EvidenceReads evidence, Caller caller, TimeProvider clock) : IMutation<RemoveEvidenceInput, EvidenceShown>
{
    public async Task<Outcome<Effect<EvidenceShown>, UserError>> RunAsync(RemoveEvidenceInput input, CancellationToken cancellation)
    {
        var item = NamedId.Read<EvidenceItemId>(input.Id, NodeKind.EvidenceItem) is { } id ? (await evidence.FindAsync([id], cancellation)).GetValueOrDefault(id)?.Item : null;

        return EvidenceRules.Remove(new(input.Id, item), input.ExpectedRevision, caller, clock.GetUtcNow()).Match<Outcome<Effect<EvidenceShown>, UserError>>(
            change =>
            {
                db.Replace(item!, change.Value);

                return new Effect<EvidenceShown>(
                    new EvidenceShown(change.Value), new RecordReference(RecordKind.EvidenceItem, change.Value.Id.Value), change.Value.CoachId, change.Fields);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<EvidenceShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new EvidenceItemId(answered.Id);

        return (await evidence.FindAsync([id], cancellation)).GetValueOrDefault(id);
    }
}

/// <summary>Input <c>RemoveEvidenceInput</c>.</summary>
internal sealed record RemoveEvidenceInput(string Id, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
