using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>The HTTP layer over a real Kestrel, with subscriptions, for one test.</summary>
public sealed class StreamServer : IAsyncDisposable
{
    private const string Sdl =
        """
        type Query { hello: String!  wait: String }
        type Mutation { count: Int! }
        type Subscription { ticks(upTo: Int! = 3): Int  posted: String  silent: Int  failing: Int  large(size: Int!): String }
        """;

    private readonly WebApplication _app;

    private StreamServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(20) };
        Caller = app.Services.GetRequiredService<StreamCaller>();
        Posts = app.Services.GetRequiredService<EventBroadcast<string>>();
        Patience = app.Services.GetRequiredService<Patience>();
        Counter = app.Services.GetRequiredService<Counter>();
        Watchers = app.Services.GetRequiredKeyedService<Counter>("watchers");
        Log = app.Services.GetRequiredService<LogEntries>();
    }

    public HttpClient Client { get; }

    /// <summary>Who every connection is.</summary>
    public StreamCaller Caller { get; }

    public EventBroadcast<string> Posts { get; }

    /// <summary>Seen from the field <c>silent</c>.</summary>
    public Patience Patience { get; }

    public Counter Counter { get; }

    /// <summary>How many have begun to watch the field <c>posted</c>.</summary>
    public Counter Watchers { get; }

    public LogEntries Log { get; }

    public Uri SocketAddress => new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    /// <param name="configure">Changes the defaults.</param>
    /// <param name="caller">Null: somebody without a name.</param>
    /// <param name="engine">Null for the defaults.</param>
    /// <param name="budget">Null: everybody may spend anything.</param>
    public static async Task<StreamServer> StartAsync(
        Action<StreamOptions>? configure = null, StreamCaller? caller = null, ExecutionOptions? engine = null, IOperationBudget? budget = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogEntries();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddGraphQLHttp();
        builder.Services.Configure<StreamOptions>(options => configure?.Invoke(options));
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton(Executor(engine, budget));
        builder.Services.AddSingleton(new EventBroadcast<string>(1_000));
        builder.Services.AddSingleton<Patience>();
        builder.Services.AddSingleton<Counter>();
        builder.Services.AddKeyedSingleton<Counter>("watchers");
        builder.Services.AddSingleton(caller ?? new StreamCaller());
        builder.Services.AddScoped<IConnectionCaller>(services => services.GetRequiredService<StreamCaller>());

        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);

        return new StreamServer(app);
    }

    /// <summary>Stops as a host does that was told to.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Opens an event stream by POST.</summary>
    public Task<SseStream> Subscribe(string query) => SseStream.OpenAsync(Client, query);

    /// <summary>Opens a socket.</summary>
    public Task<SocketClient> Connect(string? subprotocol = SocketClient.Subprotocol) => SocketClient.ConnectAsync(SocketAddress, subprotocol);

    /// <summary>Opens a socket and is acknowledged.</summary>
    public async Task<SocketClient> ConnectAcknowledged()
    {
        var socket = await Connect();
        await socket.Send("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Receive());

        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static GraphQLExecutor Executor(ExecutionOptions? engine, IOperationBudget? budget)
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source(Sdl, "streams.graphql")]));

        binding.Query
            .Field("hello", _ => "world")
            .Batch<string?>("wait", async (batch, cancellation) =>
            {
                await batch.Service<Patience>().Wait(cancellation);
                batch.Fill(_ => "done");
            });
        binding.Mutation.Batch<int>("count", (batch, _) =>
        {
            var value = batch.Service<Counter>().Increment();
            batch.Fill(_ => value);

            return ValueTask.CompletedTask;
        });
        binding.Subscription
            .Field<TicksArguments, int>("ticks", (arguments, _, _) => AsyncEnumerable.Range(1, arguments.UpTo))
            .Field("posted", (context, cancellation) => Posted(context, cancellation))
            .Field("silent", (context, cancellation) => SilentAsync(context.Service<Patience>(), cancellation))
            .Field("failing", (_, _) => FailingAsync())
            .Field<LargeArguments, string>("large", (arguments, _, _) => AsyncEnumerable.Repeat(new string('x', arguments.Size), int.MaxValue));

        return new GraphQLExecutor(binding.Build(), engine, budget: budget);
    }

    private static IAsyncEnumerable<string> Posted(RequestContext context, CancellationToken cancellation)
    {
        var events = context.Service<EventBroadcast<string>>().Subscribe(cancellation);
        context.Services.GetRequiredKeyedService<Counter>("watchers").Increment();

        return events;
    }

    private static async IAsyncEnumerable<int> SilentAsync(Patience patience, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await patience.Wait(cancellation);
        yield break;
    }

    private static async IAsyncEnumerable<int> FailingAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new GraphQLFieldException("The source has run dry.", ErrorCodes.Unavailable);
    }

    private sealed record TicksArguments(int UpTo);

    private sealed record LargeArguments(int Size);
}
