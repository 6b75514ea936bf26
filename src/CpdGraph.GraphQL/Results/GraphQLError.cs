using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Results;

/// <summary>One entry of the response's <c>errors</c>. Immutable.</summary>
public sealed class GraphQLError
{
    /// <param name="message">Text for the developer of the client.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="locations">Where in the document; may be empty.</param>
    public GraphQLError(string message, string code, params ReadOnlySpan<Location> locations)
    {
        Message = message;
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
