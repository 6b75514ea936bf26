using System.Collections.Immutable;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Types;

/// <summary>A schema that cannot be used. The message lists every mistake with file, line and column, one a line.</summary>
public sealed class SchemaException(ImmutableArray<GraphQLError> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>Every mistake found, in the order of the text.</summary>
    public ImmutableArray<GraphQLError> Errors { get; } = errors;
}
