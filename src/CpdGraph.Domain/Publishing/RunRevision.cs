using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a change of a run changed, so that people with a place can be told. Never changed itself.</summary>
public sealed record RunRevision
{
    /// <summary>The run.</summary>
    public required OfferRunId RunId { get; init; }

    /// <summary>Revision of the run that the change made.</summary>
    public required int Revision { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it. Null for the command line.</summary>
    public PrincipalId? ChangedById { get; init; }

    /// <summary>Names of the fields that changed, as in the schema.</summary>
    public ImmutableArray<string> ChangedFields { get; init; } = [];

    /// <summary>Start before the change, UTC.</summary>
    public required DateTimeOffset StartsAtBefore { get; init; }

    /// <summary>End before the change, UTC.</summary>
    public required DateTimeOffset EndsAtBefore { get; init; }

    /// <summary>Venue before the change. Null when there was none.</summary>
    public Venue? VenueBefore { get; init; }
}
