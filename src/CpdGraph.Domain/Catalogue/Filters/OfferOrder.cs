namespace CpdGraph.Domain;

/// <summary>What offers can be sorted by. A tie is broken by id; the numbers are in cursors, so they stay as they are.</summary>
public enum OfferOrderField
{
    /// <summary>By the score of the words looked for, so that the best is first when falling. Without words: by title.</summary>
    Relevance = 0,
    Title = 1,

    /// <summary>By the start of the next run that takes bookings; offers without one last.</summary>
    NextRun = 2,

    /// <summary>By learning minutes; unknown last.</summary>
    Duration = 3,

    /// <summary>By price in GBP, free as 0; unknown last.</summary>
    Price = 4,
    PublishedAt = 5,
    UpdatedAt = 6,

    /// <summary>By when it was handed in for review; offers that wait for nobody last.</summary>
    SubmittedAt = 7,
}

/// <summary>Sort order of offers. What is unknown is last in both directions.</summary>
public sealed record OfferOrder(OfferOrderField Field, OrderDirection Direction = OrderDirection.Asc)
{
    /// <summary>The order that holds: the one asked for without repeats, or the usual one of the filter.</summary>
    internal static IReadOnlyList<OfferOrder> Effective(OfferFilter? filter, IReadOnlyList<OfferOrder>? orders)
    {
        var hasText = filter?.HasText == true;

        if (orders is null or { Count: 0 })
        {
            return [hasText ? new(OfferOrderField.Relevance, OrderDirection.Desc) : new(OfferOrderField.Title)];
        }

        return [.. orders
            .Select(order => order.Field == OfferOrderField.Relevance && !hasText ? order with { Field = OfferOrderField.Title } : order)
            .DistinctBy(order => order.Field)];
    }
}
