using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Two lists of named things, matched by name.</summary>
/// <param name="Removed">Only in the older one, in its order.</param>
/// <param name="Added">Only in the newer one, in its order.</param>
/// <param name="Kept">In both, in the order of the newer one.</param>
internal sealed record NamePairs<T>(ImmutableArray<T> Removed, ImmutableArray<T> Added, ImmutableArray<(T Old, T New)> Kept)
{
    public static NamePairs<T> Of(IEnumerable<T> older, IEnumerable<T> newer, Func<T, string> name)
    {
        var left = older.ToDictionary(name, StringComparer.Ordinal);
        var added = ImmutableArray.CreateBuilder<T>();
        var kept = ImmutableArray.CreateBuilder<(T, T)>();

        foreach (var item in newer)
        {
            if (left.Remove(name(item), out var before))
            {
                kept.Add((before, item));
            }
            else
            {
                added.Add(item);
            }
        }

        return new NamePairs<T>([.. left.Values], added.ToImmutable(), kept.ToImmutable());
    }
}
