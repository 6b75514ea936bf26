using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

public sealed class SchemaVerbTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Print_writes_the_sdl_and_nothing_else_from_any_folder()
    {
        var printed = await cli.Run(["schema", "print"]);

        Assert.Equal((0, ""), (printed.Code, printed.Error));
        Assert.StartsWith("\"\"\"", printed.Output, StringComparison.Ordinal);
        Assert.EndsWith("}\n", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_print_writes_prints_the_same_again()
    {
        var printed = await cli.Run(["schema", "print"]);
        cli.Write("printed.graphql", printed.Output);

        var again = await cli.Run(["schema", "print", "--schema", "printed.graphql"]);

        Assert.Equal(printed.Output, again.Output);
    }

    [Fact]
    public async Task Print_reads_a_folder_of_files_relative_to_the_callers()
    {
        cli.Write("sdl/a.graphql", "type Query { hub: Hub }");
        cli.Write("sdl/deeper/b.graphql", "type Hub { name: String! }");

        var printed = await cli.Run(["schema", "print", "--schema", "sdl"]);

        Assert.Equal("type Query {\n  hub: Hub\n}\n\ntype Hub {\n  name: String!\n}\n", printed.Output);
    }

    [Fact]
    public async Task The_services_own_schema_is_valid_and_the_program_fits_it()
    {
        var check = await cli.Run(["schema", "check"]);

        Assert.Equal((0, ""), (check.Code, check.Error));
        Assert.StartsWith("The schema is valid", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_schema_is_refused_with_file_line_and_column()
    {
        cli.Write("wrong.graphql", "type Query {\n  hub: Hubb\n}");

        var check = await cli.Run(["schema", "check", "--schema", "wrong.graphql"]);

        Assert.Equal((1, ""), (check.Code, check.Output));
        Assert.Contains("wrong.graphql:2:8: Unknown type \"Hubb\".", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_said_in_one_sentence()
    {
        var check = await cli.Run(["schema", "check", "--schema", "nowhere"]);

        Assert.Equal(1, check.Code);
        Assert.Equal(
            $"No schema can be read at {Path.Combine(cli.Folder, "nowhere")}: name an SDL file or a folder of .graphql files with --schema.\n",
            check.Error);
    }

    [Fact]
    public async Task Check_answers_json_lines_with_rules()
    {
        var check = await cli.Run(["schema", "check", "--jsonl"], """
            {"schema": "type Query { a: Int }"}
            {"schema": "type Query { a: Intx }"}

            """);

        Assert.Equal(
            """
            {"errors":[]}
            {"errors":[{"message":"Unknown type \"Intx\".","rule":"KnownTypeNames","locations":[{"line":1,"column":17}]}]}

            """,
            check.Output);
    }

    [Fact]
    public async Task Validate_names_the_rule_and_the_place_for_each_line_in_order()
    {
        var validated = await cli.Run(["schema", "validate"], """
            {"query": "{ offers { totalCount } }"}
            {"query": "{ offers { total } }"}
            {"schema": "type Query { a: Int }", "query": "{ a(b: 1) }"}
            {"query": "{"}
            [1]
            {"schema": "type Query { a: Int }"}

            """);

        Assert.Equal(
            """
            []
            ["FieldsOnCorrectType 1:12"]
            ["KnownArgumentNames 1:5"]
            [" 1:2"]
            [""]
            [""]

            """,
            Shortened(validated.Output));
        Assert.Equal(0, validated.Code);
    }

    [Fact]
    public async Task Validate_answers_each_line_at_once_while_its_input_stays_open()
    {
        await using var process = cli.Start(["schema", "validate"]);

        for (var i = 1; i <= 3; i++)
        {
            await process.StandardInput.WriteLineAsync("""{"query": "{ field""" + i + """ }"}""");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            await process.WaitForLineAsync($"field{i}", TestContext.Current.CancellationToken);
        }

        process.StandardInput.Close();
        Assert.Equal(0, await process.WaitForExitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parse_takes_operations_and_sdl()
    {
        var parsed = await cli.Run(["schema", "parse"], """
            {"query": "query A { a }"}
            {"query": "type A { a: Int }"}
            {"query": "type A { a }"}

            """);

        Assert.Equal("[]\n[]\n[\" 1:12\"]\n", Shortened(parsed.Output));
    }

    [Fact]
    public async Task Nesting_is_limited_unless_the_limits_are_off()
    {
        var line = JsonSerializer.Serialize(new { query = new string('{', 200).Replace("{", "{a", StringComparison.Ordinal) + new string('}', 200) }) + "\n";

        var limited = await cli.Run(["schema", "parse"], line);
        var free = await cli.Run(["schema", "parse", "--limits", "off"], line);

        Assert.NotEqual("[]\n", Shortened(limited.Output));
        Assert.Equal("[]\n", Shortened(free.Output));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    public async Task A_hostile_line_gets_an_error_even_without_limits_and_the_process_goes_on(string bracket)
    {
        var hostile = JsonSerializer.Serialize(new { query = string.Concat(Enumerable.Repeat(bracket, 64 * 1_024)) });

        var parsed = await cli.Run(["schema", "validate", "--limits", "off"], hostile + "\n" + """{"query": "{ service { version } }"}""" + "\n");

        Assert.EndsWith("\n{\"errors\":[]}\n", parsed.Output, StringComparison.Ordinal);
        Assert.Equal(0, parsed.Code);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("schema", "print", "--nonsense")]
    [InlineData("schema", "parse", "--limits", "some")]
    public async Task Wrong_usage_ends_with_2_and_writes_no_data(params string[] arguments)
    {
        var result = await cli.Run(arguments);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.NotEqual("", result.Error);
    }

    /// <summary>Of each line the rules with their first places.</summary>
    private static string Shortened(string lines) => string.Concat(lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement.GetProperty("errors").EnumerateArray().Select(Shortened)) + "\n"));

    private static string Shortened(JsonElement error)
    {
        var place = error.GetProperty("locations").EnumerateArray().Select(at => $" {at.GetProperty("line")}:{at.GetProperty("column")}").FirstOrDefault("");

        return error.GetProperty("rule").GetString() + place;
    }
}
