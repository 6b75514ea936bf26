using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What recording an accreditation is decided by.</summary>
public sealed record AccreditationFacts
{
    /// <summary>All versions of the offer, in any order.</summary>
    public required ImmutableArray<OfferVersion> Versions { get; init; }

    /// <summary>Accreditations of these versions, in any order.</summary>
    public required ImmutableArray<Accreditation> Accreditations { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
