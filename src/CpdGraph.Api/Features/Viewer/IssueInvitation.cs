using System.Collections.Immutable;
using System.Security.Cryptography;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Invites the person of a record that is there already: a coach's, by who supervises them or a steward; a supervisor's, by a steward.</summary>
internal sealed class IssueInvitation(CpdContext db, CoachReads coaches, SupervisorReads supervisors, Caller caller, TimeProvider clock)
    : IMutation<IssueInvitationInput, InvitationIssued>
{
    public async Task<Outcome<Effect<InvitationIssued>, UserError>> RunAsync(IssueInvitationInput input, CancellationToken cancellation)
    {
        var facts = await ReadAsync(input.For, cancellation);

        return InvitationRules.IssueAnew(facts, RandomNumberGenerator.GetBytes(InvitationCode.EntropyBytes)).Match<Outcome<Effect<InvitationIssued>, UserError>>(
            renewed => Keep(renewed, facts),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    // The code is kept nowhere, so that it cannot be shown again.
    public async Task<InvitationIssued?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.Invitations.FirstOrDefaultAsync(row => row.Id == new InvitationId(answered.Id), cancellation) is { } invitation
            ? new InvitationIssued(invitation, Code: null)
            : null;

    private async Task<InvitationFacts> ReadAsync(InvitationTargetInput target, CancellationToken cancellation)
    {
        var facts = new InvitationFacts { Issuer = caller, Now = clock.GetUtcNow() };

        if (target.CoachId is { } coachText)
        {
            var coach = NamedId.Read<CoachId>(coachText, NodeKind.Coach) is { } coachId ? (await coaches.FindAsync(coachId, cancellation))?.Record : null;

            return facts with
            {
                Coach = new Named<Coach>(coachText, coach),
                Earlier = coach is null ? [] : [.. await db.Invitations.Where(row => row.CoachId == coach.Id).ToListAsync(cancellation)],
            };
        }

        var supervisorText = target.SupervisorId!;
        var supervisor = NamedId.Read<SupervisorId>(supervisorText, NodeKind.Supervisor) is { } id
            ? (await supervisors.FindAsync([id], cancellation)).GetValueOrDefault(id)
            : null;

        return facts with
        {
            Supervisor = new Named<Supervisor>(supervisorText, supervisor),
            Earlier = supervisor is null ? [] : [.. await db.Invitations.Where(row => row.SupervisorId == supervisor.Id).ToListAsync(cancellation)],
        };
    }

    private Effect<InvitationIssued> Keep(RenewedInvitation renewed, InvitationFacts facts)
    {
        foreach (var superseded in renewed.Superseded)
        {
            db.Replace(facts.Earlier.First(row => row.Id == superseded.Id), superseded);
        }

        var invitation = renewed.Issued.Invitation;
        db.Add(invitation);

        return new Effect<InvitationIssued>(
            new InvitationIssued(invitation, renewed.Issued.Code), new RecordReference(RecordKind.Invitation, invitation.Id.Value), invitation.CoachId);
    }
}

/// <summary>Input <c>IssueInvitationInput</c>.</summary>
internal sealed record IssueInvitationInput(InvitationTargetInput For, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>InvitationTarget</c>: exactly one of them is given.</summary>
internal sealed record InvitationTargetInput(string? CoachId, string? SupervisorId);

/// <summary>What inviting somebody answers.</summary>
/// <param name="Code">Null when the request is repeated.</param>
internal sealed record InvitationIssued(Invitation Invitation, string? Code)
{
    /// <summary>Without the code, so that it does not get into a log by accident.</summary>
    public override string ToString() => $"Invitation {Invitation.Id.Value}";
}
