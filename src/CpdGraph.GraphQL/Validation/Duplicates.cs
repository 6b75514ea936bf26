using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Validation;

/// <summary>Finds names that occur more than once in a list.</summary>
internal static class Duplicates
{
    /// <returns>One group for each such name with all its occurrences, in the order of the first ones.</returns>
    public static List<List<NameNode>> Among<T>(ImmutableArray<T> items, Func<T, NameNode> name)
    {
        if (items.Length < 2)
        {
            return [];
        }

        var byName = new Dictionary<string, List<NameNode>>(items.Length, StringComparer.Ordinal);
        var groups = new List<List<NameNode>>();

        foreach (var item in items)
        {
            var written = name(item);

            if (byName.TryGetValue(written.Value, out var group))
            {
                group.Add(written);
            }
            else
            {
                byName[written.Value] = group = [written];
                groups.Add(group);
            }
        }

        groups.RemoveAll(group => group.Count == 1);

        return groups;
    }
}
