using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace CpdGraph.GraphQL.Http;

/// <summary>What a client asked for, still as the bytes it sent. Owns those bytes.</summary>
internal sealed class RequestText(PooledBytes sent, PooledBytes? unescaped = null) : IDisposable
{
    /// <summary>The GraphQL document in UTF-8; not looked at yet.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The document, when the client named it by an id. Null when it sent the text.</summary>
    public StoredDocument? Stored { get; init; }

    /// <summary>Null when none is named.</summary>
    public string? OperationName { get; init; }

    /// <summary>A well-formed JSON object in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>A well-formed JSON object in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }

    /// <summary>The same for the engine, whichever transport brought it.</summary>
    /// <param name="context">Of the request, or of the connection that carries it.</param>
    /// <param name="rootValue">The parent of root fields. Null: null.</param>
    /// <param name="mutationsAllowed">Whether the transport may carry changes.</param>
    public GraphQLRequest ToRequest(HttpContext context, Func<HttpContext, object?>? rootValue, bool mutationsAllowed) => new()
    {
        Document = Document,
        Stored = Stored,
        OperationName = OperationName,
        Variables = Variables,
        Extensions = Extensions,
        Services = context.RequestServices,
        RootValue = rootValue?.Invoke(context),
        MutationsAllowed = mutationsAllowed,
    };

    public void Dispose()
    {
        sent.Dispose();
        unescaped?.Dispose();
    }
}

/// <summary>The outcome of reading a request: the text, or why it is refused.</summary>
internal readonly record struct RequestReading(RequestText? Text, Refusal? Refusal)
{
    public static implicit operator RequestReading(RequestText text) => new(text, null);

    public static implicit operator RequestReading(Refusal refusal) => new(null, refusal);
}
