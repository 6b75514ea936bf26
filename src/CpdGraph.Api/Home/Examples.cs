namespace CpdGraph.Api.Home;

/// <summary>A query to try.</summary>
/// <param name="Title">The comment in its first line.</param>
internal sealed record Example(string Title, string Query);

/// <summary>The example queries: the files of <c>Pages/examples</c>, in order of their names.</summary>
internal static class Examples
{
    public static IReadOnlyList<Example> Read(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "examples"), "*.graphql").Order(StringComparer.Ordinal).Select(ReadOne)];

    private static Example ReadOne(string path)
    {
        var text = File.ReadAllText(path);
        var firstLine = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal));

        return new Example(firstLine.TrimStart("# ").Trim().ToString(), text);
    }
}
