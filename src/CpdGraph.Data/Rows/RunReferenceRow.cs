using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>A key that a provider's own system uses for a run. One key of one system names one run of an offer.</summary>
public sealed record RunReferenceRow
{
    public required OfferRunId RunId { get; init; }

    public required OfferId OfferId { get; init; }

    public required string System { get; init; }

    public required string Key { get; init; }

    /// <summary>Place in the run's list, from 0.</summary>
    public required int Position { get; init; }
}
