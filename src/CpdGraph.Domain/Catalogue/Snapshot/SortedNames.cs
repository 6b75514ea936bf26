namespace CpdGraph.Domain;

/// <summary>The rows of a small kind by name and id, with their names folded once.</summary>
internal sealed class SortedNames<T>
    where T : class
{
    private SortedNames(T[] items, string[] names, Guid[] ids) => (Items, Names, Ids) = (items, names, ids);

    public T[] Items { get; }

    public string[] Names { get; }

    public Guid[] Ids { get; }

    public static SortedNames<T> Of(IEnumerable<T> rows, Func<T, string> nameOf, Func<T, Guid> idOf)
    {
        var items = rows.ToArray();
        var names = items.Select(item => TextFolding.Fold(nameOf(item))).ToArray();
        var ids = items.Select(idOf).ToArray();
        var order = new int[items.Length];

        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Array.Sort(order, (left, right) =>
        {
            var byName = string.CompareOrdinal(names[left], names[right]);
            return byName != 0 ? byName : ids[left].CompareTo(ids[right]);
        });

        return new(
            [.. order.Select(index => items[index])],
            [.. order.Select(index => names[index])],
            [.. order.Select(index => ids[index])]);
    }
}
