using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// A failure whose message and code the client may see. Thrown by a resolver it fails the field for all parents of the call;
/// given as the result of one row or list item it fails that alone. Any other exception is masked as INTERNAL, unless the host knows better.
/// </summary>
public sealed class GraphQLFieldException : Exception
{
    /// <param name="message">Text for the developer of the client, with the mend.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="extensions">Further entries of <c>extensions</c>.</param>
    public GraphQLFieldException(string message, string code = ErrorCodes.BadUserInput, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>Further entries of <c>extensions</c>. Null when there are none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }
}

/// <summary>An unexpected exception of a resolver, to be logged once by the host. The client sees only the trace id, unless the host says more.</summary>
/// <param name="Exception">What was thrown.</param>
/// <param name="TraceId">Written as <c>extensions.traceId</c> of the masked error.</param>
/// <param name="OperationName">Null for an anonymous operation.</param>
/// <param name="Path">Response path with dots, for example <c>offers.nodes.0.title</c>.</param>
/// <param name="Coordinate">Schema coordinate of the field.</param>
public sealed record FieldFault(Exception Exception, string TraceId, string? OperationName, string Path, string Coordinate);
