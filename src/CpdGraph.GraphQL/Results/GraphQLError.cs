using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Results;

/// <summary>One entry of the response's <c>errors</c>. Immutable.</summary>
public sealed class GraphQLError
{
    /// <summary>UTF-16 units of a message; more would let a long name in a request make a long answer.</summary>
    internal const int MaxMessageLength = 2_000;

    /// <param name="message">Text for the developer of the client. Beyond 2,000 UTF-16 units it ends in dots.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="locations">Where in the document; may be empty.</param>
    public GraphQLError(string message, string code, params ReadOnlySpan<Location> locations)
    {
        Message = GraphQLErrors.Shortened(message, MaxMessageLength);
        Code = code;
        Locations = [.. locations];
    }

    /// <summary>Text for the developer of the client: what is wrong and what to do.</summary>
    public string Message { get; }

    /// <summary>Stable code, written as <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Places in the document, in the order in which graphql-js gives them. Empty when none is at fault.</summary>
    public ImmutableArray<Location> Locations { get; }

    /// <summary>Name of the broken validation rule as graphql-js calls it, written as <c>extensions.rule</c>. Null otherwise.</summary>
    public string? Rule { get; init; }

    /// <summary>Response path (names and indexes from 0). Null for request errors.</summary>
    public ImmutableArray<object>? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>, such as limit, maximum and actual. Null when there are none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        Locations is [var first, ..] ? $"{first.Source.Name}:{first.ToLineAndColumn().Line}:{first.ToLineAndColumn().Column}: {Message}" : Message;
}
