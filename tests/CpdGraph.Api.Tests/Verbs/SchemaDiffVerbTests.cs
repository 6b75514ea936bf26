using System.Text.Json;
using Xunit;

namespace CpdGraph.Api.Tests.Verbs;

public sealed class SchemaDiffVerbTests : IDisposable
{
    private readonly Cli cli = new();

    public SchemaDiffVerbTests()
    {
        cli.Write("old.graphql", "type Query { a: Int b: Int }");
        cli.Write("new.graphql", "type Query { a: Int c: Int }");
    }

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_breaking_change_is_listed_and_refused()
    {
        var diff = await cli.Run(["schema", "diff", "old.graphql", "new.graphql"]);

        Assert.Equal(
            (1, "breaking FIELD_REMOVED Query.b: Field Query.b was removed.\nsafe FIELD_ADDED Query.c: Field Query.c was added.\n1 breaking, 0 dangerous, 1 safe\n", ""),
            (diff.Code, diff.Output, diff.Error));
    }

    [Fact]
    public async Task A_breaking_change_passes_when_it_is_accepted()
    {
        cli.Write("accepted", "# of July\nFIELD_REMOVED Query.b # nobody asked for it\n");

        var diff = await cli.Run(["schema", "diff", "old.graphql", "new.graphql", "--accept", "accepted"]);

        Assert.Equal((0, ""), (diff.Code, diff.Error));
        Assert.Contains("Query.b was removed. (accepted)", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_accepted_and_did_not_happen_is_pointed_out()
    {
        cli.Write("accepted", "FIELD_REMOVED Query.b\nTYPE_REMOVED Hub\n");

        var diff = await cli.Run(["schema", "diff", "old.graphql", "new.graphql", "--accept", "accepted"]);

        Assert.Equal((0, "Accepted, but nothing breaks there: TYPE_REMOVED Hub. Delete the line.\n"), (diff.Code, diff.Error));
    }

    [Fact]
    public async Task A_line_that_accepts_nothing_is_refused_with_its_form()
    {
        cli.Write("accepted", "everything\n");

        var diff = await cli.Run(["schema", "diff", "old.graphql", "new.graphql", "--accept", "accepted"]);

        Assert.Equal(1, diff.Code);
        Assert.Contains("\"everything\" accepts no change: write its code, a space and its coordinate", diff.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        var diff = await cli.Run(["schema", "diff", "old.graphql", "new.graphql", "--json"]);

        using var changes = JsonDocument.Parse(diff.Output);
        var first = changes.RootElement[0];

        Assert.Equal(2, changes.RootElement.GetArrayLength());
        Assert.Equal(
            ("BREAKING", "FIELD_REMOVED", "Query.b", false),
            (first.GetProperty("severity").GetString(), first.GetProperty("code").GetString(), first.GetProperty("coordinate").GetString(), first.GetProperty("accepted").GetBoolean()));
    }

    [Fact]
    public async Task The_same_schema_twice_has_no_changes()
    {
        var diff = await cli.Run(["schema", "diff", "old.graphql", "old.graphql"]);

        Assert.Equal((0, "0 breaking, 0 dangerous, 0 safe\n"), (diff.Code, diff.Output));
    }
}
