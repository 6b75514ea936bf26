namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>One difference between two versions of a schema.</summary>
/// <param name="Severity">What it means for those who use the older version.</param>
/// <param name="Code">Stable name of the kind of change, where graphql-js has one the same: <c>FIELD_REMOVED</c>.</param>
/// <param name="Coordinate">Schema coordinate of what changed: in the newer version for what was added, in the older one for what was removed.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record SchemaChange(ChangeSeverity Severity, string Code, string Coordinate, string Message);

/// <summary>What a change of the schema does to a client written for the version before it.</summary>
public enum ChangeSeverity
{
    /// <summary>A document, variable or answer that was good no longer is.</summary>
    Breaking,

    /// <summary>All documents stay valid, but an answer may hold what a client does not expect, or mean something else.</summary>
    Dangerous,

    /// <summary>No client can notice, but by asking for what is new.</summary>
    Safe,
}
