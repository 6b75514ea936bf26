using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Someone who supervises coaches; need not be a coach.</summary>
public sealed record Supervisor : IRevisioned
{
    /// <summary>Its id.</summary>
    public required SupervisorId Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null when not known.</summary>
    public string? Email { get; init; }

    /// <summary>Where they work. Null when not known.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>Their own coach record. Null for those who are no coach here.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>The account of the person. Null while they have none; no two supervisors have the same.</summary>
    public PrincipalId? PrincipalId { get; init; }

    /// <summary>Clinical registrations. Clinical supervision needs one.</summary>
    public ImmutableArray<ProfessionalRegistration> ClinicalRegistrations { get; init; } = [];

    /// <summary>Minutes a month that they offer. Null when not stated.</summary>
    public int? CapacityMinutesPerMonth { get; init; }

    /// <summary>Tiers known from elsewhere, oldest first, for those who are no coach here.</summary>
    public ImmutableArray<KnownTier> KnownTiers { get; init; } = [];

    /// <summary>When the person was erased, UTC: what identified them is gone, and their name is a pseudonym. Null otherwise.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether supervisor and coach are one person.</summary>
    public bool IsSamePersonAs(Coach coach)
    {
        ArgumentNullException.ThrowIfNull(coach);

        return CoachId == coach.Id || (PrincipalId is { } account && account == coach.PrincipalId);
    }
}
