using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Variables that nobody asked for, that are missing, and that turn out null where null cannot stand.</summary>
public sealed class VariableTests
{
    private readonly Harness _library = Library.Start();

    [Fact]
    [Spec("Execution.Variables")]
    public async Task What_the_operation_does_not_define_is_ignored() =>
        Assert.Equal("""{"book":{"id":"1"}}""", await _library.Data("query ($id: ID!) { book(id: $id) { id } }", """{"other":{"deep":[1]},"id":"1","name":null}"""));

    [Fact]
    [Spec("Execution.Variables")]
    public async Task Every_variable_is_looked_at_before_anything_runs()
    {
        var errors = await _library.Errors(
            "query ($id: ID!, $first: Int, $genre: Genre) { fails book(id: $id) { id } books(first: $first, genre: $genre) { id } }",
            """{"first":"x","genre":3}""");

        Assert.Equal(
            [
                "BAD_USER_INPUT : Variable \"$id\" of required type \"ID!\" was not provided.",
                "BAD_USER_INPUT : Variable \"$first\" got an invalid value; Int cannot represent non-integer value: \"x\"",
                "BAD_USER_INPUT : Variable \"$genre\" got an invalid value; Enum \"Genre\" cannot represent non-string value: 3.",
            ],
            errors);
        Assert.Empty(_library.Faults);
    }

    [Fact]
    [Spec("Execution.Arguments")]
    [Spec("Execution.VariablesInLiterals")]
    public async Task Null_in_a_variable_where_null_cannot_stand_is_an_error_of_its_field_alone()
    {
        // Its default lets it stand there; null is given all the same.
        var response = await _library.SendJson("query ($n: Int = 2) { book(id: \"1\") { id shortName(length: $n) name } }", """{"n":null}""");
        var error = Assert.Single(response["errors"]!.AsArray())!;

        Assert.Equal("""{"id":"1","shortName":null,"name":"Alpha"}""", response["data"]!["book"]!.ToJsonString());
        Assert.Equal("BAD_USER_INPUT", (string?)error["extensions"]!["code"]);
        Assert.Equal("""["book","shortName"]""", error["path"]!.ToJsonString());
    }
}
