namespace CpdGraph.Domain;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Count">Most rows to give, from 0.</param>
/// <param name="FromEnd">False: the first rows of the part; true: the last ones. The rows come in list order in both cases.</param>
/// <param name="After">Only rows after this place. Null means from the start.</param>
/// <param name="Before">Only rows before this place. Null means to the end.</param>
public sealed record PageRequest(int Count, bool FromEnd = false, CursorKey? After = null, CursorKey? Before = null)
{
    /// <summary>The first rows after a place.</summary>
    public static PageRequest First(int count, CursorKey? after = null) => new(count, After: after);

    /// <summary>The last rows before a place.</summary>
    public static PageRequest Last(int count, CursorKey? before = null) => new(count, FromEnd: true, Before: before);

    /// <summary>Whether its cursors, where it has any, belong to this order. A list refuses those of another.</summary>
    public bool IsFor(CursorOrder order) => (After is null || After.Order == order) && (Before is null || Before.Order == order);
}
