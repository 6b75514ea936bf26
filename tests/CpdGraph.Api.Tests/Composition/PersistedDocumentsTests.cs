using System.Net;
using CpdGraph.Api.Composition;
using CpdGraph.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

/// <summary>The product with stored documents; how ids are read is tested with the HTTP layer.</summary>
public sealed class PersistedDocumentsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-persisted-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Where_only_stored_documents_run_no_address_runs_another()
    {
        Write("Cards.graphql", "query Cards($first: Int!) { offers(first: $first) { nodes { title } } }");
        await using var app = await Start("Only");
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var stored = await Get(client, "/graphql?documentId=Cards&variables=%7B%22first%22:1%7D");
        var sent = await Get(client, "/graphql?query=%7B__typename%7D");
        var form = await Get(client, "/run?query=%7B__typename%7D");

        Assert.StartsWith("{\"data\":{\"offers\":{\"nodes\":[{\"title\":", stored.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (sent.Status, form.Status));
    }

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_stops_the_start()
    {
        Write("Old.graphql", "query Old {\n  courses { title }\n}");

        var failure = await Assert.ThrowsAsync<StartFailure>(() => Start("Allow"));

        Assert.Contains("Old.graphql:2:3: Cannot query field \"courses\" on type \"Query\".", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mode", "Sometimes", "A setting of GraphQL:PersistedDocuments has a value of the wrong kind")]
    [InlineData("Path", "", "Setting GraphQL:PersistedDocuments:Path is : Name a folder of .graphql files or a JSON manifest in it")]
    [InlineData("Folder", "documents", "Setting GraphQL:PersistedDocuments:Folder is not known")]
    public async Task A_wrong_setting_stops_the_start(string name, string value, string sentence)
    {
        var failure = await Assert.ThrowsAsync<StartFailure>(() => Start("Allow", new KeyValuePair<string, string?>($"GraphQL:PersistedDocuments:{name}", value)));

        Assert.StartsWith(sentence, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Get(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<Microsoft.AspNetCore.Builder.WebApplication> Start(string mode, params KeyValuePair<string, string?>[] more) =>
        Server.StartAsync("http://127.0.0.1:0", Path.Combine(folder, "data"), TestContext.Current.CancellationToken, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(
                [new("GraphQL:PersistedDocuments:Mode", mode), new("GraphQL:PersistedDocuments:Path", folder)]);
            builder.Configuration.AddInMemoryCollection(more);
        });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
