using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types.Validation;

public class TypeRuleTests
{
    private const string Query = "type Query { a: Int }";

    [Theory]
    [InlineData("type T { a: Int }", "RootTypes  Query root type must be provided.")]
    [InlineData("schema { mutation: T } type T { a: Int }", "RootTypes 1:1 Query root type must be provided.")]
    [InlineData("enum Query { A }", "RootTypes 1:1 Query root type must be Object type, it cannot be Query.")]
    [InlineData(
        "schema { query: T mutation: E } type T { a: Int } enum E { A }",
        "RootTypes 1:29 Mutation root type must be Object type if provided, it cannot be E.")]
    [InlineData(
        "schema { query: T mutation: T } type T { a: Int }",
        "RootTypes 1:17,1:29 All root types must be different, \"T\" type is used as query and mutation root types.")]
    [InlineData(
        "schema { query: T mutation: T subscription: T } type T { a: Int }",
        "RootTypes 1:17,1:29,1:45 All root types must be different, \"T\" type is used as query, mutation, and subscription root types.")]
    [Spec("Schema.RootTypes")]
    public void Root_types_are_objects_and_differ(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf(sdl));
    }

    [Theory]
    [InlineData("type T", "NonEmptyTypes 1:1 Type T must define one or more fields.")]
    [InlineData("interface T extend interface T @d", "NonEmptyTypes 1:1,1:13 Type T must define one or more fields.")]
    [InlineData("input T", "NonEmptyTypes 1:1 Input Object type T must define one or more fields.")]
    [InlineData("union T", "NonEmptyTypes 1:1 Union type T must define one or more member types.")]
    [InlineData("enum T", "NonEmptyTypes 1:1 Enum type T must define one or more values.")]
    [Spec("Schema.NonEmptyTypes")]
    public void Types_have_something_in_them(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query} directive @d on INTERFACE"));
    }

    [Theory]
    [InlineData("type __T { a: Int }", "__T", "1:1")]
    [InlineData("type T { __a: Int }", "__a", "1:10")]
    [InlineData("type T { a(__x: Int): Int }", "__x", "1:12")]
    [InlineData("input T { __a: Int }", "__a", "1:11")]
    [InlineData("enum T { __A }", "__A", "1:10")]
    [InlineData("directive @__d on FIELD", "__d", "1:1")]
    [InlineData("directive @d(__x: Int) on FIELD", "__x", "1:14")]
    [InlineData("type __Schema { a: Int }", "__Schema", "1:1")]
    [Spec("Schema.ReservedNames")]
    public void Two_underscores_are_reserved(string sdl, string name, string place)
    {
        Assert.Equal(
            [$"ReservedNames {place} Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection."],
            Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("type T { a: [I!] } input I { x: Int }", "OutputTypes 1:13 The type of T.a must be Output Type but got: [I!].")]
    [InlineData("type T { a(x: T!): Int }", "InputTypes 1:15 The type of T.a(x:) must be Input Type but got: T!.")]
    [InlineData("input I { a: [Query] }", "InputTypes 1:14 The type of I.a must be Input Type but got: [Query].")]
    [InlineData("directive @d(x: Query) on FIELD", "InputTypes 1:14 The type of @d(x:) must be Input Type but got: Query.")]
    [Spec("Schema.InputAndOutputTypes")]
    public void Fields_give_output_types_and_arguments_take_input_types(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("union U = Query | Query", "UnionMembers 1:11,1:19 Union type U can only include type Query once.")]
    [InlineData("union U = E enum E { A }", "UnionMembers 1:11 Union type U can only include Object types, it cannot include E.")]
    [InlineData("union U = String", "UnionMembers 1:11 Union type U can only include Object types, it cannot include String.")]
    [Spec("Schema.Unions")]
    public void Union_members_are_objects_and_unique(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("type T { a(x: Int! @deprecated): Int }", "DeprecatedRequired 1:20,1:15 Required argument T.a(x:) cannot be deprecated.")]
    [InlineData("input T { a: Int! @deprecated }", "DeprecatedRequired 1:19,1:14 Required input field T.a cannot be deprecated.")]
    [InlineData("directive @d(x: Int! @deprecated) on FIELD", "DeprecatedRequired 1:22,1:17 Required argument @d(x:) cannot be deprecated.")]
    [InlineData("input T { a: Int! = 1 @deprecated b: Int @deprecated }")]
    [Spec("Schema.DeprecatedRequired")]
    public void What_must_be_given_is_not_deprecated(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("input O @oneOf { a: Int! }", "OneOfInputObjects 1:21 OneOf input field O.a must be nullable.")]
    [InlineData("input O @oneOf { a: Int = 1 }", "OneOfInputObjects 1:18 OneOf input field O.a cannot have a default value.")]
    [InlineData("input O { a: Int } extend input O @oneOf", "OneOfInputObjects 1:35 Directive \"@oneOf\" must be on the definition of O, not on an extension.")]
    [InlineData("input O @oneOf { a: Int b: [Int!] }")]
    [Spec("Schema.OneOf")]
    public void OneOf_fields_are_nullable_and_without_default(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("directive @d(x: Int @d) on ARGUMENT_DEFINITION", "1:1", "@d")]
    [InlineData("directive @d(x: I) on INPUT_OBJECT input I @d { a: Int }", "1:1", "@d")]
    [InlineData("directive @d(x: I) on ENUM_VALUE input I { j: J } input J { e: E } enum E { A @d }", "1:1", "@d")]
    [Spec("Schema.DirectiveCycles")]
    public void A_directive_is_not_used_in_its_own_definition(string sdl, string place, string name)
    {
        Assert.Equal(
            [$"DirectiveCycles {place} Directive {name} cannot reference itself, neither in its arguments nor in their types."],
            Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Fact]
    [Spec("Types.Coordinates")]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_text_with_coordinate_and_file()
    {
        var errors = Sdl.FullErrorsOf(
            new("type Query { a: I }\ninput I { a: Query }", "a.graphql"),
            new("type T implements I2 { __a: Int } interface I2 { b: Int }", "b.graphql"));

        Assert.Equal(
            [
                "a.graphql:1:17: The type of Query.a must be Output Type but got: I.",
                "a.graphql:2:14: The type of I.a must be Input Type but got: Query.",
                "b.graphql:1:24: Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.",
                "b.graphql:1:50: Interface field I2.b expected but T does not provide it.",
            ],
            errors.Select(error => error.ToString()));
        Assert.Equal(["Query.a", "I.a", "T.__a", "T"], errors.Select(error => error.Extensions?["coordinate"]));
    }
}
