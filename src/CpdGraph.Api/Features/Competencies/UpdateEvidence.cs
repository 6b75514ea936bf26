using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Changes an item of the caller's own portfolio.</summary>
internal sealed class UpdateEvidence(CpdContext db, RequestCatalogue catalogue, EvidenceReads evidence, Caller caller, TimeProvider clock)
    : IMutation<UpdateEvidenceInput, EvidenceShown>
{
    public async Task<Outcome<Effect<EvidenceShown>, UserError>> RunAsync(UpdateEvidenceInput input, CancellationToken cancellation)
    {
        var item = NamedId.Read<EvidenceItemId>(input.Id, NodeKind.EvidenceItem) is { } id ? (await evidence.FindAsync([id], cancellation)).GetValueOrDefault(id)?.Item : null;

        return EvidenceRules.Update(new(input.Id, item), input.Changes.ToEntry(catalogue.View), input.ExpectedRevision, caller, clock.GetUtcNow())
            .Match<Outcome<Effect<EvidenceShown>, UserError>>(
                change =>
                {
                    if (!change.Fields.IsEmpty)
                    {
                        db.Replace(item!, change.Value);
                    }

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

/// <summary>Input <c>UpdateEvidenceInput</c>.</summary>
internal sealed record UpdateEvidenceInput(string Id, EvidenceDetailsInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
