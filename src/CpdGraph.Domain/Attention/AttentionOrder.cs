using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The order of things that need doing, and its pages.</summary>
public static class AttentionOrder
{
    /// <summary>The order that cursors of the list belong to.</summary>
    public static CursorOrder Cursor { get; } = CursorOrder.Of(CursorList.Attention);

    /// <summary>Late ones first, then by day, by kind and by key.</summary>
    internal static IComparer<AttentionItem> Comparer { get; } = Comparer<AttentionItem>.Create((left, right) =>
    {
        var (one, other) = (PlaceOf(left), PlaceOf(right));

        for (var part = 0; part < one.Length; part++)
        {
            var byPart = one[part].Text is { } text ? string.CompareOrdinal(text, other[part].Text) : one[part].Number.CompareTo(other[part].Number);

            if (byPart != 0)
            {
                return byPart;
            }
        }

        return 0;
    });

    /// <summary>A page of the list.</summary>
    /// <param name="items">In their order.</param>
    /// <exception cref="ArgumentException">A cursor belongs to another list.</exception>
    public static Page<AttentionItem> Page(ImmutableArray<AttentionItem> items, PageRequest page) =>
        SmallPager.Cut(Cursor, items, PlaceOf, _ => Guid.Empty, page);

    // Whatever is added or done between two pages, a place stays what it was: the key makes it one of its own.
    private static ImmutableArray<CursorPart> PlaceOf(AttentionItem item) =>
    [
        CursorPart.Of(item.Overdue ? 0 : 1),
        CursorPart.Of(item.DueOn?.DayNumber ?? int.MaxValue),
        CursorPart.Of((int)item.Kind),
        CursorPart.Of(item.Key),
    ];
}
