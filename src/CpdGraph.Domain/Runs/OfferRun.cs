using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A dated run of an offer: a course date, a webinar, or a cohort of a programme.</summary>
public sealed record OfferRun : ICatalogueRecord, ISourced, IRevisioned
{
    /// <summary>Its id.</summary>
    public required OfferRunId Id { get; init; }

    /// <summary>The offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>Start of its first session, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>End of its last session, UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Meetings in order; at least one.</summary>
    public ImmutableArray<RunSession> Sessions { get; init; } = [];

    /// <summary>Sessions that must be attended for a completion. Null means all.</summary>
    public int? SessionsNeeded { get; init; }

    /// <summary>Null for online runs.</summary>
    public Venue? Venue { get; init; }

    /// <summary>Null when the provider sets no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether people may wait for a place.</summary>
    public bool WaitingListOpen { get; init; }

    /// <summary>Null when booking is open from the start.</summary>
    public DateTimeOffset? BookingOpensAt { get; init; }

    /// <summary>Null when booking closes with the start of the run.</summary>
    public DateTimeOffset? BookingClosesAt { get; init; }

    /// <summary>Where to book outside this service; never fetched by the server. Null when there is none.</summary>
    public string? BookingUrl { get; init; }

    /// <summary>Whether a line manager must approve before a place is given.</summary>
    public bool ApprovalNeeded { get; init; }

    /// <summary>Notice for a free cancellation, in days. Null when none is asked for.</summary>
    public int? CancellationNoticeDays { get; init; }

    /// <summary>What a place costs.</summary>
    public required OfferPrice Price { get; init; }

    /// <summary>Keys that the provider's own systems use for it.</summary>
    public ImmutableArray<ExternalReference> ExternalReferences { get; init; } = [];

    /// <summary>Null unless it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled. Null otherwise.</summary>
    public string? CancellationReason { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.OfferRun;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
