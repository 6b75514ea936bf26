using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition;

/// <summary>Reads schemas from files.</summary>
internal static class SchemaFiles
{
    private const string Extension = ".graphql";

    /// <summary>The service's own schema files, beside the assembly.</summary>
    public static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "schema");

    /// <summary>The schema in a file, or in all <c>.graphql</c> files below a folder.</summary>
    /// <param name="path">Relative to the caller's folder. Null: the service's own.</param>
    /// <exception cref="StartFailure">Nothing can be read there, or what is there is no valid schema.</exception>
    public static Schema Build(string? path)
    {
        var sources = Read(path);

        return SchemaBuilder.TryBuild(sources, out var schema, out var errors)
            ? schema
            : throw new StartFailure($"The schema is not valid; mend these:\n{string.Join('\n', errors)}");
    }

    /// <summary>The files as they are.</summary>
    /// <exception cref="StartFailure">Nothing can be read there.</exception>
    public static IReadOnlyList<Source> Read(string? path)
    {
        var place = path is null ? OwnFolder : Path.GetFullPath(path);

        try
        {
            string[] files = Directory.Exists(place)
                ? [.. Directory.EnumerateFiles(place, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
                : [place];

            return files is []
                ? throw new StartFailure($"Folder {place} holds no {Extension} file: name another with --schema.")
                : [.. files.Select(file => new Source(File.ReadAllBytes(file), NameOf(file, place)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"No schema can be read at {place}: name an SDL file or a folder of {Extension} files with --schema.", exception);
        }
    }

    private static string NameOf(string file, string place) => file == place ? Path.GetFileName(file) : Path.GetRelativePath(place, file);
}
