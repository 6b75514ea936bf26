using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

public class SchemaBuilderTests
{
    [Fact]
    [Spec("Types.Files")]
    public void Several_files_make_one_schema_with_extensions_merged()
    {
        var schema = SchemaBuilder.Build(
            new Source("extend type Query { second: [Kind!]! @deprecated(reason: \"gone\") } enum Kind { A }", "b.graphql"),
            new Source("\"Root\" type Query implements Node { id: ID! first(n: Int = 3): Other } interface Node { id: ID! }", "a.graphql"),
            new Source("type Other implements Node { id: ID! } extend enum Kind { B } union Any = Query | Other", "c.graphql"));

        Assert.Equal(["Kind", "Query", "Node", "Other", "Any", "Int", "String", "Boolean", "ID"], schema.Types.Select(type => type.Name).TakeWhile(name => !name.StartsWith("__", StringComparison.Ordinal)));
        Assert.Equal(["id", "first", "second"], schema.QueryType.Fields.Select(field => field.Name));
        Assert.Equal("gone", schema.QueryType.Field("second")?.DeprecationReason);
        Assert.Equal("[Kind!]!", schema.QueryType.Field("second")?.Type.ToString());
        Assert.Equal(["A", "B"], Assert.IsType<EnumType>(schema.Type("Kind")).Values.Select(value => value.Name));
        Assert.Equal(2, schema.PossibleTypes(Assert.IsType<InterfaceType>(schema.Type("Node"))).Length);
        Assert.Equal("b.graphql", schema.QueryType.Field("second")?.Location?.Source.Name);
        Assert.Equal("__Schema!", schema.FieldOf(schema.QueryType, "__schema")?.Type.ToString());
        Assert.Equal(["deprecated", "include", "oneOf", "skip", "specifiedBy"], schema.Directives.Select(directive => directive.Name).Order());
    }

    [Fact]
    public void The_product_schema_builds()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "schema"), "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        var schema = SchemaBuilder.Build([.. files.Select(file => new Source(File.ReadAllBytes(file), Path.GetFileName(file)))]);

        Assert.Equal("Query", schema.QueryType.Name);
    }
}
