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

    public IReadOnlyList<DeliveryMode>? DeliveryModes { get; init; }

    public IReadOnlyList<string>? ProviderIds { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The filter in the domain's terms.</summary>
    /// <param name="path">Where it stands among the arguments, for messages.</param>
    internal RunFilter ToDomain(string path = "filter")
    {
        FilterNesting.Check(path, this, static filter => [.. filter.And ?? [], .. filter.Or ?? [], .. filter.Not is null ? [] : new[] { filter.Not }]);

        return Convert(path);
    }

    // The nesting was checked before: this recursion is at most that deep.
    private RunFilter Convert(string path) => new()
    {
        And = And?.Select((filter, i) => filter.Convert($"{path}.and.{i}")).ToArray(),
        Or = Or?.Select((filter, i) => filter.Convert($"{path}.or.{i}")).ToArray(),
        Not = Not?.Convert($"{path}.not"),
        Offer = Offer?.ToDomain($"{path}.offer"),
        OfferIds = IdArgument.Several<OfferId>(OfferIds, NodeKind.Offer, $"{path}.offerIds"),
        Statuses = Statuses,
        Starts = Starts,
        DeliveryModes = DeliveryModes,
        ProviderIds = IdArgument.Several<ProviderId>(ProviderIds, NodeKind.Provider, $"{path}.providerIds"),
        UpdatedSince = UpdatedSince,
    };
}
