using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on memberships: which a steward may grant, and when one can be revoked.</summary>
public static class MembershipRules
{
    /// <summary>Decides whether a membership may be granted.</summary>
    /// <returns>The membership with what it brings along, or every mistake found.</returns>
    public static Outcome<GrantedMembership, GrantMembershipError> Grant(MembershipRequest request, MembershipFacts facts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var issuer = check.Needed(request.Issuer, TextRule.Identity, "principal", "issuer");
        var subject = check.Needed(request.Subject, TextRule.Identity, "principal", "subject");
        var name = check.Needed(request.MemberName, TextRule.Name, "membership", "memberName");
        var provider = check.Find(request.Provider, "membership", "providerId");
        var organisation = check.Find(request.Organisation, "membership", "organisationId");
        CheckPlace(request, check);
        CheckDays(request, facts.Today, check);

        var errors = ImmutableArray.CreateBuilder<GrantMembershipError>();
        errors.AddRange(check.As(problem => new GrantMembershipError.Input(problem)));

        if (request.Role == Role.Administrator && !facts.Granter.Roles.Contains(Role.Administrator))
        {
            errors.Add(new GrantMembershipError.AdministratorNeeded());
        }

        if (errors.Count == 0 && Same(request, provider, organisation, facts) is { } existing)
        {
            errors.Add(new GrantMembershipError.AlreadyGranted(existing.Id));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var member = facts.Member ?? new Principal
        {
            Id = PrincipalId.New(facts.Now),
            Issuer = issuer,
            Subject = subject,
            Name = name,
            CreatedAt = facts.Now,
        };

        return new GrantedMembership(
            new()
            {
                Id = MembershipId.New(facts.Now),
                PrincipalId = member.Id,
                MemberName = name,
                Role = request.Role,
                ProviderId = provider?.Id,
                OrganisationId = organisation?.Id,
                Relation = request.Relation,
                ValidFrom = request.ValidFrom ?? facts.Today,
                ValidTo = request.ValidTo,
                GrantedById = facts.Granter.PrincipalId,
                GrantedByName = facts.Granter.Name ?? "the command line",
                CreatedAt = facts.Now,
            },
            facts.Member is null ? member : null,
            request.Role == Role.Supervisor && facts.Supervisor is null ? NewSupervisor(member, name, organisation, facts.Now) : null);
    }

    /// <summary>Decides whether a membership may be ended now.</summary>
    /// <param name="membership">The one named. Its value is null when the caller may not see it.</param>
    /// <returns>The membership as it is from now on, or every mistake found.</returns>
    public static Outcome<Membership, GrantMembershipError> Revoke(Named<Membership> membership, string? reason, Caller revoker, DateOnly today, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(revoker);

        var check = new InputCheck();
        var found = check.Find<Membership>(membership, "id");
        var why = check.Text(reason, TextRule.Reason, "reason");

        var errors = ImmutableArray.CreateBuilder<GrantMembershipError>();
        errors.AddRange(check.As(problem => new GrantMembershipError.Input(problem)));

        if (found is not null && (found.RevokedAt is not null || found.ValidTo < today))
        {
            errors.Add(new GrantMembershipError.Ended());
        }

        if (found is { Role: Role.Administrator } && !revoker.Roles.Contains(Role.Administrator))
        {
            errors.Add(new GrantMembershipError.AdministratorNeeded { Field = ["id"] });
        }

        return errors.Count > 0 || found is null
            ? errors.ToImmutable()
            : found with { RevokedAt = now, RevocationReason = why, ValidTo = found.ValidFrom > today ? found.ValidFrom : today };
    }

    private static void CheckPlace(MembershipRequest request, InputCheck check)
    {
        var (forProvider, forOrganisation) = (request.Provider is not null, request.Organisation is not null);

        switch (request.Role)
        {
            case Role.Coach:
                check.Add(UserErrorCode.Invalid, "A coach gets access by an invitation to their record. Register the coach instead.", "membership", "role");
                break;
            case Role.Publisher when !forProvider:
                check.Add(UserErrorCode.Required, "Name the provider that the publisher acts for.", "membership", "providerId");
                break;
            case Role.Analyst or Role.Supervisor when !forOrganisation:
                check.Add(UserErrorCode.Required, "Name the organisation that it is for.", "membership", "organisationId");
                break;
            default:
                break;
        }

        if (forProvider && request.Role is not (Role.Publisher or Role.Coach))
        {
            check.Add(UserErrorCode.Invalid, "Only publishers act for a provider. Leave the provider out.", "membership", "providerId");
        }

        if (forOrganisation && request.Role is not (Role.Analyst or Role.Supervisor or Role.Coach))
        {
            check.Add(UserErrorCode.Invalid, "Only analysts and supervisors act for an organisation. Leave the organisation out.", "membership", "organisationId");
        }

        if (forOrganisation && request.Relation is null)
        {
            check.Add(UserErrorCode.Required, "Say what the member does for the organisation: FUNDS or OVERSEES.", "membership", "relation");
        }

        if (!forOrganisation && request.Relation is not null)
        {
            check.Add(UserErrorCode.Invalid, "A relation goes with an organisation. Name the organisation, or leave the relation out.", "membership", "relation");
        }
    }

    private static void CheckDays(MembershipRequest request, DateOnly today, InputCheck check)
    {
        if (request.ValidTo is { } last && last < (request.ValidFrom ?? today))
        {
            check.Add(UserErrorCode.OutOfRange, "The last day is before the first. Choose a later one, or leave it out.", "membership", "validTo");
        }
        else if (request.ValidTo < today)
        {
            check.Add(UserErrorCode.OutOfRange, "The last day has passed. Choose a later one, or leave it out.", "membership", "validTo");
        }
    }

    private static Membership? Same(MembershipRequest request, Provider? provider, Organisation? organisation, MembershipFacts facts)
    {
        var days = new DateSpan(request.ValidFrom ?? facts.Today, request.ValidTo);

        return facts.Existing.FirstOrDefault(row =>
            row.RevokedAt is null
            && new DateSpan(row.ValidFrom, row.ValidTo).Overlaps(days)
            && row.Role == request.Role
            && row.ProviderId == provider?.Id
            && row.OrganisationId == organisation?.Id
            && row.Relation == request.Relation);
    }

    private static Supervisor NewSupervisor(Principal member, string name, Organisation? organisation, DateTimeOffset now) => new()
    {
        Id = SupervisorId.New(now),
        DisplayName = name,
        OrganisationId = organisation?.Id,
        CoachId = member.CoachId,
        PrincipalId = member.Id,
        Revision = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
