using System.Collections.Frozen;
using System.Collections.Immutable;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// A document that was parsed, validated and prepared before anybody asked for it, by <see cref="GraphQLExecutor.TryStore"/>. A request that
/// brings one costs neither a hash nor a comparison of its text. Immutable, safe to share.
/// </summary>
public sealed class StoredDocument
{
    private readonly FrozenDictionary<string, PreparedDocument> _named;
    private readonly PreparedDocument? _only;
    private readonly ExecutableSchema _schema;

    private StoredDocument(ReadOnlyMemory<byte> text, ExecutableSchema schema, FrozenDictionary<string, PreparedDocument> named, PreparedDocument? only)
    {
        Text = text;
        _schema = schema;
        _named = named;
        _only = only;
    }

    /// <summary>The document in UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <param name="text">Kept: nobody may change it any more.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>Null when something is wrong.</returns>
    internal static StoredDocument? Of(
        ReadOnlyMemory<byte> text, string name, ExecutableSchema schema, ExecutionOptions options, out ImmutableArray<GraphQLError> errors)
    {
        if (!DocumentPreparation.TryRead(schema, options, new Source(text, name), out var document, out errors))
        {
            return null;
        }

        var prepared = ImmutableArray.CreateBuilder<PreparedDocument>();

        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (!DocumentPreparation.TryPrepare(schema, options, document, operation, out var one, out errors))
            {
                return null;
            }

            prepared.Add(one);
        }

        if (prepared.Count == 0)
        {
            errors = [new GraphQLError("The document has no operation.", ErrorCodes.OperationResolutionFailure, document.Location)];

            return null;
        }

        var named = prepared.Where(one => one.Operation.Name is not null).ToFrozenDictionary(one => one.Operation.Name!.Value, StringComparer.Ordinal);

        return new StoredDocument(text, schema, named, prepared is [var only] ? only : null);
    }

    /// <summary>The operation that a request means. Null when it names none that is there, or the document belongs to another executor.</summary>
    internal PreparedDocument? Find(string? operationName, ExecutableSchema schema) =>
        !ReferenceEquals(schema, _schema) ? null
        : operationName is null ? _only
        : _named.GetValueOrDefault(operationName);
}
