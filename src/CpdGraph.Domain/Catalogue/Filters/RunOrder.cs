namespace CpdGraph.Domain;

/// <summary>What runs can be sorted by. A tie is broken by id; the numbers are in cursors, so they stay as they are.</summary>
public enum RunOrderField
{
    StartsAt = 0,

    /// <summary>As far as is known; runs without a limit last.</summary>
    PlacesLeft = 1,
    UpdatedAt = 2,
}

/// <summary>Sort order of runs.</summary>
public sealed record RunOrder(RunOrderField Field, OrderDirection Direction = OrderDirection.Asc)
{
    /// <summary>The order that holds: the one asked for without repeats, or by start.</summary>
    internal static IReadOnlyList<RunOrder> Effective(IReadOnlyList<RunOrder>? orders) =>
        orders is null or { Count: 0 } ? [new(RunOrderField.StartsAt)] : [.. orders.DistinctBy(order => order.Field)];
}
