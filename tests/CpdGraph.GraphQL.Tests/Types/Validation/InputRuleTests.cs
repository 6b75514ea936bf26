using System.Text;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types.Validation;

public class InputRuleTests
{
    private const string Query = "type Query { a: Int }";

    [Theory]
    [InlineData("input A { a: A! }", "1:11 Input Object A cannot be provided a finite value because it references itself through fields: A.a.")]
    [InlineData(
        "input A { b: B! } input B { c: C! } input C { a: A! }",
        "1:11,1:29,1:47 Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.c, C.a.")]
    [InlineData(
        "input X { a: A! } input A { a: A! }",
        "1:29 Input Object A cannot be provided a finite value because it references itself through fields: A.a.")]
    [InlineData(
        "input O @oneOf { o: O }",
        "1:18 Input Object O cannot be provided a finite value because it references itself through fields: O.o.")]
    [Spec("Schema.InputCycles")]
    public void Every_input_object_has_a_finite_value(string sdl, string error)
    {
        Assert.Equal([$"InputObjectCycles {error}"], Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("input A { a: A b: [A!]! c: [A]! }")]
    [InlineData("input A { o: O! } input O @oneOf { a: A x: Int }")]
    [InlineData("input O @oneOf { o: [O!] }")]
    public void References_that_null_or_an_empty_list_can_end_are_allowed(string sdl)
    {
        Assert.Empty(Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("input A { a: A = {} }", "1:18 Invalid circular reference. The default value of Input Object field A.a references itself.")]
    [InlineData(
        "input A { b: B = {} } input B { a: [A] = [{}] }",
        "1:18,1:42 Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a.")]
    [InlineData("input A { a: A = { a: { a: {} } } }", "1:18 Invalid circular reference. The default value of Input Object field A.a references itself.")]
    [Spec("Schema.InputCycles")]
    public void Defaults_of_input_fields_do_not_need_themselves(string sdl, string error)
    {
        Assert.Equal([$"DefaultValueCycles {error}"], Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("input A { a: A = null }")]
    [InlineData("input A { a: A = { a: null } }")]
    [InlineData("input A { a: [A] = [] }")]
    public void Defaults_that_end_are_allowed(string sdl)
    {
        Assert.Empty(Sdl.ErrorsOf($"{sdl}\n{Query}"));
    }

    [Theory]
    [InlineData("Int", "\"1\"", "1:21 T.a(x:) has invalid default value: Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "3000000000", "1:21 T.a(x:) has invalid default value: Int cannot represent non 32-bit signed integer value: 3000000000")]
    [InlineData("Int!", "null", "1:22 T.a(x:) has invalid default value: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("[Int!]", "[1, null]", "1:28 T.a(x:) has invalid default value at [1]: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("[[Int]]", "[1, \"x\"]", "1:29 T.a(x:) has invalid default value at [1]: Int cannot represent non-integer value: \"x\"")]
    [InlineData("Float", "1e999", "1:23 T.a(x:) has invalid default value: Float cannot represent non numeric value: 1e999")]
    [InlineData("String", "1", "1:24 T.a(x:) has invalid default value: String cannot represent a non string value: 1")]
    [InlineData("Boolean", "E", "1:25 T.a(x:) has invalid default value: Boolean cannot represent a non boolean value: E")]
    [InlineData("ID", "1.5", "1:20 T.a(x:) has invalid default value: ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("E", "\"A\"", "1:19 T.a(x:) has invalid default value: Enum \"E\" cannot represent non-enum value: \"A\". Did you mean the enum value \"A\"?")]
    [InlineData("E", "B", "1:19 T.a(x:) has invalid default value: Value \"B\" does not exist in \"E\" enum. Did you mean the enum value \"A\"?")]
    [InlineData("I", "1", "1:19 T.a(x:) has invalid default value: Expected value of type \"I\" to be an object, found: 1.")]
    [InlineData("I", "{ a: 1 }", "1:19 T.a(x:) has invalid default value: Expected value of type \"I\" to include required field \"b\", found: { a: 1 }.")]
    [InlineData("I", "{ b: [{}] }", "1:25 T.a(x:) has invalid default value at .b[0]: Expected value of type \"I\" to include required field \"b\", found: {}.")]
    [InlineData("I", "{ b: [], z: 1 }", "1:28 T.a(x:) has invalid default value: Expected value of type \"I\" not to include unknown field \"z\". Did you mean \"a\" or \"b\"? Found: { b: [], z: 1 }.")]
    [InlineData("O", "{}", "1:19 T.a(x:) has invalid default value: Within OneOf Input Object type \"O\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("O", "{ x: 1, y: 2 }", "1:19 T.a(x:) has invalid default value: Within OneOf Input Object type \"O\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("O", "{ x: null }", "1:19 T.a(x:) has invalid default value at .x: Within OneOf Input Object type \"O\", exactly one field must be specified, and the value for that field must be non-null.")]
    [Spec("Schema.DefaultValues")]
    public void A_default_value_fits_its_type(string type, string value, string error)
    {
        Assert.Equal(
            [$"DefaultValues {error}"],
            Sdl.ErrorsOf($"type T {{ a(x: {type} = {value}): Int }}\n{Query} enum E {{ A }} input I {{ a: Int b: [I!]! }} input O @oneOf {{ x: Int y: Int }}"));
    }

    [Theory]
    [InlineData("type T @d(x: \"one\") { a: Int }", "ValuesOfCorrectType 1:14 @d(x:) has invalid value: Int cannot represent non-integer value: \"one\"")]
    [InlineData("type T { a: Int @deprecated(reason: null) }", "ValuesOfCorrectType 1:37 @deprecated(reason:) has invalid value: Expected value of non-null type \"String!\" not to be null.")]
    [Spec("Schema.DirectiveArguments")]
    public void Arguments_of_applied_directives_fit_their_types(string sdl, string error)
    {
        Assert.Equal([error], Sdl.ErrorsOf($"{sdl}\n{Query} directive @d(x: Int) on OBJECT"));
    }

    [Fact]
    public void A_chain_of_ten_thousand_input_objects_does_not_overflow_the_stack()
    {
        var sdl = new StringBuilder(Query);

        for (var i = 0; i < 10_000; i++)
        {
            sdl.Append(System.Globalization.CultureInfo.InvariantCulture, $"\ninput I{i} {{ next: I{(i + 1) % 10_000}! }}");
        }

        Assert.StartsWith("InputObjectCycles", Assert.Single(Sdl.ErrorsOf(sdl.ToString())));
    }

    [Fact]
    public void Defaults_that_multiply_each_other_are_refused_by_size()
    {
        var sdl = new StringBuilder($"{Query} input I0 {{ x: Int = 1 }}");

        for (var i = 1; i < 40; i++)
        {
            sdl.Append(System.Globalization.CultureInfo.InvariantCulture, $"\ninput I{i} {{ a: I{i - 1} = {{}} b: I{i - 1} = {{}} }}");
        }

        var errors = Sdl.ErrorsOf(sdl.ToString());

        Assert.All(errors, error => Assert.StartsWith("DefaultValueCompletion", error));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void A_long_chain_of_defaults_is_refused_by_depth()
    {
        var sdl = new StringBuilder($"{Query} input I0 {{ x: Int = 1 }}");

        for (var i = 1; i < 5_000; i++)
        {
            sdl.Append(System.Globalization.CultureInfo.InvariantCulture, $"\ninput I{i} {{ a: I{i - 1} = {{}} }}");
        }

        Assert.All(Sdl.ErrorsOf(sdl.ToString()), error => Assert.StartsWith("DefaultValueCompletion", error));
    }
}
