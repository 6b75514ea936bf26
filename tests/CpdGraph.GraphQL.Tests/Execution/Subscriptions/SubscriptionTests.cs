using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Specification: Execution, "Subscription".</summary>
[Spec("Execution.Subscriptions")]
public sealed class SubscriptionTests
{
    private const string Sdl =
        """
        type Query { hello: String }
        type Mutation { write: Int }
        type Subscription {
          counted(upTo: Int! = 3): Int
          posted: Post
          refused: Int
        }
        type Post { title: String!  scope: Int!  slow: Int }
        """;

    private readonly List<string> _log = [];
    private readonly EventBroadcast<Post> _posts = new(capacity: 4);
    private Func<CancellationToken, IAsyncEnumerable<Post>>? _source;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_event_gives_a_result_and_then_the_stream_ends()
    {
        await using var stream = await Start().Subscribe("subscription { counted }");

        Assert.Equal(["""{"data":{"counted":1}}""", """{"data":{"counted":2}}""", """{"data":{"counted":3}}"""], await stream.Rest());
    }

    [Fact]
    public async Task The_source_gets_the_arguments_of_the_field()
    {
        await using var stream = await Start().Subscribe("subscription ($n: Int!) { c: counted(upTo: $n) }", new { n = 1 });

        Assert.Equal(["""{"data":{"c":1}}"""], await stream.Rest());
    }

