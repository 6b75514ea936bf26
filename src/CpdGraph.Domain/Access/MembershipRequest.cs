namespace CpdGraph.Domain;

/// <summary>What a steward asks to grant.</summary>
public sealed record MembershipRequest
{
    /// <summary>Issuer of the member's tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>Subject of the member's tokens.</summary>
    public required string Subject { get; init; }

    /// <summary>Name of the person or program.</summary>
    public required string MemberName { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Null when none is named.</summary>
    public Named<Provider>? Provider { get; init; }

    /// <summary>Null when none is named.</summary>
    public Named<Organisation>? Organisation { get; init; }

    /// <summary>Needed with an organisation.</summary>
    public OrganisationRelation? Relation { get; init; }

    /// <summary>Null means today.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Null means open.</summary>
    public DateOnly? ValidTo { get; init; }
}
