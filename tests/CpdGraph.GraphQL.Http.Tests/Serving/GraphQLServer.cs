using System.Net.Http.Headers;
using System.Text;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(GraphQLServer))]

namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>The HTTP layer over a real Kestrel on a free port of the loopback address, with a schema of its own.</summary>
public sealed class GraphQLServer : IAsyncLifetime
{
    public const string GraphQLResponseType = "application/graphql-response+json";

    private readonly WebApplication _app;
    private HttpClient? _client;

    public GraphQLServer()
        : this(options: null)
    {
    }

    /// <param name="options">Of the engine; null for the defaults.</param>
    /// <param name="logged">What <see cref="Log"/> keeps. All of it by default, which is more than a test of many requests can hold.</param>
    internal GraphQLServer(ExecutionOptions? options, LogLevel logged = LogLevel.Debug)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // So that a slow body is noticed within a test's patience.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(1.5));

            // Above the endpoint's own limit, so that the endpoint answers.
            kestrel.Limits.MaxRequestLineSize = 32_768;
        });
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(logged);
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(ExampleSchema.Executor(options));
        builder.Services.AddSingleton(Counter);
        builder.Services.AddSingleton(Patience);

        _app = builder.Build();
        _app.MapGraphQL();
        _app.MapGraphQL("/faulty", _ => throw new InvalidOperationException("The secret of the house."));
        _app.MapGraphQLSchema("/graphql/schema.graphql", () => SchemaText);
    }

    public LogEntries Log { get; } = new();

    public Counter Counter { get; } = new();

    public Patience Patience { get; } = new();

    public string SchemaText { get; set; } = "type Query { \"Grüße\" hello: String }";

    public Uri Address => Client.BaseAddress!;

    public HttpClient Client => _client ?? throw new InvalidOperationException("The server has not started.");

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _app.DisposeAsync();
        Patience.Dispose();
    }

    /// <param name="accept">Null: no Accept header.</param>
    public Task<Answer> Post(string body, string? accept = GraphQLResponseType, string? contentType = "application/json") =>
        Post(Encoding.UTF8.GetBytes(body), accept, contentType);

    /// <param name="contentType">Sent as it is. Null: no Content-Type header.</param>
    public async Task<Answer> Post(byte[] body, string? accept = GraphQLResponseType, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };

        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await Send(request, accept);
    }

    /// <param name="parameters">Encoded already.</param>
    public async Task<Answer> Get(string parameters, string? accept = GraphQLResponseType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters);

        return await Send(request, accept);
    }

    public async Task<Answer> Send(HttpRequestMessage request, string? accept = GraphQLResponseType)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);

        return await Answer.Of(response);
    }

    /// <summary>Sends text as it is and reads the answer; the text must ask the server to close.</summary>
    public async Task<Answer> SendRaw(string request)
    {
        using var connection = await RawConnection.To(Address);
        await connection.Send(request);

        return await connection.ReadAnswer();
    }

    /// <summary>The refusal is complete and well made, and the server goes on.</summary>
    public async Task Refuses(Answer answer, int status, string code)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.False(answer.Has("data"));
        Assert.NotEmpty(answer.Message);
        Assert.EndsWith("; charset=utf-8", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("Accept", answer.Header("Vary"));
        await GoesOn();
    }

    public async Task GoesOn()
    {
        var answer = await Post("""{"query":"{ hello }"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }
}
