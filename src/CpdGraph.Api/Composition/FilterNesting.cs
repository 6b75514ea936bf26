namespace CpdGraph.Api.Composition;

/// <summary>How many filters may lie within filters.</summary>
internal static class FilterNesting
{
    /// <summary>Refuses a filter that nests too deep.</summary>
    /// <param name="maximum">Levels, the outermost counting as 1.</param>
    /// <remarks>What a client sends nests no deeper than the parser and the reader of JSON allow, so this recursion ends.</remarks>
    public static void Check<T>(string argument, T filter, int maximum, Func<T, IReadOnlyList<T>> inner)
    {
        var depth = DepthOf(filter, inner);

        if (depth > maximum)
        {
            throw ArgumentProblem.TooMuch(argument, "filterNesting", maximum, depth, $"Filters nest at most {maximum} levels, these {depth}: bring conditions together.");
        }
    }

    private static int DepthOf<T>(T filter, Func<T, IReadOnlyList<T>> inner) =>
        1 + inner(filter).Select(nested => DepthOf(nested, inner)).DefaultIfEmpty(0).Max();
}
