using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Changes of a coach's own details.</summary>
public sealed record CoachChanges
{
    /// <summary>Cannot be cleared.</summary>
    public Edit<string?> DisplayName { get; init; }

    /// <summary>Cannot be cleared.</summary>
    public Edit<string?> Email { get; init; }

    /// <summary>Replaces all specialisms.</summary>
    public Edit<ImmutableArray<Named<Specialism>>> Specialisms { get; init; }

    /// <summary>Replaces all registrations.</summary>
    public Edit<ImmutableArray<ProfessionalRegistration>> Registrations { get; init; }
}
