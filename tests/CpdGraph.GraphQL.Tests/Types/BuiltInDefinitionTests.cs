using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

public class BuiltInDefinitionTests
{
    private static readonly Schema _schema = Sdl.Build("type Query { a: Query }");

    [Theory]
    [InlineData("@include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT")]
    [InlineData("@skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT")]
    [InlineData("@deprecated(reason: String! = \"No longer supported\") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE")]
    [InlineData("@specifiedBy(url: String!) on SCALAR")]
    [InlineData("@oneOf on INPUT_OBJECT")]
    [Spec("Types.Directives")]
    public void The_directives_of_the_specification_are_there(string expected)
    {
        var directive = _schema.Directive(expected[1..].Split('(', ' ')[0])!;
        var arguments = directive.Arguments.Select(argument =>
            $"({argument.Name}: {argument.Type}{(argument.DefaultValue is { } value ? $" = {AstPrinter.Print(value)}" : "")})");

        Assert.Equal(expected, $"{directive}{string.Concat(arguments)} on {string.Join(" | ", directive.Locations)}");
        Assert.False(directive.IsRepeatable);
        Assert.Null(directive.Location);
    }

    [Fact]
    [Spec("Types.Directives")]
    public void A_directive_that_the_schema_defines_itself_is_not_added_again()
    {
        var schema = Sdl.Build("directive @oneOf on INPUT_OBJECT | SCALAR type Query { a: Int }");

        Assert.Single(schema.Directives, directive => directive.Name == "oneOf");
        Assert.Equal(["INPUT_OBJECT", "SCALAR"], schema.Directive("oneOf")!.Locations);
    }

    [Theory]
    [InlineData("__Schema", "description: String, types: [__Type!]!, queryType: __Type!, mutationType: __Type, subscriptionType: __Type, directives: [__Directive!]!")]
    [InlineData("__Type", "kind: __TypeKind!, name: String, description: String, specifiedByURL: String, fields(includeDeprecated: Boolean! = false): [__Field!], interfaces: [__Type!], possibleTypes: [__Type!], enumValues(includeDeprecated: Boolean! = false): [__EnumValue!], inputFields(includeDeprecated: Boolean! = false): [__InputValue!], ofType: __Type, isOneOf: Boolean")]
    [InlineData("__Field", "name: String!, description: String, args(includeDeprecated: Boolean! = false): [__InputValue!]!, type: __Type!, isDeprecated: Boolean!, deprecationReason: String")]
    [InlineData("__InputValue", "name: String!, description: String, type: __Type!, defaultValue: String, isDeprecated: Boolean!, deprecationReason: String")]
    [InlineData("__EnumValue", "name: String!, description: String, isDeprecated: Boolean!, deprecationReason: String")]
    [InlineData("__Directive", "name: String!, description: String, isRepeatable: Boolean!, locations: [__DirectiveLocation!]!, args(includeDeprecated: Boolean! = false): [__InputValue!]!")]
    [Spec("Introspection.Types")]
    public void The_types_of_introspection_are_those_of_the_specification(string name, string fields)
    {
        var type = Assert.IsType<ObjectType>(_schema.Type(name));

        Assert.True(type.IsBuiltIn);
        Assert.Equal(
            fields,
            string.Join(", ", type.Fields.Select(field =>
                $"{field.Name}{string.Concat(field.Arguments.Select(argument => $"({argument.Name}: {argument.Type} = {AstPrinter.Print(argument.DefaultValue!)})"))}: {field.Type}")));
    }

    [Fact]
    [Spec("Introspection.Types")]
    public void The_enums_of_introspection_are_those_of_the_specification()
    {
        Assert.Equal(
            ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"],
            Assert.IsType<EnumType>(_schema.Type("__TypeKind")).Values.Select(value => value.Name));
        Assert.Equal(
            DirectiveLocations.All,
            Assert.IsType<EnumType>(_schema.Type("__DirectiveLocation")).Values.Select(value => value.Name));
    }

    [Fact]
    [Spec("Introspection.MetaFields")]
    public void Meta_fields_are_found_where_they_belong()
    {
        var schema = Sdl.Build("type Query { a: Other } type Other { a: U } union U = Other");
        var other = Assert.IsType<ObjectType>(schema.Type("Other"));
        var union = Assert.IsType<UnionType>(schema.Type("U"));

        Assert.Equal("__Schema!", schema.FieldOf(schema.QueryType, "__schema")?.Type.ToString());
        Assert.Equal("__Type", schema.FieldOf(schema.QueryType, "__type")?.Type.ToString());
        Assert.Equal("String!", schema.FieldOf(schema.QueryType, "__type")?.Argument("name")?.Type.ToString());
        Assert.Equal("String!", schema.FieldOf(union, "__typename")?.Type.ToString());
        Assert.Null(schema.FieldOf(other, "__schema"));
        Assert.Null(schema.FieldOf(other, "__nope"));
        Assert.Null(schema.FieldOf(union, "a"));
    }

    [Fact]
    [Spec("Types.BuiltInScalars")]
    public void Built_in_scalars_are_listed_only_where_they_are_used_but_always_known()
    {
        Assert.Equal(["String", "Boolean"], _schema.Types.OfType<ScalarType>().Select(type => type.Name));
        Assert.Equal("Float", _schema.Type("Float")?.Name);
        Assert.All(["Int", "Float", "String", "Boolean", "ID"], name => Assert.NotNull(Assert.IsType<ScalarType>(_schema.Type(name)).Codec));
    }
}
