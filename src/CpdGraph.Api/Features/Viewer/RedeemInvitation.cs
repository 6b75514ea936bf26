using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Connects the signed-in caller with the coach's record that a code is for.</summary>
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
        var coach = new CoachId(answered.Id);

        // The same request, sent at the same moment, may have been carried out after this caller was looked up.
        if (caller.CoachId is null && await db.Coaches.FirstOrDefaultAsync(row => row.Id == coach, cancellation) is { PrincipalId: { } principal })
        {
            GiveRights(principal, coach, await db.SupervisorAssignments.Where(row => row.CoachId == coach).ToListAsync(cancellation), clock.GetUtcNow());
        }

        return new Redeemed(coach);
    }

    private async Task<RedemptionFacts> ReadAsync(string code, CancellationToken cancellation)
    {
        var hash = InvitationCode.Hash(code);
        var invitation = hash is null ? null : await db.Invitations.FirstOrDefaultAsync(row => row.CodeHash == hash, cancellation);
        var principal = await db.Principals.FirstOrDefaultAsync(row => row.Issuer == caller.Issuer && row.Subject == caller.Subject, cancellation);

        return new RedemptionFacts
        {
            Invitation = invitation,
            Coach = invitation is null ? null : await db.Coaches.FirstOrDefaultAsync(row => row.Id == invitation.CoachId, cancellation),
            Caller = caller,
            Principal = principal,
            Supervisor = principal is null ? null : await db.Supervisors.FirstOrDefaultAsync(row => row.PrincipalId == principal.Id, cancellation),
            Assignments = invitation is null ? [] : [.. await db.SupervisorAssignments.Where(row => row.CoachId == invitation.CoachId).ToListAsync(cancellation)],
            Now = clock.GetUtcNow(),
        };
    }

    private Effect<Redeemed> Keep(Redemption redemption, RedemptionFacts facts)
    {
        if (redemption.IsNewPrincipal)
        {
            db.Add(redemption.Principal);
        }
        else
        {
            db.Replace(facts.Principal!, redemption.Principal);
        }

        db.Replace(facts.Invitation!, redemption.Invitation);
        db.Replace(facts.Coach!, redemption.Coach);

        if (redemption.Supervisor is { } supervisor)
        {
            db.Replace(facts.Supervisor!, supervisor);
        }

        GiveRights(redemption.Principal.Id, redemption.Coach.Id, facts.Assignments, facts.Now);

        return new Effect<Redeemed>(new Redeemed(redemption.Coach.Id), new RecordReference(RecordKind.Coach, redemption.Coach.Id.Value), redemption.Coach.Id, ["claimed"]);
    }

    // The answer shows the caller with the rights that they have from now on. A token that names roles without COACH still narrows them.
    private void GiveRights(PrincipalId principal, CoachId coach, IEnumerable<SupervisorAssignment> assignments, DateTimeOffset now) =>
        rights.Caller = caller with
        {
            PrincipalId = principal,
            CoachId = coach,
            Roles = rights.MayBe(Role.Coach) ? caller.Roles.With(Role.Coach) : caller.Roles,
            OwnSupervisorIds = assignments.Where(row => row.IsLiveOn(LondonCalendar.DayOf(now))).Select(row => row.SupervisorId).ToImmutableHashSet(),
        };
}

/// <summary>Input <c>RedeemInvitationInput</c>.</summary>
internal sealed record RedeemInvitationInput(string Code, string? IdempotencyKey) : IMutationInput
{
    /// <summary>Without the code, so that it does not get into a log by accident.</summary>
    public override string ToString() => nameof(RedeemInvitationInput);
}

/// <summary>The record that the caller has taken over.</summary>
internal sealed record Redeemed(CoachId CoachId);
