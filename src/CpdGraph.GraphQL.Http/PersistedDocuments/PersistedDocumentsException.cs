namespace CpdGraph.GraphQL.Http;

/// <summary>The stored documents cannot be served as they are. The message has a line for each thing that is wrong, with file and position.</summary>
public sealed class PersistedDocumentsException(IEnumerable<string> problems, Exception? cause = null)
    : Exception("The persisted documents cannot be served; mend these:\n" + string.Join('\n', problems), cause);
