using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Input <c>RunFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record RunFilterInput
{
    public IReadOnlyList<RunFilterInput>? And { get; init; }

    public IReadOnlyList<RunFilterInput>? Or { get; init; }

    public RunFilterInput? Not { get; init; }

    public OfferFilterInput? Offer { get; init; }

    public IReadOnlyList<string>? OfferIds { get; init; }

    public IReadOnlyList<RunStatus>? Statuses { get; init; }

    public DateRange? Starts { get; init; }

    public bool? HasPlaces { get; init; }

    public IReadOnlyList<DeliveryMode>? DeliveryModes { get; init; }

    public IReadOnlyList<string>? ProviderIds { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The filter in the domain's terms.</summary>
    /// <param name="maxNesting">Levels of filters within filters.</param>
    /// <param name="path">Where it stands among the arguments, for messages.</param>
    internal RunFilter ToDomain(int maxNesting, string path = "filter")
    {
        FilterNesting.Check(path, this, maxNesting, static filter => [.. filter.And ?? [], .. filter.Or ?? [], .. filter.Not is null ? [] : new[] { filter.Not }]);

        return Convert(path, maxNesting);
    }

    // The nesting was checked before: this recursion is at most that deep.
    private RunFilter Convert(string path, int maxNesting) => new()
    {
        And = And?.Select((filter, i) => filter.Convert($"{path}.and.{i}", maxNesting)).ToArray(),
        Or = Or?.Select((filter, i) => filter.Convert($"{path}.or.{i}", maxNesting)).ToArray(),
        Not = Not?.Convert($"{path}.not", maxNesting),
        Offer = Offer?.ToDomain(maxNesting, $"{path}.offer"),
        OfferIds = IdArgument.Several<OfferId>(OfferIds, NodeKind.Offer, $"{path}.offerIds"),
        Statuses = Statuses,
        Starts = Starts,
        HasPlaces = HasPlaces,
        DeliveryModes = DeliveryModes,
        ProviderIds = IdArgument.Several<ProviderId>(ProviderIds, NodeKind.Provider, $"{path}.providerIds"),
        UpdatedSince = UpdatedSince,
    };
}
