namespace CpdGraph.Domain;

/// <summary>
/// Collects which keys come to and go from the rows of a map. A key that another row took in the same batch stays with that row.
/// </summary>
internal sealed class KeyChanges<TKey>(OrdinalMap<TKey> before)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> changes = [];

    public void Move(int slot, IReadOnlyCollection<TKey> old, IReadOnlyCollection<TKey> now)
    {
        foreach (var key in old)
        {
            if ((changes.TryGetValue(key, out var holder) ? holder : before[key]) == slot)
            {
                changes[key] = OrdinalMap<TKey>.None;
            }
        }

        foreach (var key in now)
        {
            changes[key] = slot;
        }
    }

    public OrdinalMap<TKey> Build() => before.With(changes);
}
