namespace CpdGraph.Domain;

/// <summary>
/// Something that happened to an offer or run that everybody may know of. Events are kept for a while, in the order of the commits, so that a
/// reader who was away can go on where it stopped.
/// </summary>
public sealed record CatalogueEvent
{
    /// <summary>The catalogue's revision that the change belongs to.</summary>
    public required long Revision { get; init; }

    /// <summary>Place within the revision, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>What happened.</summary>
    public required CatalogueEventKind Kind { get; init; }

    /// <summary>The offer; for a run the one that it is a run of.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>Null for an event of the offer itself.</summary>
    public OfferRunId? RunId { get; init; }

    /// <summary>Revision of the offer or run after the change.</summary>
    public required int SubjectRevision { get; init; }

    /// <summary>When it was changed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its place among all events.</summary>
    public CatalogueEventPlace Place => new(Revision, Position);

    /// <summary>Id of the run for an event of a run, else of the offer.</summary>
    public Guid SubjectId => RunId?.Value ?? OfferId.Value;
}
