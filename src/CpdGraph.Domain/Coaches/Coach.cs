using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A health and wellbeing coach: a person, not a post. No patient data is ever held.</summary>
public sealed record Coach : IRevisioned
{
    /// <summary>Its id.</summary>
    public required CoachId Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null when not known.</summary>
    public string? Email { get; init; }

    /// <summary>The account of the person. Null until they take the record over with an invitation.</summary>
    public PrincipalId? PrincipalId { get; init; }

    /// <summary>Professional registrations, as some funding rules need them.</summary>
    public ImmutableArray<ProfessionalRegistration> Registrations { get; init; } = [];

    /// <summary>Specialisms that the coach works in.</summary>
    public ImmutableArray<SpecialismId> SpecialismIds { get; init; } = [];

    /// <summary>When the person was erased, UTC: what identified them is gone, and their name is a pseudonym. Null otherwise.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether a person has taken the record over.</summary>
    public bool IsClaimed => PrincipalId is not null;
}
