namespace CpdGraph.Domain;

/// <summary>
/// A read-only map from keys to ordinals that a changed copy shares most of: a large table that never changes under a small one
/// that is copied with each change and folded into the large one when it grows.
/// </summary>
internal sealed class OrdinalMap<TKey>
    where TKey : notnull
{
    /// <summary>What is absent.</summary>
    public const int None = -1;

    private readonly Dictionary<TKey, int> bottom;
    private readonly Dictionary<TKey, int> top;

    private OrdinalMap(Dictionary<TKey, int> bottom, Dictionary<TKey, int> top) => (this.bottom, this.top) = (bottom, top);

    public static OrdinalMap<TKey> Empty { get; } = new([], []);

    public int this[TKey key]
    {
        get
        {
            if (top.Count > 0 && top.TryGetValue(key, out var ordinal))
            {
                return ordinal;
            }

            return bottom.TryGetValue(key, out ordinal) ? ordinal : None;
        }
    }

    /// <summary>Looks up by another form of the key, for example a span of characters for a string.</summary>
    public int Find<TAlternate>(TAlternate key)
        where TAlternate : notnull, allows ref struct
    {
        if (top.Count > 0 && top.GetAlternateLookup<TAlternate>().TryGetValue(key, out var ordinal))
        {
            return ordinal;
        }

        return bottom.GetAlternateLookup<TAlternate>().TryGetValue(key, out ordinal) ? ordinal : None;
    }

    /// <summary>This map with changes; <see cref="None"/> takes a key away. The changes belong to the map from then on.</summary>
    public OrdinalMap<TKey> With(Dictionary<TKey, int> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        if (bottom.Count == 0 && top.Count == 0)
        {
            return new(changes.ContainsValue(None) ? Folded([], changes) : changes, []);
        }

        var merged = new Dictionary<TKey, int>(top);

        foreach (var (key, ordinal) in changes)
        {
            merged[key] = ordinal;
        }

        return merged.Count <= Math.Max(256, bottom.Count / 16)
            ? new(bottom, merged)
            : new(Folded(new Dictionary<TKey, int>(bottom), merged), []);
    }

    private static Dictionary<TKey, int> Folded(Dictionary<TKey, int> target, Dictionary<TKey, int> changes)
    {
        target.EnsureCapacity(target.Count + changes.Count);

        foreach (var (key, ordinal) in changes)
        {
            if (ordinal == None)
            {
                target.Remove(key);
            }
            else
            {
                target[key] = ordinal;
            }
        }

        return target;
    }
}
