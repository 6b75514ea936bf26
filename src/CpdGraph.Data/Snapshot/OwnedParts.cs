using System.Collections.Immutable;

namespace CpdGraph.Data;

/// <summary>One row of a list that has a table of its own.</summary>
internal readonly record struct OwnedPart<TOwner, TPlace, TPart>(TOwner Owner, TPlace Place, TPart Part);

/// <summary>Rows of lists by the record that they belong to, in whatever order they come.</summary>
internal sealed class OwnedParts<TOwner, TPlace, TPart>
    where TOwner : struct, IEquatable<TOwner>
    where TPlace : struct, IComparable<TPlace>
{
    private readonly Dictionary<TOwner, List<(TPlace Place, TPart Part)>> lists = [];
    private TOwner lastOwner;
    private List<(TPlace Place, TPart Part)>? last;

    public static async Task<OwnedParts<TOwner, TPlace, TPart>> ReadAsync(IAsyncEnumerable<OwnedPart<TOwner, TPlace, TPart>> rows)
    {
        var parts = new OwnedParts<TOwner, TPlace, TPart>();

        await foreach (var (owner, place, part) in rows)
        {
            parts.Add(owner, place, part);
        }

        return parts;
    }

    /// <summary>The list of a record in its order; empty when it has none.</summary>
    public ImmutableArray<TPart> Of(TOwner owner)
    {
        if (!lists.TryGetValue(owner, out var list))
        {
            return [];
        }

        if (list.Count > 1)
        {
            list.Sort(static (left, right) => left.Place.CompareTo(right.Place));
        }

        var parts = ImmutableArray.CreateBuilder<TPart>(list.Count);

        foreach (var (_, part) in list)
        {
            parts.Add(part);
        }

        return parts.MoveToImmutable();
    }

    private void Add(TOwner owner, TPlace place, TPart part)
    {
        // The rows of one record nearly always follow each other.
        if (last is null || !lastOwner.Equals(owner))
        {
            if (!lists.TryGetValue(owner, out last))
            {
                lists.Add(owner, last = new(1));
            }

            lastOwner = owner;
        }

        last.Add((place, part));
    }
}
