namespace CpdGraph.Domain;

/// <summary>Issues invitations and decides whether a code works.</summary>
public static class InvitationRules
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>A new invitation to a coach's record.</summary>
    /// <param name="entropy">Fresh random bytes, at least <see cref="InvitationCode.EntropyBytes"/>.</param>
    public static IssuedInvitation Issue(Coach coach, PrincipalId issuer, ReadOnlySpan<byte> entropy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(coach);

        var code = InvitationCode.Of(entropy);

        return new(
            new()
            {
                Id = InvitationId.New(now),
                CoachId = coach.Id,
                InviteeName = coach.DisplayName,
                CodeHash = InvitationCode.Hash(code)!,
                IssuedById = issuer,
                IssuedAt = now,
                ExpiresAt = now + Lifetime,
            },
            code);
    }

    /// <summary>Decides whether a code connects the caller with the record.</summary>
    /// <returns>All that changes, or the one refusal: it says nothing about the reason.</returns>
    public static Outcome<Redemption, RedeemInvitationError> Redeem(RedemptionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        if (facts is not { Invitation: { RedeemedAt: null, RevokedAt: null } invitation, Coach: { PrincipalId: null } coach, Caller: { Issuer: { } issuer, Subject: { } subject } }
            || invitation.CoachId != coach.Id
            || facts.Now >= invitation.ExpiresAt
            || facts.Principal?.CoachId is not null
            || SupervisesCoach(facts))
        {
            return new RedeemInvitationError.NotValid();
        }

        var principal = facts.Principal ?? new Principal
        {
            Id = PrincipalId.New(facts.Now),
            Issuer = issuer,
            Subject = subject,
            Name = facts.Caller.Name ?? coach.DisplayName,
            CreatedAt = facts.Now,
        };

        return new Redemption(
            invitation with { RedeemedAt = facts.Now, RedeemedById = principal.Id },
            coach with { PrincipalId = principal.Id, Revision = coach.Revision + 1, UpdatedAt = facts.Now },
            principal with { CoachId = coach.Id },
            facts.Principal is null,
            facts.Supervisor is { } supervisor ? supervisor with { CoachId = coach.Id, Revision = supervisor.Revision + 1, UpdatedAt = facts.Now } : null);
    }

    // Who holds a code may be the supervisor who issued it: nobody becomes the coach whom they supervise.
    private static bool SupervisesCoach(RedemptionFacts facts) =>
        facts.Supervisor is { } supervisor && facts.Assignments.Any(assignment =>
            assignment.SupervisorId == supervisor.Id && (assignment.EndsOn is not { } last || last >= LondonCalendar.DayOf(facts.Now)));
}
