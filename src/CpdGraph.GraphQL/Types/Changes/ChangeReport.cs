using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Collects changes, the worst first and in the order of the schema within a severity.</summary>
internal sealed class ChangeReport
{
    private readonly List<SchemaChange> _changes = [];

    public void Breaking(string code, object coordinate, string message) => Add(ChangeSeverity.Breaking, code, coordinate, message);

    public void Dangerous(string code, object coordinate, string message) => Add(ChangeSeverity.Dangerous, code, coordinate, message);

    public void Safe(string code, object coordinate, string message) => Add(ChangeSeverity.Safe, code, coordinate, message);

    public ImmutableArray<SchemaChange> ToChanges() => [.. _changes.OrderBy(change => change.Severity)];

    private void Add(ChangeSeverity severity, string code, object coordinate, string message) =>
        _changes.Add(new SchemaChange(severity, code, coordinate.ToString()!, message));
}
