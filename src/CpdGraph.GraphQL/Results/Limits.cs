namespace CpdGraph.GraphQL.Results;

/// <summary>The extensions that every LIMIT_EXCEEDED carries.</summary>
public static class Limits
{
    /// <summary>limit, maximum and actual.</summary>
    public static IReadOnlyDictionary<string, object?> Extensions(string limit, long maximum, long actual) =>
        new Dictionary<string, object?> { ["limit"] = limit, ["maximum"] = maximum, ["actual"] = actual };
}
