namespace CpdGraph.Domain;

/// <summary>What an offer or run costs the learner's employer.</summary>
public sealed record OfferPrice
{
    /// <summary>True when nobody is charged. Null when the provider publishes no price.</summary>
    public bool? Free { get; init; }

    /// <summary>Null when the price is not published, or free.</summary>
    public Money? Amount { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Note { get; init; }
}
