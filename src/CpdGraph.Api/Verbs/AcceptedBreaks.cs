using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Types.Changes;

namespace CpdGraph.Api.Verbs;

/// <summary>Breaking changes that are meant, each named by its code and coordinate.</summary>
internal sealed class AcceptedBreaks
{
    private readonly ImmutableArray<string> _lines;

    private AcceptedBreaks(ImmutableArray<string> lines) => _lines = lines;

    /// <param name="path">Relative to the caller's folder. Null: nothing is accepted.</param>
    /// <exception cref="StartFailure">The file cannot be read, or a line of it says something else.</exception>
    public static AcceptedBreaks Read(string? path)
    {
        if (path is null)
        {
            return new AcceptedBreaks([]);
        }

        try
        {
            return new AcceptedBreaks([.. File.ReadLines(Path.GetFullPath(path)).Select(WithoutComment).Where(line => line.Length > 0).Select(Checked)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"The accepted changes cannot be read at {path}: name a text file with --accept.", exception);
        }
    }

    public bool Contains(SchemaChange change) => change.Severity == ChangeSeverity.Breaking && _lines.Contains(LineOf(change));

    /// <summary>Lines that accept what did not happen.</summary>
    public IEnumerable<string> NotIn(ImmutableArray<SchemaChange> changes) =>
        _lines.Except(changes.Where(change => change.Severity == ChangeSeverity.Breaking).Select(LineOf));

    private static string LineOf(SchemaChange change) => $"{change.Code} {change.Coordinate}";

    private static string WithoutComment(string line) => line.Split('#', 2)[0].Trim();

    private static string Checked(string line) => line.Split(' ') is [_, _]
        ? line
        : throw new StartFailure($"\"{line}\" accepts no change: write its code, a space and its coordinate, as schema diff prints them.");
}
