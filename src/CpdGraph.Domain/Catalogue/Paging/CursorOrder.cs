namespace CpdGraph.Domain;

/// <summary>
/// The order that a cursor belongs to: which list, and what it is sorted by. A cursor of one order means nothing in another.
/// </summary>
/// <param name="List">The list.</param>
/// <param name="Columns">Sort fields with their directions, a byte each, the first one lowest. 0 for lists with one order.</param>
public readonly record struct CursorOrder(CursorList List, ulong Columns)
{
    /// <summary>The order of a list that has only one.</summary>
    public static CursorOrder Of(CursorList list) => new(list, 0);

    /// <summary>
    /// The order of offers under a filter: without an order of its own by relevance when it looks for words, by title otherwise.
    /// </summary>
    public static CursorOrder Offers(OfferFilter? filter, IReadOnlyList<OfferOrder>? orders) =>
        new(CursorList.Offers, Packed(OfferOrder.Effective(filter, orders).Select(order => ((int)order.Field, order.Direction))));

    /// <summary>The order of runs: by start without an order of its own.</summary>
    public static CursorOrder Runs(IReadOnlyList<RunOrder>? orders) =>
        new(CursorList.Runs, Packed(RunOrder.Effective(orders).Select(order => ((int)order.Field, order.Direction))));

    private static ulong Packed(IEnumerable<(int Field, OrderDirection Direction)> columns)
    {
        var packed = 0UL;
        var shift = 0;

        foreach (var (field, direction) in columns)
        {
            packed |= (ulong)((field << 1) + 2 + (direction == OrderDirection.Desc ? 1 : 0)) << shift;
            shift += 8;
        }

        return packed;
    }
}
