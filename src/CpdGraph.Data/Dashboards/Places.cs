using System.Collections.Immutable;

namespace CpdGraph.Data;

/// <summary>Gives things places in a list, each thing one, in the order in which they are first asked for.</summary>
internal sealed class Places<T>
    where T : notnull
{
    private readonly Dictionary<T, int> places = [];
    private readonly List<T> things = [];

    public int Count => things.Count;

    public T this[int place] => things[place];

    public int Of(T thing)
    {
        if (!places.TryGetValue(thing, out var place))
        {
            place = things.Count;
            places.Add(thing, place);
            things.Add(thing);
        }

        return place;
    }

    /// <summary>Whether a thing has a place already.</summary>
    public bool Has(T thing) => places.ContainsKey(thing);

    public ImmutableArray<T> ToImmutable() => [.. things];
}
