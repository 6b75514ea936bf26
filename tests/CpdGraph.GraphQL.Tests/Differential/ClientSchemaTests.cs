using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>What a client builds of our introspection is the schema that npm's <c>graphql</c> builds of the same source.</summary>
public sealed class ClientSchemaTests
{
    // As graphiql sends it, with everything that graphql-js 17 can ask for of the specification of September 2025.
    private const string FullIntrospection =
        """
        {
          __schema {
            description queryType { name } mutationType { name } subscriptionType { name }
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
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    private static readonly Dictionary<string, string> Tricky = new()
    {
        ["descriptions"] = """"
            """
            A schema
              with "quotes", \""" and a last line
            """
            schema { query: Q }
            "One line" type Q { "  indented" a: Int """ block \\ of \u one """ b("an argument" x: Int): Int }
            "😀 ü" enum E { "first" A B }
            """" + "\n\"\" scalar Empty \"ends with a \\\\\" scalar Backslash \"\\\"quoted\\\"\" scalar Quoted",
        ["default values"] = """
            type Query { a(i: Int = -1, f: Float = 1.0, s: String = "a\"\\\n\u00e9", b: Boolean = false, n: String = null, e: E = B, l: [[Int!]] = [[1, 2], []], o: In = { x: [1], y: { } }): Int }
            enum E { A B }
            input In { x: [Int] y: In z: E = A }
            """,
        ["deprecations"] = """
            type Query implements I { a(x: Int @deprecated, y: Int @deprecated(reason: "Because \"so\".")): Int @deprecated b: E @deprecated(reason: "") c: Int }
            interface I { a(x: Int @deprecated, y: Int @deprecated(reason: "Because \"so\".")): Int @deprecated }
            enum E { A @deprecated B @deprecated(reason: "Old.") C }
            input In { a: Int @deprecated b: Int = 1 @deprecated(reason: "Unused.") c: Int! }
            """,
        ["abstract types"] = """
            interface A { a: Int } interface B implements A { a: Int b: [A!]! } type C implements B & A { a: Int! b: [C!]! c: U } type D { d: U! } union U = C | D
            type Query { u: U b: B } type Lonely { x: ID }
            """,
        ["OneOf, scalars and directives"] = """
            directive @many(a: Int! = 1, b: [Key!]) repeatable on FIELD_DEFINITION | OBJECT | QUERY | VARIABLE_DEFINITION
            directive @plain on FIELD
            scalar Url @specifiedBy(url: "https://example.org/url") scalar Plain
            input Key @oneOf { id: ID name: String }
            type Query { a(key: Key): Url }
            """,
        ["root types by other names, extended"] = """
            schema { query: Root mutation: Changes } extend schema { subscription: Events }
            type Root { a: Int } extend type Root { b: Mutation } type Changes { a: Int } type Events { a: Int } type Mutation { x: Int } extend type Mutation { y: Float }
            enum E { A } extend enum E { B } union U = Root extend union U = Changes input I { a: Int } extend input I { b: E } scalar S extend scalar S @specifiedBy(url: "https://example.org")
            """,
        ["nesting of lists"] = "type Query { a: [[[[Int!]!]]!] b(x: [[[String]]!]!): [[ID!]!]! }",
    };

    public static TheoryData<string> Sources => [.. Tricky.Keys, "the product's schema", "the product's schema and 420 types more", "abstract.graphql", "inputs.graphql", "lists.graphql", "records.graphql"];

    [Theory]
    [MemberData(nameof(Sources))]
    [Spec("Introspection.Clients")]
    public async Task A_client_sees_the_schema_of_the_source(string source)
    {
        var sdl = TextOf(source);
        await using var reference = new Reference();
        using var answer = await Engine.RunAsync(SchemaBuilder.Build(new Source(sdl)), "{}", new MadeRequest(FullIntrospection, "{}", null));

        var ours = await reference.PrintClientSchemaAsync(JsonElement.Parse(answer.Body.Span).GetProperty("data"));

        // Defaults that hold input objects are printed as coerced: KnownDifferences.CoercedDefaults.
        var expected = await reference.PrintAsync(source == "default values" ? sdl.Replace("y: { } }", "y: { z: A }, z: A }", StringComparison.Ordinal) : WithCoercedDefaults(sdl));
        Assert.Equal(expected, ours);
    }

    private static string TextOf(string source) => source switch
    {
        "the product's schema" => string.Join('\n', Directory.GetFiles(RepositoryRoot.Of("schema"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText)),
        "the product's schema and 420 types more" => $"{TextOf("the product's schema")}\n{string.Join('\n', Enumerable.Range(0, 60).Select(SevenTypes))}",
        _ when Tricky.TryGetValue(source, out var sdl) => sdl,
        _ => File.ReadAllText(RepositoryRoot.Of("tests", "CpdGraph.GraphQL.Tests", "Differential", "Schemas", source)),
    };

    /// <summary>Types of every kind that name each other, those before and after them, and the product's.</summary>
    private static string SevenTypes(int i) =>
        $$$"""
        "Kind {{{i}}}"
        enum Kind{{{i}}} { A{{{i}}} "Described, with \"quotes\"." B{{{i}}} C{{{i}}} @deprecated(reason: "Use B{{{i}}}.") }
        input Filter{{{i}}} { kinds: [Kind{{{i}}}!] = [A{{{i}}}, B{{{i}}}] not: Filter{{{i}}} first: Int = {{{i}}} text: String = "a \"text\" {{{i}}}" by: Key{{{i}}} old: Float = -0.5 @deprecated }
        input Key{{{i}}} @oneOf { id: ID code: String }
        interface Thing{{{i}}} implements Node { id: ID! name(upper: Boolean = false): String }
        type Row{{{i}}} implements Thing{{{i}}} & Node {
          id: ID!
          name("In capitals." upper: Boolean = false): String!
          rows(first: Int = 20, filter: Filter{{{i}}}): Rows{{{i}}}!
          next: Row{{{(i + 1) % 60}}}
          any(of: [[Kind{{{(i + 7) % 60}}}!]!]): [Any{{{i}}}!]
          offer: Offer
          old: Int @deprecated
        }
        type Rows{{{i}}} { nodes: [Row{{{i}}}!]! totalCount: Int }
        union Any{{{i}}} = Row{{{i}}} | Row{{{(i + 59) % 60}}} | Offer
        extend type Query { rows{{{i}}}(filter: Filter{{{i}}}): Rows{{{i}}} }
        """;

    private static string WithCoercedDefaults(string sdl) => sdl
        .Replace("range: Range = {}", "range: Range = { from: 0, step: 0.5 }", StringComparison.Ordinal)
        .Replace("[{ field: TITLE }]", "[{ field: TITLE, descending: false }]", StringComparison.Ordinal)
        .Replace("filter: CompletionFactFilter! = {}", "filter: CompletionFactFilter! = { organisationsAs: AS_NOW }", StringComparison.Ordinal)
        .Replace("filter: DashboardFilter! = {}", "filter: DashboardFilter! = { organisationsAs: AS_NOW, ownTeam: false }", StringComparison.Ordinal);
}
