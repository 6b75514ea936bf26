using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Details of a supervisor as somebody typed them. What is not given stays as it is; of a new supervisor it is not known.</summary>
public sealed record SupervisorDetails
{
    /// <summary>Needed for a new supervisor; cannot be cleared.</summary>
    public Edit<string?> DisplayName { get; init; }

    /// <summary>Where the person can be written to.</summary>
    public Edit<string?> Email { get; init; }

    /// <summary>Where they work.</summary>
    public Edit<Named<Organisation>?> Organisation { get; init; }

    /// <summary>Their own coach record.</summary>
    public Edit<Named<Coach>?> Coach { get; init; }

    /// <summary>Replaces all clinical registrations.</summary>
    public Edit<ImmutableArray<ProfessionalRegistration>> ClinicalRegistrations { get; init; }

    /// <summary>A tier known from elsewhere, added to those known before. Null adds none.</summary>
    public KnownTier? Tier { get; init; }

    /// <summary>Minutes a month that they offer.</summary>
    public Edit<int?> CapacityMinutesPerMonth { get; init; }
}
