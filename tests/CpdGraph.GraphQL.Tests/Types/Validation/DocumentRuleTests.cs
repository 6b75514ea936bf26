using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types.Validation;

public class DocumentRuleTests
{
    private const string Query = "type Query { a: Int }";

    [Theory]
    [InlineData(
        "schema { query: Query } schema { query: Query }",
        "UniqueOperationTypes 1:10,1:34 There can be only one query type in schema.",
        "LoneSchemaDefinition 1:25 Must provide only one schema definition.")]
    [InlineData(
        "schema { query: Query mutation: Query mutation: Query }",
        "UniqueOperationTypes 1:23,1:39 There can be only one mutation type in schema.")]
    [InlineData(
        "schema { query: Query } extend schema { query: Query }",
        "UniqueOperationTypes 1:10,1:41 There can be only one query type in schema.")]
    [InlineData("type T { a: Int } enum T { A }", "UniqueTypeNames 1:6,1:24 There can be only one type named \"T\".")]
    [InlineData("scalar Query", "UniqueTypeNames 1:8,2:6 There can be only one type named \"Query\".")]
    [InlineData(
        "directive @d on FIELD directive @d on OBJECT",
        "UniqueDirectiveNames 1:12,1:34 There can be only one directive named \"@d\".")]
    [InlineData("enum E { A A }", "UniqueEnumValueNames 1:10,1:12 Enum value \"E.A\" can only be defined once.")]
    [InlineData("enum E { A } extend enum E { A }", "UniqueEnumValueNames 1:10,1:30 Enum value \"E.A\" can only be defined once.")]
    [InlineData("type T { a: Int a: Int }", "UniqueFieldDefinitionNames 1:10,1:17 Field \"T.a\" can only be defined once.")]
    [InlineData("extend type Query { a: Int }", "UniqueFieldDefinitionNames 1:21,2:14 Field \"Query.a\" can only be defined once.")]
    [InlineData("input I { a: Int, a: Int }", "UniqueFieldDefinitionNames 1:11,1:19 Field \"I.a\" can only be defined once.")]
    [InlineData(
        "type T { a(x: Int, y: Int, x: Int): Int }",
        "UniqueArgumentDefinitionNames 1:12,1:28 Argument \"T.a(x:)\" can only be defined once.")]
    [InlineData(
        "directive @d(x: Int, x: Int) on FIELD",
        "UniqueArgumentDefinitionNames 1:14,1:22 Argument \"@d(x:)\" can only be defined once.")]
    [Spec("Schema.UniqueNames")]
    public void Names_are_unique(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("type T { a: [Nope!]! }", "KnownTypeNames 1:14 Unknown type \"Nope\".")]
    [InlineData("type T { a(x: Nope): Int }", "KnownTypeNames 1:15 Unknown type \"Nope\".")]
    [InlineData("input I { a: Nope }", "KnownTypeNames 1:14 Unknown type \"Nope\".")]
    [InlineData("directive @d(x: Nope) on FIELD", "KnownTypeNames 1:17 Unknown type \"Nope\".")]
    [InlineData("type T implements Nope { a: Int }", "KnownTypeNames 1:19 Unknown type \"Nope\".")]
    [InlineData("union U = Nope", "KnownTypeNames 1:11 Unknown type \"Nope\".")]
    [InlineData("schema { query: Query mutation: Nope }", "KnownTypeNames 1:33 Unknown type \"Nope\".")]
    [Spec("Schema.KnownTypeNames")]
    public void Types_that_are_named_are_defined(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("type T @nope { a: Int @nope }", "KnownDirectives 1:8 Unknown directive \"@nope\".", "KnownDirectives 1:23 Unknown directive \"@nope\".")]
    [InlineData("type T @deprecated { a: Int }", "KnownDirectives 1:8 Directive \"@deprecated\" may not be used on OBJECT.")]
    [InlineData("interface T @oneOf { a: Int }", "KnownDirectives 1:13 Directive \"@oneOf\" may not be used on INTERFACE.")]
    [InlineData("union T @skip(if: true) = Query", "KnownDirectives 1:9 Directive \"@skip\" may not be used on UNION.")]
    [InlineData("enum T @f { A @f }", "KnownDirectives 1:8 Directive \"@f\" may not be used on ENUM.", "KnownDirectives 1:15 Directive \"@f\" may not be used on ENUM_VALUE.")]
    [InlineData("input T @f { a: Int @f }", "KnownDirectives 1:9 Directive \"@f\" may not be used on INPUT_OBJECT.", "KnownDirectives 1:21 Directive \"@f\" may not be used on INPUT_FIELD_DEFINITION.")]
    [InlineData("type T { a(x: Int @f): Int @f }", "KnownDirectives 1:19 Directive \"@f\" may not be used on ARGUMENT_DEFINITION.", "KnownDirectives 1:28 Directive \"@f\" may not be used on FIELD_DEFINITION.")]
    [InlineData("scalar T @f", "KnownDirectives 1:10 Directive \"@f\" may not be used on SCALAR.")]
    [InlineData("schema @f { query: Query }", "KnownDirectives 1:8 Directive \"@f\" may not be used on SCHEMA.")]
    [InlineData("extend type Query @f", "KnownDirectives 1:19 Directive \"@f\" may not be used on OBJECT.")]
    [InlineData("directive @d(x: Int @f) on FIELD", "KnownDirectives 1:21 Directive \"@f\" may not be used on ARGUMENT_DEFINITION.")]
    [Spec("Schema.KnownDirectives")]
    public void Directives_stand_where_they_are_defined_for(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query} directive @f on FIELD"));
    }

    [Theory]
    [InlineData("type T @once @once { a: Int }", "UniqueDirectivesPerLocation 1:8,1:14 The directive \"@once\" can only be used once at this location.")]
    [InlineData("type T @once { a: Int } extend type T @once", "UniqueDirectivesPerLocation 1:8,1:39 The directive \"@once\" can only be used once at this location.")]
    [InlineData("type T @many @many { a: Int } extend type T @many")]
    [InlineData("type T { a: Int @once b: Int @once }")]
    [Spec("Schema.UniqueDirectivesPerLocation")]
    public void Directives_that_are_not_repeatable_stand_once_at_a_place(string sdl, params string[] errors)
    {
        Assert.Equal(
            errors,
            Sdl.ErrorsOf($"{sdl}\n{Query} directive @once on OBJECT | FIELD_DEFINITION directive @many repeatable on OBJECT"));
    }

    [Theory]
    [InlineData("extend type Nope { a: Int }", "PossibleTypeExtensions 1:13 Cannot extend type \"Nope\" because it is not defined.")]
    [InlineData("extend enum Query { A }", "PossibleTypeExtensions 2:1,1:1 Cannot extend non-enum type \"Query\".")]
    [InlineData("extend scalar Query @specifiedBy(url: \"x\")", "PossibleTypeExtensions 2:1,1:1 Cannot extend non-scalar type \"Query\".")]
    [InlineData("extend input Query { b: Int }", "PossibleTypeExtensions 2:1,1:1 Cannot extend non-input object type \"Query\".")]
    [InlineData("extend union Query = Query", "PossibleTypeExtensions 2:1,1:1 Cannot extend non-union type \"Query\".")]
    [InlineData("extend interface Query { b: Int }", "PossibleTypeExtensions 2:1,1:1 Cannot extend non-interface type \"Query\".")]
    [InlineData("enum E { A } extend type E { a: Int }", "PossibleTypeExtensions 1:1,1:14 Cannot extend non-object type \"E\".")]
    [Spec("Schema.PossibleTypeExtensions")]
    public void Extensions_extend_a_type_of_their_kind(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("type T @d(x: 1, z: 2) { a: Int }", "KnownArgumentNamesOnDirectives 1:17 Unknown argument \"z\" on directive \"@d\".")]
    [InlineData("type T @d(x: 1, x: 2) { a: Int }", "UniqueArgumentNames 1:11,1:17 There can be only one argument named \"x\".")]
    [InlineData("type T @d { a: Int }", "ProvidedRequiredArgumentsOnDirectives 1:8 Argument \"@d(x:)\" of type \"Int!\" is required, but it was not provided.")]
    [InlineData("scalar T @specifiedBy", "ProvidedRequiredArgumentsOnDirectives 1:10 Argument \"@specifiedBy(url:)\" of type \"String!\" is required, but it was not provided.")]
    [InlineData("type T @d(x: 1, y: { a: 1, a: 2 }) { a: Int }", "UniqueInputFieldNames 1:22,1:28 There can be only one input field named \"a\".")]
    [InlineData("input J { i: [I] = [{ a: 1, a: 2 }] }", "UniqueInputFieldNames 1:23,1:29 There can be only one input field named \"a\".")]
    [Spec("Schema.DirectiveArguments")]
    public void Arguments_of_directives_are_known_given_and_unique(string sdl, params string[] errors)
    {
        Assert.Equal(errors, Sdl.ErrorsOf($"{sdl}\n{Query} directive @d(x: Int!, y: I) on OBJECT input I {{ a: Int }}"));
    }

    [Fact]
    public void An_operation_in_a_schema_is_an_error()
    {
        Assert.Equal(
            ["TypeSystemDefinitions 2:1 A schema cannot hold operations and fragments."],
            Sdl.ErrorsOf($"{Query}\nquery {{ a }}"));
    }

    [Fact]
    [Spec("Types.Files")]
    public void Each_file_that_does_not_parse_has_its_error()
    {
        Assert.Equal([" 1:6 Syntax Error: Expected Name, found \"{\".", " 1:5 Syntax Error: Expected Name, found <EOF>."], Sdl.ErrorsOf("type {", Query, "enum"));
    }
}
