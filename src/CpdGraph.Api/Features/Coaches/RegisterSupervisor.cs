using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Makes the record of somebody who supervises coaches, and who may have no account here.</summary>
internal sealed class RegisterSupervisor(CpdContext db, SupervisorWrites writes) : IMutation<RegisterSupervisorInput, Supervisor>
{
    public async Task<Outcome<Effect<Supervisor>, UserError>> RunAsync(RegisterSupervisorInput input, CancellationToken cancellation)
    {
        var (details, facts) = await writes.ReadAsync(input.Supervisor, cancellation);

        return SupervisorRules.Register(details, facts).Match<Outcome<Effect<Supervisor>, UserError>>(
            supervisor =>
            {
                db.Add(supervisor);

                return new Effect<Supervisor>(supervisor, new RecordReference(RecordKind.Supervisor, supervisor.Id.Value));
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<Supervisor?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.Supervisors.FirstOrDefaultAsync(row => row.Id == new SupervisorId(answered.Id), cancellation);
}

/// <summary>Input <c>RegisterSupervisorInput</c>.</summary>
internal sealed record RegisterSupervisorInput(SupervisorDetailsInput Supervisor, string? IdempotencyKey) : IMutationInput;
