using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of who sent a token.</summary>
public sealed record CallerFacts
{
    /// <summary>Issuer of the token.</summary>
    public required string Issuer { get; init; }

    /// <summary>Subject of the token.</summary>
    public required string Subject { get; init; }

    /// <summary>Name by the token. Null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Roles that the token names. Null when it names none at all, which narrows nothing.</summary>
    public RoleSet? ClaimedRoles { get; init; }

    /// <summary>The kept account. Null when there is none.</summary>
    public Principal? Principal { get; init; }

    /// <summary>The account as a supervisor. Null when it is none.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>All memberships of the account, past ones too.</summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>Arrangements in which the caller supervises, past ones too.</summary>
    public ImmutableArray<SupervisorAssignment> Supervising { get; init; } = [];

    /// <summary>Arrangements in which the caller is supervised, past ones too.</summary>
    public ImmutableArray<SupervisorAssignment> SupervisedBy { get; init; } = [];

    /// <summary>Rights of this caller today.</summary>
    /// <param name="today">Today in England.</param>
    /// <param name="below">An organisation's whole tree today, itself left out or not.</param>
    public Caller On(DateOnly today, Func<OrganisationId, IEnumerable<OrganisationId>> below)
    {
        ArgumentNullException.ThrowIfNull(below);

        var live = Memberships.Where(membership => membership.IsLiveOn(today)).ToArray();
        var granted = RoleSet.Of([.. live.Select(membership => membership.Role)]);
        granted = Principal?.CoachId is null ? granted : granted.With(Role.Coach);
        var roles = RoleSet.Narrow(granted, ClaimedRoles);

        return new()
        {
            Issuer = Issuer,
            Subject = Subject,
            PrincipalId = Principal?.Id,
            Name = Principal?.Name ?? Name ?? Subject,
            Roles = roles,
            CoachId = Principal?.CoachId,
            SupervisorId = SupervisorId,
            SupervisedCoachIds = Supervising.Where(row => row.IsLiveOn(today)).Select(row => row.CoachId).ToImmutableHashSet(),
            OwnSupervisorIds = SupervisedBy.Where(row => row.IsLiveOn(today)).Select(row => row.SupervisorId).ToImmutableHashSet(),
            ProviderIds = Of(live, roles, membership => membership.ProviderId),
            FundedOrganisationIds = Of(live.Where(row => row.Relation == OrganisationRelation.Funds), roles, membership => membership.OrganisationId),
            OverseenOrganisationIds = Of(live.Where(row => row.Relation == OrganisationRelation.Oversees), roles, membership => membership.OrganisationId)
                .SelectMany(top => below(top).Prepend(top))
                .ToImmutableHashSet(),
        };
    }

    // A membership counts only while its own role is in force: a token narrowed to COACH publishes for nobody.
    private static ImmutableHashSet<T> Of<T>(IEnumerable<Membership> live, RoleSet roles, Func<Membership, T?> of)
        where T : struct =>
        [.. live.Where(membership => roles.Contains(membership.Role)).Select(of).OfType<T>()];
}
