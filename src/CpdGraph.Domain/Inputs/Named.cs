namespace CpdGraph.Domain;

/// <summary>Something that the input names, and what it turned out to be.</summary>
/// <typeparam name="T">What is named.</typeparam>
/// <param name="Key">The id or key as the caller sent it.</param>
/// <param name="Value">Null when it does not exist or the caller may not see it; nobody can tell the two apart.</param>
public readonly record struct Named<T>(string Key, T? Value)
    where T : class;
