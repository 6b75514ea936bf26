using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Changes a supervisor's record: by the supervisor, or by a steward. What qualifies them is never recorded by themselves.</summary>
internal sealed class UpdateSupervisor(CpdContext db, SupervisorReads supervisors, SupervisorWrites writes) : IMutation<UpdateSupervisorInput, Supervisor>
{
    public async Task<Outcome<Effect<Supervisor>, UserError>> RunAsync(UpdateSupervisorInput input, CancellationToken cancellation)
    {
        if (NamedId.Read<SupervisorId>(input.Id, NodeKind.Supervisor) is not { } id || await FindAsync(id, cancellation) is not { } before)
        {
            return new SupervisorError.Input(new InputProblem(UserErrorCode.NotFound, "No such supervisor was found. Check it, or choose another.", ["id"]) { Key = input.Id });
        }

        var (changes, facts) = await writes.ReadAsync(input.Changes, cancellation);

        return SupervisorRules.Update(before, changes, input.ExpectedRevision, facts).Match<Outcome<Effect<Supervisor>, UserError>>(
            change =>
            {
                if (!change.Fields.IsEmpty)
                {
                    db.Replace(before, change.Value);
                }

                return new Effect<Supervisor>(change.Value, new RecordReference(RecordKind.Supervisor, before.Id.Value), ChangedFields: change.Fields);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public Task<Supervisor?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => FindAsync(new SupervisorId(answered.Id), cancellation);

    private async Task<Supervisor?> FindAsync(SupervisorId id, CancellationToken cancellation) =>
        (await supervisors.FindAsync([id], cancellation)).GetValueOrDefault(id);
}

/// <summary>Input <c>UpdateSupervisorInput</c>.</summary>
internal sealed record UpdateSupervisorInput(string Id, SupervisorDetailsInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
