using System.Collections.Immutable;

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

        return Issue(coach.DisplayName, coach.Id, null, issuer, entropy, now);
    }

    /// <summary>Decides whether a record that is there already gets a new invitation, which takes the place of those that are still open.</summary>
    /// <param name="entropy">Fresh random bytes, at least <see cref="InvitationCode.EntropyBytes"/>.</param>
    /// <returns>The invitation with those that stop working, or every mistake found.</returns>
    public static Outcome<RenewedInvitation, IssueInvitationError> IssueAnew(InvitationFacts facts, ReadOnlySpan<byte> entropy)
    {
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var coach = check.Find(facts.Coach, "for", "coachId");
        var supervisor = check.Find(facts.Supervisor, "for", "supervisorId");
        var errors = ImmutableArray.CreateBuilder<IssueInvitationError>();
        errors.AddRange(check.As(problem => new IssueInvitationError.Input(problem)));

        // Who takes a supervisor's record over may supervise from then on, which is a steward's to grant.
        if (supervisor is not null && !facts.Issuer.Has(Standing.Steward))
        {
            errors.Add(new IssueInvitationError.StewardNeeded());
        }

        if (coach?.PrincipalId is not null)
        {
            errors.Add(new IssueInvitationError.Claimed("coachId"));
        }

        if (supervisor?.PrincipalId is not null)
        {
            errors.Add(new IssueInvitationError.Claimed("supervisorId"));
        }

        return errors.Count > 0
            ? errors.ToImmutable()
            : new RenewedInvitation(
                Issue((coach?.DisplayName ?? supervisor?.DisplayName)!, coach?.Id, supervisor?.Id, facts.Issuer.PrincipalId!.Value, entropy, facts.Now),
                [.. facts.Earlier.Where(row => row is { RedeemedAt: null, RevokedAt: null }).Select(row => row with { RevokedAt = facts.Now })]);
    }

    /// <summary>Decides whether a code connects the caller with the record.</summary>
    /// <returns>All that changes, or the one refusal: it says nothing about the reason.</returns>
    public static Outcome<Redemption, RedeemInvitationError> Redeem(RedemptionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        if (facts is not { Invitation: { RedeemedAt: null, RevokedAt: null } invitation, Caller: { Issuer: { } issuer, Subject: { } subject } }
            || facts.Now >= invitation.ExpiresAt)
        {
            return new RedeemInvitationError.NotValid();
        }

        var principal = facts.Principal ?? new Principal
        {
            Id = PrincipalId.New(facts.Now),
            Issuer = issuer,
            Subject = subject,
            Name = facts.Caller.Name ?? invitation.InviteeName,
            CreatedAt = facts.Now,
        };
        var used = invitation with { RedeemedAt = facts.Now, RedeemedById = principal.Id };

        return (invitation.CoachId is not null ? OfCoach(used, principal, facts) : OfSupervisor(used, principal, facts))
            ?? (Outcome<Redemption, RedeemInvitationError>)new RedeemInvitationError.NotValid();
    }

    private static IssuedInvitation Issue(
        string invitee, CoachId? coach, SupervisorId? supervisor, PrincipalId issuer, ReadOnlySpan<byte> entropy, DateTimeOffset now)
    {
        var code = InvitationCode.Of(entropy);

        return new(
            new()
            {
                Id = InvitationId.New(now),
                CoachId = coach,
                SupervisorId = supervisor,
                InviteeName = invitee,
                CodeHash = InvitationCode.Hash(code)!,
                IssuedById = issuer,
                IssuedAt = now,
                ExpiresAt = now + Lifetime,
            },
            code);
    }

    private static Redemption? OfCoach(Invitation used, Principal principal, RedemptionFacts facts)
    {
        // Who holds a code may be the supervisor who issued it: nobody becomes the coach whom they supervise.
        if (facts.Coach is not { PrincipalId: null } coach
            || used.CoachId != coach.Id
            || principal.CoachId is not null
            || (facts.Supervisor is { } supervisor && Supervises(supervisor.Id, coach.Id, facts)))
        {
            return null;
        }

        return new Redemption(used, principal with { CoachId = coach.Id }, facts.Principal is null)
        {
            Coach = coach with { PrincipalId = principal.Id, Revision = coach.Revision + 1, UpdatedAt = facts.Now },
            Supervisor = facts.Supervisor is { } self ? self with { CoachId = coach.Id, Revision = self.Revision + 1, UpdatedAt = facts.Now } : null,
        };
    }

    private static Redemption? OfSupervisor(Invitation used, Principal principal, RedemptionFacts facts)
    {
        if (facts.Invited is not { PrincipalId: null } invited || used.SupervisorId != invited.Id || facts.Supervisor is not null)
        {
            return null;
        }

        var isAnotherCoach = invited.CoachId is { } coach && (facts.Coach?.PrincipalId is { } owner ? owner != principal.Id : principal.CoachId is { } own && own != coach);

        // One person, one record: nobody supervises themselves, is somebody else, or supervises by two records.
        if (isAnotherCoach || (principal.CoachId is { } self && (Supervises(invited.Id, self, facts) || (facts.SupervisorOfCoach is { } other && other != invited.Id))))
        {
            return null;
        }

        var today = LondonCalendar.DayOf(facts.Now);

        return new Redemption(used, principal, facts.Principal is null)
        {
            Supervisor = invited with
            {
                CoachId = invited.CoachId ?? principal.CoachId,
                PrincipalId = principal.Id,
                Revision = invited.Revision + 1,
                UpdatedAt = facts.Now,
            },

            // For no organisation: it lets them at the coaches whom they supervise, and at nothing else.
            Membership = facts.Memberships.Any(row => row.Role == Role.Supervisor && row.IsLiveOn(today)) ? null : new()
            {
                Id = MembershipId.New(facts.Now),
                PrincipalId = principal.Id,
                MemberName = invited.DisplayName,
                Role = Role.Supervisor,
                ValidFrom = today,
                GrantedById = used.IssuedById,
                GrantedByName = facts.IssuerName ?? "a steward",
                CreatedAt = facts.Now,
            },
        };
    }

    private static bool Supervises(SupervisorId supervisor, CoachId coach, RedemptionFacts facts) => facts.Assignments.Any(assignment =>
        assignment.SupervisorId == supervisor && assignment.CoachId == coach && (assignment.EndsOn is not { } last || last >= LondonCalendar.DayOf(facts.Now)));
}
