using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>A key that a provider's own system uses for an offer. One key of one system names one offer of a provider.</summary>
public sealed record OfferReferenceRow
{
    public required OfferId OfferId { get; init; }

    public required ProviderId ProviderId { get; init; }

    public required string System { get; init; }

    public required string Key { get; init; }

    /// <summary>Place in the offer's list, from 0.</summary>
    public required int Position { get; init; }
}
