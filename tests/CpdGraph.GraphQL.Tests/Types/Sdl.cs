using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Types;

/// <summary>Short forms of schema building for tests.</summary>
internal static class Sdl
{
    public static Schema Build(string text) => SchemaBuilder.Build(new Source(text, "schema.graphql"));

    /// <summary>The mistakes of a schema, each as "rule places message".</summary>
    public static string[] ErrorsOf(params string[] texts)
    {
        var isBuilt = SchemaBuilder.TryBuild([.. texts.Select(text => new Source(text))], out var schema, out var errors);

        Assert.Equal(isBuilt, errors.IsEmpty);
        Assert.Equal(isBuilt, schema is not null);

        return [.. errors.Select(Show)];
    }

    public static ImmutableArray<GraphQLError> FullErrorsOf(params Source[] sources)
    {
        Assert.False(SchemaBuilder.TryBuild(sources, out _, out var errors));

        return errors;
    }

    private static string Show(GraphQLError error) =>
        $"{error.Rule} {string.Join(',', error.Locations.Select(place => $"{place.ToLineAndColumn().Line}:{place.ToLineAndColumn().Column}"))} {error.Message}";
}
