namespace CpdGraph.Domain;

/// <summary>
/// Conditions on runs, combined with and. Null is no condition; a list means any of its values, so an empty one matches nothing.
/// </summary>
public sealed record RunFilter
{
    /// <summary>Most levels of filters within filters, the outermost counted as 1; those on the offer have their own.</summary>
    public const int MaximumDepth = 4;

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<RunFilter>? And { get; init; }

    /// <summary>At least one of these holds.</summary>
    public IReadOnlyList<RunFilter>? Or { get; init; }

    /// <summary>This does not hold.</summary>
    public RunFilter? Not { get; init; }

    /// <summary>On the offer.</summary>
    public OfferFilter? Offer { get; init; }

    /// <summary>Of these offers.</summary>
    public IReadOnlyList<OfferId>? OfferIds { get; init; }

    /// <summary>States at the request's instant.</summary>
    public IReadOnlyList<RunStatus>? Statuses { get; init; }

    /// <summary>Starts on these days.</summary>
    public DateRange? Starts { get; init; }

    /// <summary>Whether places are left as far as is known; without a limit there always are.</summary>
    public bool? HasPlaces { get; init; }

    /// <summary>Ways of teaching of the offer.</summary>
    public IReadOnlyList<DeliveryMode>? DeliveryModes { get; init; }

    /// <summary>Who publishes the offer.</summary>
    public IReadOnlyList<ProviderId>? ProviderIds { get; init; }

    /// <summary>Changed at or after this moment.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Whether filters lie within filters in more levels than are answered.</summary>
    public bool IsTooDeep => IsDeeperThan(MaximumDepth);

    private bool IsDeeperThan(int levels) => levels == 0 || Offer?.IsTooDeep == true
        || (And ?? []).Concat(Or ?? []).Concat(Not is null ? [] : [Not]).Any(inner => inner.IsDeeperThan(levels - 1));
}
