namespace CpdGraph.GraphQL.Http.Tests.PersistedDocuments;

public sealed class PersistedDocumentStartTests
{
    [Fact]
    public async Task Documents_that_do_not_parse_or_fit_the_schema_stop_the_start_with_file_and_position()
    {
        using var folder = new PersistedFolder()
            .With("Good.graphql", "{ hello }")
            .With("Syntax.graphql", "query A {\n  hello(\n}")
            .With("Unknown.graphql", "query A {\n  goodbye\n}");

        var message = await PersistedServer.FailsToStart(folder.Path);

        Assert.Contains($"{folder.PathOf("Syntax.graphql")}:3:1: Syntax Error", message, StringComparison.Ordinal);
        Assert.Contains($"{folder.PathOf("Unknown.graphql")}:2:3: Cannot query field \"goodbye\"", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Good.graphql", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_that_is_not_that_of_its_text_stops_the_start_and_the_right_one_is_named()
    {
        var other = PersistedFolder.IdOf("{ hello }");
        using var folder = new PersistedFolder().With(other + ".graphql", "{ hello }\n");

        var message = await PersistedServer.FailsToStart(folder.Path);

        Assert.Contains($"the id \"{other}\" is not the hash of its text, which is {PersistedFolder.IdOf("{ hello }\n")}.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "md5:abc": "{ hello }" }""", "has a prefix that is reserved")]
    [InlineData("""{ "a b": "{ hello }" }""", "must be 1 to 256 letters, digits")]
    [InlineData("""{ "": "{ hello }" }""", "must be 1 to 256 letters, digits")]
    [InlineData("""{ "x-:a": "{ hello }" }""", "has a prefix that is reserved")]
    [InlineData("""{ "x-a:": "{ hello }" }""", "must be 1 to 256 letters, digits")]
    [InlineData("""{ "a": "fragment F on Query { hello }" }""", "Fragment \"F\" is never used.")]
    [InlineData("""{ "a": 7 }""", "it is no manifest.")]
    [InlineData("""[ "a" ]""", "it is no manifest.")]
    [InlineData("""{ "operations": [{ "id": "a" }] }""", "it is no manifest.")]
    [InlineData("""{ "operations": [{ "id": "a", "body": "{ hello }" }, { "id": "a", "body": "{ __typename }" }] }""", "stands for another document too.")]
    [InlineData("""{ "a": "{ hello }", "a": "{ hello }" }""", "it is no JSON, or names something twice.")]
    [InlineData("""{ "a": "\ud83c" }""", "it holds text that is no valid Unicode.")]
    [InlineData("""{}""", "there is no document in it.")]
    public async Task A_manifest_that_cannot_be_served_stops_the_start(string manifest, string complaint)
    {
        using var folder = new PersistedFolder().With("manifest.json", manifest);

        var message = await PersistedServer.FailsToStart(folder.PathOf("manifest.json"));

        Assert.Contains(complaint, message, StringComparison.Ordinal);
        Assert.Contains("manifest.json", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_empty_stops_the_start()
    {
        using var folder = new PersistedFolder();

        Assert.Contains("there is no document in it.", await PersistedServer.FailsToStart(folder.Path), StringComparison.Ordinal);
        Assert.Contains("it cannot be read.", await PersistedServer.FailsToStart(folder.PathOf("nowhere")), StringComparison.Ordinal);
    }
}
