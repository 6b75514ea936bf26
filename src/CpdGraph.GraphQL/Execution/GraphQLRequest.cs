namespace CpdGraph.GraphQL.Execution;

/// <summary>One request, free of any transport.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The same document as it was stored ahead of the request. Null: the text is all there is, and its plan is found by it.</summary>
    public StoredDocument? Stored { get; init; }

    /// <summary>Which operation to run. Null when the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>Variable values as a JSON object in UTF-8. Empty or the JSON <c>null</c> when there are none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>
    /// The request's extensions as a JSON object in UTF-8. Empty when there are none. <c>{"cost": true}</c> asks for
    /// <c>extensions.cost</c> in the response; whatever else stands there is ignored.
    /// </summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }

    /// <summary>Services of the request's scope. Each root field of a mutation and each event of a subscription gets a scope of its own, made from it.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Parent of the root fields. Null when they need none.</summary>
    public object? RootValue { get; init; }

    /// <summary>Whether the transport may carry changes. False: anything but a query is refused before it runs.</summary>
    public bool MutationsAllowed { get; init; } = true;
}
