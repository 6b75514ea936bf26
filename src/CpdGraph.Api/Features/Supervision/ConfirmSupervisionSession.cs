using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Confirms a supervision meeting that the other side logged.</summary>
internal sealed class ConfirmSupervisionSession(CpdContext db, SessionReads sessions, Caller caller, TimeProvider clock)
    : IMutation<ConfirmSupervisionSessionInput, SupervisionSession>
{
    public async Task<Outcome<Effect<SupervisionSession>, UserError>> RunAsync(ConfirmSupervisionSessionInput input, CancellationToken cancellation)
    {
        var session = NamedId.Read<SupervisionSessionId>(input.Id, NodeKind.SupervisionSession) is { } id
            ? (await sessions.FindAsync([id], cancellation)).SingleOrDefault()
            : null;

        return SessionRules.Confirm(new(input.Id, session), caller, clock.GetUtcNow()).Match<Outcome<Effect<SupervisionSession>, UserError>>(
            confirmed =>
            {
                db.Replace(session!, confirmed);

                return new Effect<SupervisionSession>(
                    confirmed, new RecordReference(RecordKind.SupervisionSession, confirmed.Id.Value), confirmed.CoachId, ["verification"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<SupervisionSession?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await sessions.FindAsync([new SupervisionSessionId(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>ConfirmSupervisionSessionInput</c>.</summary>
internal sealed record ConfirmSupervisionSessionInput(string Id, string? IdempotencyKey) : IMutationInput;
