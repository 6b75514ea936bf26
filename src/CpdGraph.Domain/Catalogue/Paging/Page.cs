namespace CpdGraph.Domain;

/// <summary>A page of a list. Not shared between threads: its counts are worked out when first asked for.</summary>
/// <typeparam name="T">Kind of row.</typeparam>
public class Page<T>
{
    private readonly Func<int> countAll;
    private readonly Func<int, CursorKey> keyOf;
    private int? totalCount;

    internal Page(IReadOnlyList<T> items, bool hasNextPage, bool hasPreviousPage, Func<int> countAll, Func<int, CursorKey> keyOf)
    {
        Items = items;
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        this.countAll = countAll;
        this.keyOf = keyOf;
    }

    /// <summary>The rows in list order.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether rows follow the last one (or the place asked for, when the page is empty).</summary>
    public bool HasNextPage { get; }

    /// <summary>Whether rows precede the first one (or the place asked for, when the page is empty).</summary>
    public bool HasPreviousPage { get; }

    /// <summary>Number of rows in the whole list.</summary>
    public int TotalCount => totalCount ??= countAll();

    /// <summary>The place of the row with this index in <see cref="Items"/>.</summary>
    public CursorKey KeyOf(int index) => keyOf(index);
}
