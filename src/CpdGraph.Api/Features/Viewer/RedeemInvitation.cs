using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Connects the signed-in caller with the record that a code is for: a coach's or a supervisor's.</summary>
internal sealed class RedeemInvitation(CpdContext db, Caller caller, CallerAccessor rights, TimeProvider clock) : IMutation<RedeemInvitationInput, Redeemed>
{
    public async Task<Outcome<Effect<Redeemed>, UserError>> RunAsync(RedeemInvitationInput input, CancellationToken cancellation)
    {
        var facts = await ReadAsync(input.Code, cancellation);

        return InvitationRules.Redeem(facts).Match<Outcome<Effect<Redeemed>, UserError>>(
            redemption => Keep(redemption, facts),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<Redeemed?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        // The same request, sent at the same moment, may have been carried out after this caller was looked up.
        if (answered.Kind == RecordKind.Supervisor)
        {
            var id = new SupervisorId(answered.Id);

            if (caller.SupervisorId is null && await db.Supervisors.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { PrincipalId: { } account })
            {
                GiveSupervisor(account, id, await AssignmentsOfAsync(id, cancellation), clock.GetUtcNow());
            }

            return new Redeemed();
        }

        var coach = new CoachId(answered.Id);

        if (caller.CoachId is null && await db.Coaches.FirstOrDefaultAsync(row => row.Id == coach, cancellation) is { PrincipalId: { } principal })
        {
            GiveCoach(principal, coach, await AssignmentsOfAsync(coach, cancellation), clock.GetUtcNow());
        }

        return new Redeemed();
    }

    private async Task<RedemptionFacts> ReadAsync(string code, CancellationToken cancellation)
    {
        var hash = InvitationCode.Hash(code);
        var invitation = hash is null ? null : await db.Invitations.FirstOrDefaultAsync(row => row.CodeHash == hash, cancellation);
        var principal = await PrincipalAsync(cancellation);

        // Two codes of one person, a coach's and a supervisor's, are redeemed one after the other: each has to know of the other record.
        if (principal is not null)
        {
            await db.LockAsync(principal.Id, cancellation);
            principal = await PrincipalAsync(cancellation);
        }

        var facts = new RedemptionFacts
        {
            Invitation = invitation,
            Caller = caller,
            Principal = principal,
            Supervisor = principal is null ? null : await db.Supervisors.FirstOrDefaultAsync(row => row.PrincipalId == principal.Id, cancellation),
            Now = clock.GetUtcNow(),
        };

        return invitation switch
        {
            { CoachId: { } coach } => facts with
            {
                Coach = await db.Coaches.FirstOrDefaultAsync(row => row.Id == coach, cancellation),
                Assignments = await AssignmentsOfAsync(coach, cancellation),
            },
            { SupervisorId: { } supervisor } => await WithSupervisorAsync(facts, supervisor, invitation.IssuedById, cancellation),
            _ => facts,
        };
    }

    private Task<Principal?> PrincipalAsync(CancellationToken cancellation) =>
        db.Principals.FirstOrDefaultAsync(row => row.Issuer == caller.Issuer && row.Subject == caller.Subject, cancellation);

    private async Task<RedemptionFacts> WithSupervisorAsync(RedemptionFacts facts, SupervisorId id, PrincipalId issuer, CancellationToken cancellation)
    {
        var (account, ownCoach) = (facts.Principal?.Id, facts.Principal?.CoachId);

        // Whom the caller's own record is supervised by must not change meanwhile.
        if (ownCoach is { } own)
        {
            await db.LockAsync(own, cancellation);
        }

        var invited = await db.Supervisors.FirstOrDefaultAsync(row => row.Id == id, cancellation);

        return facts with
        {
            Invited = invited,
            Coach = invited?.CoachId is { } coach ? await db.Coaches.FirstOrDefaultAsync(row => row.Id == coach, cancellation) : null,
            SupervisorOfCoach = ownCoach is null ? null : (await db.Supervisors.FirstOrDefaultAsync(row => row.CoachId == ownCoach, cancellation))?.Id,
            Assignments = await AssignmentsOfAsync(id, cancellation),
            Memberships = account is null ? [] : [.. await db.Memberships.Where(row => row.PrincipalId == account).ToListAsync(cancellation)],
            IssuerName = (await db.Principals.FirstOrDefaultAsync(row => row.Id == issuer, cancellation))?.Name,
        };
    }

    private async Task<ImmutableArray<SupervisorAssignment>> AssignmentsOfAsync(CoachId coach, CancellationToken cancellation) =>
        [.. await db.SupervisorAssignments.Where(row => row.CoachId == coach).ToListAsync(cancellation)];

    private async Task<ImmutableArray<SupervisorAssignment>> AssignmentsOfAsync(SupervisorId supervisor, CancellationToken cancellation) =>
        [.. await db.SupervisorAssignments.Where(row => row.SupervisorId == supervisor).ToListAsync(cancellation)];

    private Effect<Redeemed> Keep(Redemption redemption, RedemptionFacts facts)
    {
        if (redemption.IsNewPrincipal)
        {
            db.Add(redemption.Principal);
        }
        else if (redemption.Principal != facts.Principal)
        {
            db.Replace(facts.Principal!, redemption.Principal);
        }

        db.Replace(facts.Invitation!, redemption.Invitation);

        if (redemption.Supervisor is { } supervisor)
        {
            db.Replace((facts.Invited ?? facts.Supervisor)!, supervisor);
        }

        if (redemption.Coach is { } coach)
        {
            db.Replace(facts.Coach!, coach);
            GiveCoach(redemption.Principal.Id, coach.Id, facts.Assignments, facts.Now);

            return new Effect<Redeemed>(new Redeemed(), new RecordReference(RecordKind.Coach, coach.Id.Value), coach.Id, ["claimed"]);
        }

        if (redemption.Membership is { } membership)
        {
            db.Add(membership);
        }

        GiveSupervisor(redemption.Principal.Id, redemption.Supervisor!.Id, facts.Assignments, facts.Now);

        return new Effect<Redeemed>(new Redeemed(), new RecordReference(RecordKind.Supervisor, redemption.Supervisor.Id.Value), ChangedFields: ["claimed"])
        {
            Others = redemption.Membership is { } granted ? [new EffectOn(new RecordReference(RecordKind.Membership, granted.Id.Value), null)] : [],
        };
    }

    // The answer shows the caller with the rights that they have from now on. A token that names roles without the new one still narrows them.
    private void GiveCoach(PrincipalId principal, CoachId coach, IEnumerable<SupervisorAssignment> assignments, DateTimeOffset now) =>
        rights.Caller = caller with
        {
            PrincipalId = principal,
            CoachId = coach,
            Roles = rights.MayBe(Role.Coach) ? caller.Roles.With(Role.Coach) : caller.Roles,
            OwnSupervisorIds = assignments.Where(row => row.IsLiveOn(LondonCalendar.DayOf(now))).Select(row => row.SupervisorId).ToImmutableHashSet(),
        };

    private void GiveSupervisor(PrincipalId principal, SupervisorId supervisor, IEnumerable<SupervisorAssignment> assignments, DateTimeOffset now) =>
        rights.Caller = caller with
        {
            PrincipalId = principal,
            SupervisorId = supervisor,
            Roles = rights.MayBe(Role.Supervisor) ? caller.Roles.With(Role.Supervisor) : caller.Roles,
            SupervisedCoachIds = assignments.Where(row => row.IsLiveOn(LondonCalendar.DayOf(now))).Select(row => row.CoachId).ToImmutableHashSet(),
        };
}

/// <summary>Input <c>RedeemInvitationInput</c>.</summary>
internal sealed record RedeemInvitationInput(string Code, string? IdempotencyKey) : IMutationInput
{
    /// <summary>Without the code, so that it does not get into a log by accident.</summary>
    public override string ToString() => nameof(RedeemInvitationInput);
}

/// <summary>The caller has taken a record over: what they see of it, their new rights say.</summary>
internal sealed record Redeemed;
