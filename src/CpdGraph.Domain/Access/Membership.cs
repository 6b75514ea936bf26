namespace CpdGraph.Domain;

/// <summary>A grant by a steward: what a person or program may do, for a provider or organisation where the role has one.</summary>
public sealed record Membership
{
    /// <summary>Its id.</summary>
    public required MembershipId Id { get; init; }

    /// <summary>Who may do it.</summary>
    public required PrincipalId PrincipalId { get; init; }

    /// <summary>Name of the person or program, as the steward gave it.</summary>
    public required string MemberName { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Null unless it is for a provider.</summary>
    public ProviderId? ProviderId { get; init; }

    /// <summary>Null unless it is for an organisation.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>What the member does for the organisation. Null unless it is for one.</summary>
    public OrganisationRelation? Relation { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day. Null while it is open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Who granted it. Null for the first of an installation, which the command line made.</summary>
    public PrincipalId? GrantedById { get; init; }

    /// <summary>Name of who granted it.</summary>
    public required string GrantedByName { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was revoked, UTC: from that moment it counts no more. Null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why it was revoked. Null when not said, or not revoked.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>Whether it counts on a day.</summary>
    public bool IsLiveOn(DateOnly day) => RevokedAt is null && new DateSpan(ValidFrom, ValidTo).Contains(day);
}