    [Fact]
    public async Task An_event_is_executed_with_the_whole_selection_each_time_in_a_scope_of_its_own()
    {
        await using var stream = await Start().Subscribe("subscription { p: posted { __typename title scope } }");

        Publish("one", "two");

        Assert.Equal("""{"data":{"p":{"__typename":"Post","title":"one","scope":1}}}""", await stream.Next());
        Assert.Equal("""{"data":{"p":{"__typename":"Post","title":"two","scope":2}}}""", await stream.Next());
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], _log);
    }

    [Fact]
    public async Task Nothing_is_lost_between_the_subscription_and_the_first_read()
    {
        await using var stream = await Start().Subscribe("subscription { posted { title } }");

        Publish("early");

        Assert.Equal("""{"data":{"posted":{"title":"early"}}}""", await stream.Next());
    }

    [Fact]
    public async Task An_error_in_one_event_does_not_end_the_stream()
    {
        var harness = Start();
        await using var stream = await harness.Subscribe("subscription { posted { title } }");

        Publish("one", "fails", "three");

        Assert.Equal("""{"data":{"posted":{"title":"one"}}}""", await stream.Next());
        var failed = JsonNode.Parse((await stream.Next())!)!;
        Assert.Null(failed["data"]!["posted"]);
        Assert.Equal("INTERNAL", (string?)failed["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("""["posted","title"]""", failed["errors"]![0]!["path"]!.ToJsonString());
        Assert.Equal("""{"data":{"posted":{"title":"three"}}}""", await stream.Next());
        Assert.Single(harness.Faults);
    }

    [Fact]
    public async Task A_fault_of_the_source_ends_the_stream_with_one_masked_error()
    {
        var harness = Start(_ => Failing(new InvalidOperationException("The secret of the house.")));
        await using var stream = await harness.Subscribe("subscription S { posted { title } }");

        Assert.Equal("""{"data":{"posted":{"title":"one"}}}""", await stream.Next());
        var last = await stream.Next();
        Assert.Null(await stream.Next());

        Assert.DoesNotContain("secret", last, StringComparison.Ordinal);
        var result = JsonNode.Parse(last!)!.AsObject();
        Assert.False(result.ContainsKey("data"));
        var error = Assert.Single(result["errors"]!.AsArray())!;
        Assert.Equal("INTERNAL", (string?)error["extensions"]!["code"]);
        var fault = Assert.Single(harness.Faults);
        Assert.Equal((fault.TraceId, "S", "Subscription.posted"), ((string?)error["extensions"]!["traceId"], fault.OperationName, fault.Coordinate));
    }

    [Fact]
    public async Task What_a_source_tells_the_client_reaches_it()
    {
        await using var stream = await Start(_ => Failing(new GraphQLFieldException("Come back later.", ErrorCodes.Unavailable))).Subscribe("subscription { posted { title } }");

        await stream.Next();

        Assert.Equal(
            """{"errors":[{"message":"Come back later.","locations":[{"line":1,"column":16}],"path":["posted"],"extensions":{"code":"UNAVAILABLE"}}]}""",
            await stream.Next());
        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task A_source_that_cannot_begin_is_a_refusal_at_the_field()
    {
        var answer = await Start().Subscribe("subscription { refused }");

        Assert.False(answer.IsStream);
        Assert.Equal(
            """{"errors":[{"message":"Not today.","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"FORBIDDEN"}}]}""",
            answer.Single());
    }

    [Theory]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { counted refused }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription {", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription ($n: Int!) { counted(upTo: $n) }", "BAD_USER_INPUT")]
    public async Task What_cannot_be_admitted_is_refused_before_a_source_is_asked(string document, string code)
    {
        var answer = await Start().Subscribe(document);

        Assert.False(answer.IsStream);
        Assert.Equal(code, (string?)JsonNode.Parse(answer.Single())!["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Cancelling_reaches_a_waiting_source_at_once_and_ends_the_stream_without_an_error()
    {
        using var client = new CancellationTokenSource();
        await using var stream = await Start(Waiting).Subscribe("subscription { posted { title } }", client: client.Token);
        var next = stream.Next();
        Assert.False(next.IsCompleted);

        await client.CancelAsync();

        Assert.Null(await next);
        Assert.Equal(["source ended"], _log);
    }

    [Fact]
    public async Task The_token_of_whoever_reads_the_results_reaches_a_waiting_source_too()
    {
        using var reader = new CancellationTokenSource();
        await using var stream = await Start(WaitingForItsCaller).Subscribe("subscription { posted { title } }", reader: reader.Token);
        var next = stream.Next();

        await reader.CancelAsync();

        Assert.Null(await next);
    }

    [Fact]
    public async Task A_stream_that_is_not_read_to_its_end_ends_its_source()
    {
        var stream = await Start(ct => Failing(new InvalidOperationException())).Subscribe("subscription { posted { title } }");
        await stream.Next();

        await stream.DisposeAsync();

        Assert.Contains("source ended", _log);
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_stopped_and_the_stream_goes_on()
    {
        await using var stream = await Start(options: new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(20) })
            .Subscribe("subscription { posted { title slow } }");

        Publish("slow", "two");

        Assert.Contains("TIMEOUT", await stream.Next(), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"posted":{"title":"two","slow":1}}}""", await stream.Next());
    }

    [Fact]
    public async Task A_query_and_a_mutation_are_answered_once_in_a_scope_of_their_own()
    {
        var harness = Start();

        Assert.Equal("""{"data":{"hello":"world"}}""", (await harness.Subscribe("{ hello }")).Single());
        Assert.Equal("""{"data":{"write":1}}""", (await harness.Subscribe("mutation { write }")).Single());
        Assert.Equal("begin 1", _log[0]);
    }

    [Fact]
    public async Task Without_a_connection_that_carries_streams_a_subscription_is_refused() =>
        Assert.Equal(["METHOD_NOT_ALLOWED : A subscription needs a transport that carries a stream of events."], await Start().Errors("subscription { counted }"));

    [Fact]
    public async Task A_reader_that_falls_too_far_behind_is_told_and_ended()
    {
        await using var stream = await Start().Subscribe("subscription { posted { title } }");

        Publish("1", "2", "3", "4", "5");

        var error = JsonNode.Parse((await stream.Next())!)!["errors"]![0]!["extensions"]!;
        Assert.Equal("""{"code":"LIMIT_EXCEEDED","limit":"queuedEvents","maximum":4,"actual":5}""", error.ToJsonString());
        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task Every_subscriber_gets_every_event_in_order()
    {
        var posts = new EventBroadcast<int>(capacity: 1_000);
        var readers = Enumerable.Range(0, 20)
            .Select(_ => posts.Subscribe(Cancellation))
            .Select(events => Task.Run(async () => await events.Take(500).ToListAsync(Cancellation)))
            .ToArray();

        await Task.Run(() => { for (var i = 0; i < 500; i++) { posts.Publish(i); } }, Cancellation);

        Assert.All(await Task.WhenAll(readers), read => Assert.Equal(Enumerable.Range(0, 500), read));
    }

    private void Publish(params string[] titles)
    {
        foreach (var title in titles)
        {
            _posts.Publish(new Post(title));
        }
    }

    private Harness Start(Func<CancellationToken, IAsyncEnumerable<Post>>? source = null, ExecutionOptions? options = null)
    {
        _source = source ?? _posts.Subscribe;
        var harness = new Harness(Sdl, Bind, options);
        harness.Services[typeof(IScopeFactory)] = new Scopes(_log);

        return harness;
    }

    private void Bind(SchemaBinding binding)
    {
        binding.Query.Field("hello", _ => "world");
        binding.Mutation.Batch<int>("write", (batch, _) => { batch.Fill(_ => 1); return ValueTask.CompletedTask; });
        binding.Type<Post>("Post")
            .Field("title", post => post.Title == "fails" ? throw new InvalidOperationException("The secret of the house.") : post.Title)
            .Field("scope", (_, context) => context.Service<Scope>().Number)
            .Batch<int>("slow", SlowAsync);
        binding.Subscription
            .Field<CountArguments, int>("counted", (arguments, _, _) => Enumerable.Range(1, arguments.UpTo).ToAsyncEnumerable())
            .Field("posted", (_, cancellation) => _source!(cancellation))
            .Field<int>("refused", (_, _) => throw new GraphQLFieldException("Not today.", ErrorCodes.Forbidden));
    }

    private static async ValueTask SlowAsync(FieldBatch<Post, int> batch, CancellationToken cancellation)
    {
        await Task.Delay(batch.Parents[0].Title == "slow" ? Timeout.Infinite : 0, cancellation);
        batch.Fill(_ => 1);
    }

    private async IAsyncEnumerable<Post> Failing(Exception failure)
    {
        try
        {
            yield return new Post("one");
            await Task.Yield();
            throw failure;
        }
        finally
        {
            _log.Add("source ended");
        }
    }

    private async IAsyncEnumerable<Post> Waiting([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            yield break;
        }
        finally
        {
            _log.Add("source ended");
        }
    }

    // No token but that of the call, as in a source that is no iterator.
    private static IAsyncEnumerable<Post> WaitingForItsCaller(CancellationToken cancellation)
    {
        return Wait();

        async IAsyncEnumerable<Post> Wait()
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            yield break;
        }
    }

    private sealed record Post(string Title);

    private sealed record CountArguments(int UpTo);

    private sealed class Scope(int number, List<string> log) : IServiceScopeHandle, IServiceProvider
    {
        public int Number => number;

        public IServiceProvider Services => this;

        public object? GetService(Type serviceType) => serviceType == typeof(Scope) ? this : null;

        public ValueTask DisposeAsync()
        {
            log.Add($"end {number}");

            return ValueTask.CompletedTask;
        }
    }

    private sealed class Scopes(List<string> log) : IScopeFactory
    {
        private int _number;

        public IServiceScopeHandle CreateScope()
        {
            log.Add($"begin {++_number}");

            return new Scope(_number, log);
        }
    }
}
