using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Logs a supervision meeting: by the coach, or by the supervisor who gave it.</summary>
internal sealed class LogSupervisionSession(
    CpdContext db, RequestCatalogue catalogue, CoachReads coaches, TierReads tiers, SessionReads sessions, Caller caller, TimeProvider clock)
    : IMutation<LogSupervisionSessionInput, SupervisionSession>
{
    public async Task<Outcome<Effect<SupervisionSession>, UserError>> RunAsync(LogSupervisionSessionInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        // Who is arranged, and what the other side logs at the same moment, decide.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var arranged = coach is null ? null : await ArrangedAsync(coach.Id, input, cancellation);
        var giver = await GiverAsync(input, coach?.Id, arranged, cancellation);
        var entry = new SessionEntry
        {
            Coach = new(input.CoachId ?? "", coach?.Record),
            Supervisor = giver,
            Kind = input.Kind,
            Format = input.Format,
            HeldOn = input.HeldOn,
            DurationMinutes = input.DurationMinutes,
            AgreedActions = input.AgreedActions,
        };
        var facts = new SessionFacts
        {
            Caller = caller,
            Arranged = arranged,
            Policy = SupervisionPolicy.On(catalogue.View.AllSupervisionPolicies, input.Kind, input.HeldOn),
            SupervisorTier = giver is { Value: { } supervisor } ? await tiers.OfSupervisorAsync(supervisor, input.HeldOn, cancellation) : null,
            Logged = coach is null || giver is not { Value: { } given } ? null : await LoggedAsync(coach.Id, given.Id, input, cancellation),
            Now = clock.GetUtcNow(),
        };

        return SessionRules.Log(entry, facts).Match<Outcome<Effect<SupervisionSession>, UserError>>(
            session =>
            {
                db.Add(session);

                return new Effect<SupervisionSession>(session, new RecordReference(RecordKind.SupervisionSession, session.Id.Value), session.CoachId);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<SupervisionSession?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await sessions.FindAsync([new SupervisionSessionId(answered.Id)], cancellation)).SingleOrDefault();

    private async Task<SupervisorId?> ArrangedAsync(CoachId coach, LogSupervisionSessionInput input, CancellationToken cancellation) =>
        (await db.SupervisorAssignments
            .Where(row => row.CoachId == coach && row.Kind == input.Kind && row.StartsOn <= input.HeldOn && (row.EndsOn == null || row.EndsOn >= input.HeldOn))
            .OrderByDescending(row => row.StartsOn).FirstOrDefaultAsync(cancellation))?.SupervisorId;

    // As named; else the caller, when it is not about themselves; else who was arranged.
    private async Task<Named<Supervisor>?> GiverAsync(LogSupervisionSessionInput input, CoachId? coach, SupervisorId? arranged, CancellationToken cancellation)
    {
        if (input.SupervisorId is { } text)
        {
            // The coach may name who was arranged on the day, also after that is over.
            var named = NamedId.Read<SupervisorId>(text, NodeKind.Supervisor);
            var mayBeNamed = named is { } id && (id == arranged || caller.May(AccessPolicy.SupervisorParties, AccessSubject.Of(id)));

            return new(text, mayBeNamed ? await SupervisorAsync(named!.Value, cancellation) : null);
        }

        return (coach == caller.CoachId ? arranged : caller.SupervisorId) is { } taken
            ? new(GlobalId.Of(taken), await SupervisorAsync(taken, cancellation))
            : null;
    }

    private Task<Supervisor?> SupervisorAsync(SupervisorId id, CancellationToken cancellation) => db.Supervisors.SingleOrDefaultAsync(row => row.Id == id, cancellation);

    private async Task<SupervisionSessionId?> LoggedAsync(CoachId coach, SupervisorId giver, LogSupervisionSessionInput input, CancellationToken cancellation) =>
        (await db.SupervisionSessions.SingleOrDefaultAsync(
            row => row.CoachId == coach && row.Kind == input.Kind && row.HeldOn == input.HeldOn && row.SupervisorId == giver, cancellation))?.Id;
}

/// <summary>Input <c>LogSupervisionSessionInput</c>.</summary>
internal sealed record LogSupervisionSessionInput(
    string? CoachId,
    SupervisionKind Kind,
    DateOnly HeldOn,
    int DurationMinutes,
    SupervisionFormat Format,
    string? SupervisorId,
    string? AgreedActions,
    string? IdempotencyKey) : IMutationInput;
