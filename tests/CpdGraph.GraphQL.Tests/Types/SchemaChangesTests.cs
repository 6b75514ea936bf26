using CpdGraph.GraphQL.Types.Changes;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

[Spec("Types.Changes")]
public class SchemaChangesTests
{
    /// <summary>Severity and code of the one change that each pair makes.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "type Query { a: Int b: Int }", "type Query { a: Int }", "Breaking FIELD_REMOVED Query.b" },
        { "type Query { a: Int }", "type Query { a: Int b: Int }", "Safe FIELD_ADDED Query.b" },
        { "type Query { a: Int }", "type Query { a: String }", "Breaking FIELD_CHANGED_KIND Query.a" },
        { "type Query { a: Int! }", "type Query { a: Int }", "Breaking FIELD_CHANGED_KIND Query.a" },
        { "type Query { a: [Int] }", "type Query { a: Int }", "Breaking FIELD_CHANGED_KIND Query.a" },
        { "type Query { a: [Int!]! }", "type Query { a: [Int]! }", "Breaking FIELD_CHANGED_KIND Query.a" },
        { "type Query { a: [Int] }", "type Query { a: [Int!]! }", "Safe FIELD_TYPE_NARROWED Query.a" },
        { "type Query { a(x: Int): Int }", "type Query { a: Int }", "Breaking ARG_REMOVED Query.a(x:)" },
        { "type Query { a: Int }", "type Query { a(x: Int!): Int }", "Breaking REQUIRED_ARG_ADDED Query.a(x:)" },
        { "type Query { a: Int }", "type Query { a(x: Int! = 1): Int }", "Dangerous OPTIONAL_ARG_ADDED Query.a(x:)" },
        { "type Query { a(x: Int): Int }", "type Query { a(x: Int!): Int }", "Breaking ARG_CHANGED_KIND Query.a(x:)" },
        { "type Query { a(x: [Int!]): Int }", "type Query { a(x: Int): Int }", "Breaking ARG_CHANGED_KIND Query.a(x:)" },
        { "type Query { a(x: [Int!]!): Int }", "type Query { a(x: [Int]): Int }", "Safe INPUT_TYPE_WIDENED Query.a(x:)" },
        { "type Query { a(x: Int = 1): Int }", "type Query { a(x: Int = 2): Int }", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.a(x:)" },
        { "type Query { a(x: Int = 1): Int }", "type Query { a(x: Int): Int }", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.a(x:)" },
        { "type Query { a(x: Int! = 1): Int }", "type Query { a(x: Int!): Int }", "Breaking ARG_DEFAULT_VALUE_CHANGE Query.a(x:)" },
        { "type Query { a(x: Int): Int }", "type Query { a(x: Int = 1): Int }", "Safe DEFAULT_VALUE_ADDED Query.a(x:)" },
        { "type Query { a(x: [Int] = 1): Int }", "type Query { a(x: [Int] = [2]): Int }", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.a(x:)" },
        { "type Query { a: Int } type T { b: Int }", "type Query { a: Int }", "Breaking TYPE_REMOVED T" },
        { "type Query { a: Int }", "type Query { a: Int } type T { b: Int }", "Safe TYPE_ADDED T" },
        { "type Query { a: Int } type T { b: Int }", "type Query { a: Int } interface T { b: Int }", "Breaking TYPE_CHANGED_KIND T" },
        { "type Query { a: E } enum E { X Y }", "type Query { a: E } enum E { X }", "Breaking VALUE_REMOVED_FROM_ENUM E.Y" },
        { "type Query { a: E } enum E { X }", "type Query { a: E } enum E { X Y }", "Dangerous VALUE_ADDED_TO_ENUM E.Y" },
        { "type Query { a: U } union U = Query | T type T { b: Int }", "type Query { a: U } union U = Query type T { b: Int }", "Breaking TYPE_REMOVED_FROM_UNION U" },
        { "type Query { a: U } union U = Query type T { b: Int }", "type Query { a: U } union U = Query | T type T { b: Int }", "Dangerous TYPE_ADDED_TO_UNION U" },
        { "type Query implements I { a: Int } interface I { a: Int }", "type Query { a: Int } interface I { a: Int }", "Breaking IMPLEMENTED_INTERFACE_REMOVED Query" },
        { "type Query { a: Int } interface I { a: Int }", "type Query implements I { a: Int } interface I { a: Int }", "Dangerous IMPLEMENTED_INTERFACE_ADDED Query" },
        { "type Query { a(i: I): Int } input I { x: Int y: Int }", "type Query { a(i: I): Int } input I { x: Int }", "Breaking FIELD_REMOVED I.y" },
        { "type Query { a(i: I): Int } input I { x: Int }", "type Query { a(i: I): Int } input I { x: Int y: Int! }", "Breaking REQUIRED_INPUT_FIELD_ADDED I.y" },
        { "type Query { a(i: I): Int } input I { x: Int }", "type Query { a(i: I): Int } input I { x: Int y: Int }", "Dangerous OPTIONAL_INPUT_FIELD_ADDED I.y" },
        { "type Query { a(i: I): Int } input I { x: Int }", "type Query { a(i: I): Int } input I { x: Int! }", "Breaking FIELD_CHANGED_KIND I.x" },
        { "type Query { a(i: I): Int } input I { x: Int = 1 }", "type Query { a(i: I): Int } input I { x: Int = 2 }", "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE I.x" },
        { "type Query { a(i: I): Int } input I { x: Int }", "type Query { a(i: I): Int } input I @oneOf { x: Int }", "Breaking INPUT_BECAME_ONE_OF I" },
        { "type Query { a(i: I): Int } input I @oneOf { x: Int }", "type Query { a(i: I): Int } input I { x: Int }", "Safe INPUT_NO_LONGER_ONE_OF I" },
        { "type Query { a: Int } directive @d on FIELD", "type Query { a: Int }", "Breaking DIRECTIVE_REMOVED @d" },
        { "type Query { a: Int }", "type Query { a: Int } directive @d on FIELD", "Safe DIRECTIVE_ADDED @d" },
        { "type Query { a: Int } directive @d repeatable on FIELD", "type Query { a: Int } directive @d on FIELD", "Breaking DIRECTIVE_REPEATABLE_REMOVED @d" },
        { "type Query { a: Int } directive @d on FIELD", "type Query { a: Int } directive @d repeatable on FIELD", "Safe DIRECTIVE_REPEATABLE_ADDED @d" },
        { "type Query { a: Int } directive @d on FIELD | QUERY", "type Query { a: Int } directive @d on FIELD", "Breaking DIRECTIVE_LOCATION_REMOVED @d" },
        { "type Query { a: Int } directive @d on FIELD", "type Query { a: Int } directive @d on FIELD | QUERY", "Safe DIRECTIVE_LOCATION_ADDED @d" },
        { "type Query { a: Int } directive @d(x: Int) on FIELD", "type Query { a: Int } directive @d on FIELD", "Breaking DIRECTIVE_ARG_REMOVED @d(x:)" },
        { "type Query { a: Int } directive @d on FIELD", "type Query { a: Int } directive @d(x: Int!) on FIELD", "Breaking REQUIRED_DIRECTIVE_ARG_ADDED @d(x:)" },
        { "scalar S @specifiedBy(url: \"https://a.example\") type Query { a: S }", "scalar S type Query { a: S }", "Dangerous SPECIFIED_BY_CHANGED S" },
        { "type Query { a: Int }", "\"Root\" type Query { a: Int }", "Safe DESCRIPTION_CHANGED Query" },
        { "type Query { a(\"x\" x: Int): Int }", "type Query { a(\"y\" x: Int): Int }", "Safe DESCRIPTION_CHANGED Query.a(x:)" },
        { "type Query { a: Int }", "type Query { a: Int @deprecated(reason: \"Use b.\") }", "Safe DEPRECATION_CHANGED Query.a" },
        { "directive @role(r: Int) on OBJECT type Query { a: Int }", "directive @role(r: Int) on OBJECT type Query @role(r: 1) { a: Int }", "Dangerous APPLIED_DIRECTIVES_CHANGED Query" },
        { "schema { query: Q } type Q { a: Int } type M { a: Int }", "schema { query: Q mutation: M } type Q { a: Int } type M { a: Int }", "Safe ROOT_TYPE_ADDED M" },
        { "schema { query: Q mutation: M } type Q { a: Int } type M { a: Int }", "schema { query: Q } type Q { a: Int } type M { a: Int }", "Breaking ROOT_TYPE_CHANGED M" },
        { "schema { query: Q } type Q { a: Int } type R { a: Int }", "schema { query: R } type Q { a: Int } type R { a: Int }", "Breaking ROOT_TYPE_CHANGED Q" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_change_is_found_with_its_severity_and_coordinate(string older, string newer, string change)
    {
        Assert.Equal([change], ChangesOf(older, newer));
    }

    [Fact]
    public void Another_order_is_no_change()
    {
        Assert.Empty(ChangesOf(
            "type Query { a(x: Int y: Int): U b: E } union U = Query | T type T { c: Int } enum E { X Y }",
            "enum E { Y X } type T { c: Int } union U = T | Query type Query { b: E a(y: Int x: Int): U }"));
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var changes = ChangesOf("type Query { a(x: Int = 1): Int b: Int }", "type Query { new: Int a(x: Int = 2): Int }");

        Assert.Equal(
            ["Breaking FIELD_REMOVED Query.b", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.a(x:)", "Safe FIELD_ADDED Query.new"], changes);
    }

    [Fact]
    public void A_change_is_told_in_a_sentence()
    {
        var change = Assert.Single(SchemaChanges.Between(Sdl.Build("type Query { a: Int! }"), Sdl.Build("type Query { a: Int }")));

        Assert.Equal("Field Query.a has type Int where it had Int!.", change.Message);
    }

    private static string[] ChangesOf(string older, string newer) =>
        [.. SchemaChanges.Between(Sdl.Build(older), Sdl.Build(newer)).Select(change => $"{change.Severity} {change.Code} {change.Coordinate}")];
}
