using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types.Validation;

public class InterfaceRuleTests
{
    private const string Query = "type Query { a: Int }";

    [Theory]
    [InlineData("type T implements I { b: Int }", "2:37,1:1 Interface field I.a expected but T does not provide it.")]
    [InlineData("type T implements I { a(x: Int): Int }", "2:48,1:34 Interface field I.a expects type Any but T.a is type Int.")]
    [InlineData("type T implements I { a: Any }", "2:39,1:23 Interface field argument I.a(x:) expected but T.a does not provide it.")]
    [InlineData("type T implements I { a(x: Int!, y: Int): Any }", "2:42,1:28 Interface field argument I.a(x:) expects type Int but T.a(x:) is type Int!.")]
    [InlineData("type T implements I { a(x: Int, z: Int!): Any }", "1:33,2:37 Argument \"T.a(z:)\" must not be required type \"Int!\" if not provided by the Interface field \"I.a\".")]
    [InlineData("type T implements I { a(x: Int): Any @deprecated }", "1:38,1:34 Interface field I.a is not deprecated, so implementation field T.a must not be deprecated.")]
    [Spec("Schema.Implementations")]
    public void An_implementation_has_the_fields_of_its_interface(string sdl, string error)
    {
        Assert.Equal([$"InterfaceImplementations {error}"], Sdl.ErrorsOf($"{sdl}\n{Query} interface I {{ a(x: Int): Any }} union Any = Query"));
    }

    [Theory]
    [InlineData("type T implements I { a: Int! b: [Int!] c: T d: Query e(x: Int, y: Int = 1): Int! }")]
    [InlineData("type T implements I { a: Int b: [Int]! c: I d: U e(x: Int): Int }")]
    [InlineData("interface J implements I { a: Int! b: [Int!]! c: J d: Query e(x: Int): Int }")]
    [Spec("Schema.Implementations")]
    public void Results_may_be_narrower_and_further_arguments_optional(string sdl)
    {
        Assert.Empty(Sdl.ErrorsOf($"{sdl}\n{Query} union U = Query interface I {{ a: Int b: [Int] c: I d: U e(x: Int): Int }}"));
    }

    [Theory]
    [InlineData("type T implements Query { a: Int }", "1:19 Type T must only implement Interface types, it cannot implement Query.")]
    [InlineData("interface I implements I { a: Int }", "1:24 Type I cannot implement itself because it would create a circular reference.")]
    [InlineData("interface I { a: Int } type T implements I & I { a: Int }", "1:42,1:46 Type T can only implement I once.")]
    [InlineData(
        "interface I implements J { a: Int } interface J { a: Int } type T implements I { a: Int }",
        "1:24,1:78 Type T must implement J because it is implemented by I.")]
    [Spec("Schema.Implementations")]
    public void What_is_implemented_is_an_interface_once_with_its_own_interfaces(string sdl, string error)
    {
        Assert.Equal([$"InterfaceImplementations {error}"], Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Fact]
    public void What_an_interface_wrongly_implements_is_missing_from_its_types_too() => Assert.Equal(
        [
            "InterfaceImplementations 1:24 Type I must only implement Interface types, it cannot implement Query.",
            "InterfaceImplementations 1:24,1:59 Type T must implement Query because it is implemented by I.",
        ],
        Sdl.ErrorsOf($"interface I implements Query {{ a: Int }} type T implements I {{ a: Int }}\n{Query}"));

    [Fact]
    public void Interfaces_do_not_implement_each_other_in_a_circle()
    {
        Assert.Equal(
            [
                "InterfaceImplementations 1:24,1:60 Type B cannot implement A because it would create a circular reference.",
                "InterfaceImplementations 1:60,1:24 Type A cannot implement B because it would create a circular reference.",
            ],
            Sdl.ErrorsOf($"interface A implements B {{ a: Int }} interface B implements A {{ a: Int }}\n{Query}"));
    }
}
