using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

public sealed class IntrospectionTests
{
    private readonly Harness _library = Library.Start();

    [Fact]
    [Spec("Introspection.Defaults")]
    public async Task A_type_tells_its_fields_arguments_and_defaults()
    {
        var data = await _library.Data(
            """{ __type(name: "Query") { kind name fields { name args { name type { ...Ref } defaultValue } type { ...Ref } } } } fragment Ref on __Type { kind name ofType { kind name ofType { name ofType { name } } } }""");

        Assert.StartsWith(
            """{"__type":{"kind":"OBJECT","name":"Query","fields":[{"name":"books","args":[{"name":"genre","type":{"kind":"ENUM","name":"Genre","ofType":null},"defaultValue":null},{"name":"first","type":{"kind":"SCALAR","name":"Int","ofType":null},"defaultValue":"10"}],"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"name":null,"ofType":{"name":"Book"}}}}}""",
            data,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_possible_types_enum_values_and_unknown_types_are_told()
    {
        var data = await _library.Data(
            """
            { item: __type(name: "Item") { kind possibleTypes { name } fields { name } }
              named: __type(name: "Named") { kind possibleTypes { name } interfaces { name } }
              genre: __type(name: "Genre") { kind enumValues { name isDeprecated } inputFields { name } }
              meta: __type(name: "__Type") { kind name }
              none: __type(name: "None") { name } }
            """);

        Assert.Equal(
            """{"item":{"kind":"UNION","possibleTypes":[{"name":"Book"},{"name":"Person"}],"fields":null},"named":{"kind":"INTERFACE","possibleTypes":[{"name":"Book"},{"name":"Person"}],"interfaces":[]},"genre":{"kind":"ENUM","enumValues":[{"name":"FICTION","isDeprecated":false},{"name":"NON_FICTION","isDeprecated":false}],"inputFields":null},"meta":{"kind":"OBJECT","name":"__Type"},"none":null}""",
            data);
    }

    [Fact]
    [Spec("Introspection.OfItself")]
    public async Task Introspection_tells_of_itself_and_hides_no_name()
    {
        Assert.Equal(
            """{"__type":{"fields":[{"name":"name"},{"name":"description"},{"name":"args"},{"name":"type"},{"name":"isDeprecated"},{"name":"deprecationReason"}]}}""",
            await _library.Data("""{ __type(name: "__Field") { fields { name } } }"""));
        Assert.Equal(
            """{"__type":{"fields":[{"name":"name","args":[]},{"name":"description","args":[]},{"name":"isRepeatable","args":[]},{"name":"locations","args":[]},{"name":"args","args":[{"name":"includeDeprecated","defaultValue":"false","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}}}]}]}}""",
            await _library.Data("""{ __type(name: "__Directive") { fields { name args { name defaultValue type { kind ofType { name } } } } } }"""));

        var types = await _library.Data("{ __schema { types { name } } }");

        Assert.All(
            new[] { "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation" },
            name => Assert.Contains($"{{\"name\":\"{name}\"}}", types, StringComparison.Ordinal));
    }

    [Fact]
    [Spec("Introspection.Deprecation")]
    public async Task What_is_deprecated_is_left_out_unless_it_is_asked_for()
    {
        var harness = new Harness(
            """type Query { old: Int @deprecated(reason: "Use new.") new(a: Int @deprecated, b: Int): Int }""",
            binding => binding.Query.Field("old", int? (_) => 1).Field<OldArguments, int?>("new", (_, _, _) => 1));

        Assert.Equal(
            """{"__type":{"fields":[{"name":"new","args":[{"name":"b"}]}]}}""",
            await harness.Data("""{ __type(name: "Query") { fields { name args { name } } } }"""));
        Assert.Equal(
            """{"__type":{"fields":[{"name":"old","isDeprecated":true,"deprecationReason":"Use new.","args":[]},{"name":"new","isDeprecated":false,"deprecationReason":null,"args":[{"name":"a"},{"name":"b"}]}]}}""",
            await harness.Data("""{ __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args(includeDeprecated: true) { name } } } }"""));
    }

    [Fact]
    [Spec("Introspection.Clients")]
    public async Task The_query_that_tools_send_is_answered()
    {
        var response = await _library.SendJson(StandardQuery);

        Assert.Null(response["errors"]);
        Assert.Contains(response["data"]!["__schema"]!["directives"]!.AsArray(), directive => directive!["name"]!.GetValue<string>() == "oneOf");
        Assert.Contains(response["data"]!["__schema"]!["types"]!.AsArray(), type => type!["name"]!.GetValue<string>() == "__InputValue");
    }

    private const string StandardQuery =
        """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    private sealed record OldArguments(int? A, int? B);
}
