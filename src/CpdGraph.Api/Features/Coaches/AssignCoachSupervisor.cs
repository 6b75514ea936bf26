using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Arranges one kind of supervision for a coach: by who supervises them today, or by a steward. Never for oneself.</summary>
internal sealed class AssignCoachSupervisor(
    CpdContext db, RequestCatalogue catalogue, CoachReads coaches, SupervisorReads supervisors, TierReads tiers, Caller caller, CallerAccessor rights, TimeProvider clock)
    : IMutation<AssignCoachSupervisorInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(AssignCoachSupervisorInput input, CancellationToken cancellation)
    {
        var coach = NamedId.Read<CoachId>(input.CoachId, NodeKind.Coach) is { } coachId ? await coaches.FindAsync(coachId, cancellation) : null;

        if (coach is not null && coach.Id == caller.CoachId && !caller.Has(Standing.Steward))
        {
            return new NotYours("Nobody arranges their own supervision. Ask who supervises you, or a steward.", UserErrorCode.OwnRecord, "coachId");
        }

        // The coach's other arrangements decide.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var supervisor = NamedId.Read<SupervisorId>(input.SupervisorId, NodeKind.Supervisor) is { } id
            ? (await supervisors.FindAsync([id], cancellation)).GetValueOrDefault(id)
            : null;
        var existing = coach is null ? [] : await db.SupervisorAssignments.Where(row => row.CoachId == coach.Id).ToListAsync(cancellation);
        var request = new AssignmentRequest
        {
            Coach = new(input.CoachId, coach?.Record),
            Supervisor = new(input.SupervisorId, supervisor),
            Kind = input.Kind,
            StartsOn = input.StartsOn,
            EndsOn = input.EndsOn,
            Policy = SupervisionPolicy.On(catalogue.View.AllSupervisionPolicies, input.Kind, input.StartsOn),
            SupervisorTier = supervisor is null ? null : await tiers.OfSupervisorAsync(supervisor, input.StartsOn, cancellation),
        };

        return AssignmentRules.Assign(request, existing, clock.GetUtcNow()).Match<Outcome<Effect<CoachShown>, UserError>>(
            arrangement => Keep(coach!, arrangement, existing),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.SupervisorAssignments.FirstOrDefaultAsync(row => row.Id == new SupervisorAssignmentId(answered.Id), cancellation) is { } arranged
            ? await coaches.FindAsync(arranged.CoachId, cancellation)
            : null;

    private Effect<CoachShown> Keep(CoachShown coach, SupervisionArrangement arrangement, List<SupervisorAssignment> existing)
    {
        foreach (var ended in arrangement.Ended)
        {
            db.Replace(existing.First(row => row.Id == ended.Id), ended);
        }

        db.Add(arrangement.Added);

        if (caller.SupervisorId is { } own)
        {
            var today = LondonCalendar.DayOf(clock.GetUtcNow());
            var after = existing.Where(row => arrangement.Ended.All(ended => ended.Id != row.Id)).Concat(arrangement.Ended).Append(arrangement.Added);
            var supervises = after.Any(row => row.SupervisorId == own && row.IsLiveOn(today));
            var others = caller.SupervisedCoachIds.Where(id => id != coach.Id);
            rights.Caller = caller with { SupervisedCoachIds = (supervises ? others.Append(coach.Id) : others).ToImmutableHashSet() };
        }

        return new Effect<CoachShown>(coach, new RecordReference(RecordKind.SupervisorAssignment, arrangement.Added.Id.Value), coach.Id);
    }
}

/// <summary>Input <c>AssignCoachSupervisorInput</c>.</summary>
internal sealed record AssignCoachSupervisorInput(
    string CoachId, SupervisionKind Kind, string SupervisorId, DateOnly StartsOn, DateOnly? EndsOn, string? IdempotencyKey) : IMutationInput;
