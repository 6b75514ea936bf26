using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>The first place of each name in one scope.</summary>
internal readonly struct UniqueNames()
{
    private readonly Dictionary<string, Location> _first = new(StringComparer.Ordinal);

    /// <returns>Whether the name was there already; then <paramref name="first"/> is its first place.</returns>
    public bool IsRepeated(string name, Location location, out Location first)
    {
        if (_first.TryGetValue(name, out first))
        {
            return true;
        }

        _first.Add(name, location);

        return false;
    }
}
