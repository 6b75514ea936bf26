using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.PersistedDocuments;

[Spec("Http.PersistedDocuments")]
public sealed class PersistedDocumentTests
{
    private const string Echo = "query Echo($t: String) { echo(text: $t) }\n";
    private const string Count = "query Look { hello } mutation Count { count }";

    [Fact]
    public async Task A_document_is_run_by_the_hash_of_its_file()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        var answer = await server.Post($$$"""{"documentId":"{{{PersistedFolder.IdOf(Echo)}}}","variables":{"t":"ü"}}""");

        Assert.Equal((200, """{"data":{"echo":"ü"}}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_document_is_run_by_the_name_of_its_file()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        var answer = await server.Post("""{"query":null,"variables":{"t":"a"},"documentId":"Ech\u006f"}""");

        Assert.Equal("""{"data":{"echo":"a"}}""", answer.Text);
    }

    [Fact]
    public async Task A_document_is_run_by_get()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        var answer = await server.Get($"documentId={PersistedFolder.IdOf(Echo)}&variables=%7B%22t%22%3A%22a%22%7D");

        Assert.Equal("""{"data":{"echo":"a"}}""", answer.Text);
    }

    [Fact]
    public async Task A_file_may_be_named_by_its_own_hash()
    {
        using var folder = new PersistedFolder().With(PersistedFolder.IdOf(Echo) + ".graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        var answer = await server.Post($$"""{"documentId":"{{PersistedFolder.IdOf(Echo)}}"}""");

        Assert.Equal("""{"data":{"echo":null}}""", answer.Text);
    }

    [Theory]
    [InlineData("""{ "Echo": "query Echo { echo(text: \"a\") }", "x-team:1": "{ hello }" }""", "x-team:1")]
    [InlineData("""{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ "id": "abc", "name": "Hello", "type": "query", "body": "{ hello }" }] }""", "abc")]
    public async Task A_manifest_names_documents(string manifest, string id)
    {
        using var folder = new PersistedFolder().With("manifest.json", manifest);
        await using var server = await PersistedServer.Start("Allow", folder.PathOf("manifest.json"));

        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Post($$"""{"documentId":"{{id}}"}""")).Text);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Post($$"""{"documentId":"{{PersistedFolder.IdOf("{ hello }")}}"}""")).Text);
    }

    [Fact]
    public async Task An_operation_of_a_document_with_several_is_chosen_by_name()
    {
        using var folder = new PersistedFolder().With("Two.graphql", Count);
        await using var server = await PersistedServer.Start("Allow", folder);

        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Post("""{"documentId":"Two","operationName":"Look"}""")).Text);
        Assert.Equal("OPERATION_RESOLUTION_FAILURE", (await server.Post("""{"documentId":"Two"}""")).Code);
        Assert.Equal("OPERATION_RESOLUTION_FAILURE", (await server.Post("""{"documentId":"Two","operationName":"Other"}""")).Code);
    }

    [Fact]
    public async Task A_stored_mutation_is_not_run_by_get()
    {
        using var folder = new PersistedFolder().With("Two.graphql", Count);
        await using var server = await PersistedServer.Start("Only", folder);

        var answer = await server.Get("documentId=Two&operationName=Count");

        Assert.Equal((405, "METHOD_NOT_ALLOWED", "POST"), (answer.Status, answer.Code, answer.Header("Allow")));
        Assert.Equal(0, server.Counter.Value);
    }

    [Theory]
    [InlineData("Allow", "\"documentId\":\"Nobody\"")]
    [InlineData("Only", "\"documentId\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"")]
    [InlineData("Allow", "\"documentId\":\"\"")]
    [InlineData("Allow", "\"documentId\":\"ECHO\"")]
    public async Task An_unknown_id_is_told_apart_from_other_mistakes(string mode, string member)
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start(mode, folder);

        var answer = await server.Post($$"""{{{member}}}""");

        Assert.Equal((400, "PERSISTED_QUERY_NOT_FOUND"), (answer.Status, answer.Code));
        Assert.False(answer.Has("data"));
    }

    [Fact]
    public async Task An_id_longer_than_any_stored_one_is_unknown()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await server.Post($$"""{"documentId":"{{new string('a', 5_000)}}"}""")).Code);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await server.Get("documentId=" + new string('a', 5_000))).Code);
    }

    [Theory]
    [InlineData("Allow")]
    [InlineData("Only")]
    [InlineData("Off")]
    public async Task A_document_and_an_id_together_are_refused(string mode)
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start(mode, folder);

        foreach (var answer in new[] { await server.Post("""{"documentId":"Echo","query":"{ hello }"}"""), await server.Get("documentId=Echo&query=%7Bhello%7D") })
        {
            Assert.Equal((400, "BAD_REQUEST"), (answer.Status, answer.Code));
            Assert.Equal("Both \"query\" and \"documentId\" are there. Send the document or its id, not both.", answer.Message);
        }
    }

    [Fact]
    public async Task An_id_of_the_wrong_kind_is_refused()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        var answer = await server.Post("""{"documentId":7}""");

        Assert.Equal((400, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.Equal("\"documentId\" must be a string or null, but it is a number.", answer.Message);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("query Echo($t: String) { echo(text: $t) }\\n")]
    public async Task Where_only_stored_documents_run_a_sent_one_is_refused_unread(string query)
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Only", folder);

        foreach (var answer in new[] { await server.Post($$"""{"query":"{{query}}"}"""), await server.Get("query=" + Uri.EscapeDataString(query)) })
        {
            Assert.Equal((403, "FORBIDDEN"), (answer.Status, answer.Code));
            Assert.StartsWith("This server runs stored documents only.", answer.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_only_stored_documents_run_a_request_without_either_is_told_to_send_an_id()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Only", folder);

        var answer = await server.Post("{}");

        Assert.Equal((400, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.StartsWith("\"documentId\" is missing.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_ids_are_off_the_folder_is_not_read_and_an_id_is_refused()
    {
        using var folder = new PersistedFolder().With("Broken.graphql", "{");
        await using var server = await PersistedServer.Start("Off", folder);

        var answer = await server.Post("""{"documentId":"Broken"}""");

        Assert.Equal((400, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.StartsWith("This server stores no documents.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_ids_are_allowed_documents_may_be_sent_as_well()
    {
        using var folder = new PersistedFolder().With("Echo.graphql", Echo);
        await using var server = await PersistedServer.Start("Allow", folder);

        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Post("""{"query":"{ hello }","documentId":null}""")).Text);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Get("query=%7Bhello%7D&documentId=")).Text);
    }
}
