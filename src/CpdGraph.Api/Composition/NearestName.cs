using CpdGraph.Domain;

namespace CpdGraph.Api.Composition;

/// <summary>Which of several names somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The one with the fewest letters to add, to leave out or to change.</summary>
    public static string Of(string written, IEnumerable<string> names) => names.MinBy(name => EditDistance.Of(written, name))!;
}
