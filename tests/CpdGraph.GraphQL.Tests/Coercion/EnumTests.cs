using CpdGraph.GraphQL.Tests.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Coercion;

/// <summary>Enums by their names, in and out.</summary>
[Spec("Types.Enums")]
public sealed class EnumTests
{
    private readonly Harness _sizes = new(
        "type Query { echo(size: Size!): Size  wrong: Size  sizes: [Size!] } enum Size { SMALL VERY_LARGE }",
        binding =>
        {
            binding.Enum<Size>("Size");
            binding.Query
                .Field<EchoArguments, Size?>("echo", (_, arguments, _) => arguments.Size)
                .Field("wrong", Size? (_) => (Size)7)
                .Field("sizes", IReadOnlyList<Size>? (_) => [Size.Small, (Size)7, Size.VeryLarge]);
        });

    [Theory]
    [InlineData("{ echo(size: VERY_LARGE) }", "{}")]
    [InlineData("query ($s: Size!) { echo(size: $s) }", """{"s":"VERY_LARGE"}""")]
    [InlineData("query ($s: Size! = VERY_LARGE) { echo(size: $s) }", "{}")]
    public async Task A_name_becomes_a_value_and_a_name_again(string document, string variables) =>
        Assert.Equal("""{"echo":"VERY_LARGE"}""", await _sizes.Data(document, variables));

    [Theory]
    [InlineData("{ echo(size: \"SMALL\") }", "{}", "GRAPHQL_VALIDATION_FAILED : Enum \"Size\" cannot represent non-enum value: \"SMALL\".")]
    [InlineData("{ echo(size: small) }", "{}", "GRAPHQL_VALIDATION_FAILED : Value \"small\" does not exist in \"Size\" enum.")]
    [InlineData("query ($s: Size!) { echo(size: $s) }", """{"s":"small"}""", "BAD_USER_INPUT : Variable \"$s\" got an invalid value; Value \"small\" does not exist in \"Size\" enum.")]
    [InlineData("query ($s: Size!) { echo(size: $s) }", """{"s":0}""", "BAD_USER_INPUT : Variable \"$s\" got an invalid value; Enum \"Size\" cannot represent non-string value: 0.")]
    public async Task What_is_no_name_of_it_is_refused(string document, string variables, string error) =>
        Assert.Equal([error], await _sizes.Errors(document, variables));

    [Fact]
    public async Task A_value_without_a_name_is_an_error_where_it_stands()
    {
        Assert.Equal(["INTERNAL wrong: Enum \"Size\" cannot represent value: 7"], await _sizes.Errors("{ wrong }"));
        Assert.Equal(["INTERNAL sizes.1: Enum \"Size\" cannot represent value: 7"], await _sizes.Errors("{ sizes }"));
    }

    private enum Size
    {
        Small,
        VeryLarge,
    }

    private sealed record EchoArguments(Size Size);
}
