using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Who asks, with the roles and relations in force for this request. Made once a request; safe to share between threads.</summary>
public sealed record Caller
{
    private static readonly IReadOnlySet<CoachId> NoCoaches = ImmutableHashSet<CoachId>.Empty;
    private static readonly IReadOnlySet<SupervisorId> NoSupervisors = ImmutableHashSet<SupervisorId>.Empty;
    private static readonly IReadOnlySet<ProviderId> NoProviders = ImmutableHashSet<ProviderId>.Empty;
    private static readonly IReadOnlySet<OrganisationId> NoOrganisations = ImmutableHashSet<OrganisationId>.Empty;

    /// <summary>Somebody without a token.</summary>
    public static Caller Anonymous { get; } = new();

    /// <summary>Whoever has the machine's command line: may do all, and has no account.</summary>
    public static Caller CommandLine { get; } = new() { Name = "the command line", Roles = RoleSet.All };

    /// <summary>Issuer of the token. Null without one.</summary>
    public string? Issuer { get; init; }

    /// <summary>Subject of the token. Null without one.</summary>
    public string? Subject { get; init; }

    /// <summary>The kept account. Null for the anonymous, and for a signed-in caller whom nobody has granted anything.</summary>
    public PrincipalId? PrincipalId { get; init; }

    /// <summary>Name for people. Null for the anonymous.</summary>
    public string? Name { get; init; }

    /// <summary>Roles in force, after the token's claims narrowed them.</summary>
    public RoleSet Roles { get; init; }

    /// <summary>The caller's own coach record. Null when they have none.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>The caller as a supervisor. Null when they are none.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>Coaches whom the caller supervises or manages today.</summary>
    public IReadOnlySet<CoachId> SupervisedCoachIds { get; init; } = NoCoaches;

    /// <summary>Supervisors and line managers of the caller today.</summary>
    public IReadOnlySet<SupervisorId> OwnSupervisorIds { get; init; } = NoSupervisors;

    /// <summary>Providers whose offers the caller publishes.</summary>
    public IReadOnlySet<ProviderId> ProviderIds { get; init; } = NoProviders;

    /// <summary>Organisations that the caller funds today.</summary>
    public IReadOnlySet<OrganisationId> FundedOrganisationIds { get; init; } = NoOrganisations;

    /// <summary>Organisations that the caller oversees today, with all below them.</summary>
    public IReadOnlySet<OrganisationId> OverseenOrganisationIds { get; init; } = NoOrganisations;

    /// <summary>Whether there was a token.</summary>
    public bool IsSignedIn => Subject is not null;

    /// <summary>Whether it is the machine's command line: it has all roles without having signed in, as no request can.</summary>
    public bool IsCommandLine => !IsSignedIn && Roles == RoleSet.All;

    /// <summary>How much of the catalogue exists for the caller.</summary>
    public CatalogueViewer CatalogueViewer => Roles.Contains(Role.Steward) ? CatalogueViewer.Steward
        : Roles.Contains(Role.Publisher) ? CatalogueViewer.Publisher(ProviderIds)
        : CatalogueViewer.Public;

    /// <summary>Whether this caller has every right that an earlier one had: what the earlier one may still see, this one may.</summary>
    public bool Keeps(Caller earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);

        return earlier.Roles.Intersect(Roles) == earlier.Roles
            && (earlier.PrincipalId is null || earlier.PrincipalId == PrincipalId)
            && (earlier.CoachId is null || earlier.CoachId == CoachId)
            && (earlier.SupervisorId is null || earlier.SupervisorId == SupervisorId)
            && earlier.SupervisedCoachIds.IsSubsetOf(SupervisedCoachIds)
            && earlier.OwnSupervisorIds.IsSubsetOf(OwnSupervisorIds)
            && earlier.ProviderIds.IsSubsetOf(ProviderIds)
            && earlier.FundedOrganisationIds.IsSubsetOf(FundedOrganisationIds)
            && earlier.OverseenOrganisationIds.IsSubsetOf(OverseenOrganisationIds);
    }

    /// <summary>Whether the policy lets the caller at the object.</summary>
    public bool May(AccessPolicy policy, AccessSubject subject)
    {
        var rule = AccessTable.Rule(policy);

        foreach (var grant in rule.Grants)
        {
            if (Has(grant.Standing) && Stands(grant.Relation, subject) && AccessTable.Bounds(rule.Class, grant))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the caller has this standing.</summary>
    public bool Has(Standing standing) => standing switch
    {
        Standing.Anyone => true,
        Standing.SignedIn => IsSignedIn,
        Standing.Coach => Roles.Contains(Role.Coach),
        Standing.Supervisor => Roles.Contains(Role.Supervisor),
        Standing.Publisher => Roles.Contains(Role.Publisher),
        Standing.Analyst => Roles.Contains(Role.Analyst),
        Standing.Steward => Roles.Contains(Role.Steward),
        Standing.Administrator => Roles.Contains(Role.Administrator),
        _ => false,
    };

    /// <summary>Whether the caller stands in this relation to the object.</summary>
    public bool Stands(Relation relation, AccessSubject subject) => relation switch
    {
        Relation.Any => true,
        Relation.Own => IsOwn(subject),
        Relation.Supervises => subject is { CoachId: { } coach, Sharing: not EvidenceSharing.Private } && SupervisedCoachIds.Contains(coach),
        Relation.SupervisedBy => subject.SupervisorId is { } supervisor && OwnSupervisorIds.Contains(supervisor),
        Relation.SameProvider => subject.ProviderId is { } provider && ProviderIds.Contains(provider),
        Relation.Funds => (subject.OrganisationId is { } organisation && FundedOrganisationIds.Contains(organisation))
            || (subject.HolderId is { } holder && FundedOrganisationIds.Contains(holder)),
        Relation.Oversees => subject is { OrganisationId: { } organisation, Sharing: null or EvidenceSharing.Employer } && OverseenOrganisationIds.Contains(organisation),
        Relation.Granted => subject.GrantedById is { } granter && granter == PrincipalId,
        _ => false,
    };

    /// <summary>Whose records the policy lets the caller at: the row filter that agrees with <see cref="May"/> for coaches' records.</summary>
    /// <remarks>Rows that a caller sees by a provider or an organisation are not in it; they are filtered by those.</remarks>
    public CoachScope CoachesUnder(AccessPolicy policy)
    {
        var rule = AccessTable.Rule(policy);
        var coaches = ImmutableHashSet.CreateBuilder<CoachId>();

        foreach (var grant in rule.Grants.Where(grant => Has(grant.Standing) && AccessTable.Bounds(rule.Class, grant)))
        {
            switch (grant.Relation)
            {
                case Relation.Any:
                    return CoachScope.Everyone;
                case Relation.Own when CoachId is { } own:
                    coaches.Add(own);
                    break;
                case Relation.Supervises:
                    coaches.UnionWith(SupervisedCoachIds);
                    break;
                default:
                    break;
            }
        }

        return CoachScope.Only(coaches.ToImmutable());
    }

    private bool IsOwn(AccessSubject subject) =>
        (subject.IsCaller && IsSignedIn)
        || (subject.CoachId is { } coach && coach == CoachId)
        || (subject.SupervisorId is { } supervisor && supervisor == SupervisorId)
        || (subject.MemberId is { } member && member == PrincipalId);
}
