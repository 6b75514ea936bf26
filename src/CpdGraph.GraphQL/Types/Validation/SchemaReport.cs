using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Types.Validation;

/// <summary>Collects the mistakes of a schema.</summary>
internal sealed class SchemaReport(IReadOnlyList<Source> sources)
{
    private readonly List<GraphQLError> _errors = [];

    public int Count => _errors.Count;

    /// <param name="rule">The rule's name, as graphql-js calls it where it has one.</param>
    /// <param name="coordinate">The schema coordinate at fault; null where none can be given.</param>
    public void Add(string rule, string? coordinate, string message, params ReadOnlySpan<Location> locations) =>
        _errors.Add(new GraphQLError(message, ErrorCodes.ValidationFailed, locations)
        {
            Rule = rule,
            Extensions = coordinate is null ? null : new Dictionary<string, object?> { ["coordinate"] = coordinate },
        });

    public void Add(GraphQLError error) => _errors.Add(error);

    /// <summary>In the order of the text; those that have no place come first.</summary>
    public ImmutableArray<GraphQLError> ToErrors()
    {
        var order = new Dictionary<Source, int>();

        for (var i = 0; i < sources.Count; i++)
        {
            order.TryAdd(sources[i], i);
        }

        return
        [
            .. _errors
                .OrderBy(error => error.Locations is [var first, ..] ? order.GetValueOrDefault(first.Source) : -1)
                .ThenBy(error => error.Locations is [var first, ..] ? first.Offset : -1),
        ];
    }
}
