using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when a tier is recognised.</summary>
public sealed record TierFacts
{
    /// <summary>Whose tier it is.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>All recognitions of the coach, revoked ones too.</summary>
    public ImmutableArray<TierAward> Existing { get; init; } = [];

    /// <summary>Whether the accredited course that is required before taking referrals was done by the day of the recognition.</summary>
    public required bool HasAccreditedTraining { get; init; }

    /// <summary>What the tier means in the framework of that day. Null when no framework describes it.</summary>
    public TierDescriptor? Descriptor { get; init; }

    /// <summary>Who records it; has an account.</summary>
    public required Caller Recorder { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
