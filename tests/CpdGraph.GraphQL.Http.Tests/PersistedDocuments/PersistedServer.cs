using System.Text;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.GraphQL.Http.Tests.Streams;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests.PersistedDocuments;

/// <summary>A server with stored documents in a folder of its own.</summary>
internal sealed class PersistedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private PersistedServer(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public Counter Counter => _app.Services.GetRequiredService<Counter>();

    public static async Task<PersistedServer> Start(string mode, PersistedFolder documents) => await Start(mode, documents.Path);

    public static async Task<PersistedServer> Start(string mode, string path)
    {
        var app = Application(mode, path);
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);

        return new PersistedServer(app);
    }

    /// <summary>The message with which a start ends, or a failed test.</summary>
    public static async Task<string> FailsToStart(string path)
    {
        await using var app = Application("Allow", path);

        return Assert.Throws<PersistedDocumentsException>(() => app.MapGraphQL()).Message;
    }

    public async Task<Answer> Post(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };

        return await Send(request);
    }

    public async Task<Answer> Get(string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters);

        return await Send(request);
    }

    /// <summary>All events of a stream, asked for by POST.</summary>
    public async Task<IReadOnlyList<string>> Events(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        using var stream = await SseStream.OpenAsync(_client, request);

        return await stream.Rest();
    }

    /// <summary>All events of a stream, asked for as an EventSource does.</summary>
    public async Task<IReadOnlyList<string>> EventsByGet(string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters);
        using var stream = await SseStream.OpenAsync(_client, request);

        return await stream.Rest();
    }

    /// <summary>The answer to who accepts nothing but a stream.</summary>
    public async Task<Answer> RefusedStream(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };

        return await Send(request, "text/event-stream");
    }

    /// <summary>A socket that is acknowledged.</summary>
    public async Task<SocketClient> Connect()
    {
        var socket = await SocketClient.ConnectAsync(new UriBuilder(_client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, SocketClient.Subprotocol);
        await socket.Send("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Receive());

        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Application(string mode, string? path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new($"{PersistedDocumentOptions.Section}:Mode", mode), new($"{PersistedDocumentOptions.Section}:Path", path)]);
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(ExampleSchema.Executor(new ExecutionOptions { MaxCachedDocuments = 0 }));
        builder.Services.AddSingleton<Counter>();

        return builder.Build();
    }

    private async Task<Answer> Send(HttpRequestMessage request, string accept = GraphQLServer.GraphQLResponseType)
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        return await Answer.Of(response);
    }
}
