using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Telemetry;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>A small schema with everything bound, and requests against it.</summary>
internal sealed class Harness
{
    private readonly GraphQLExecutor _executor;

    public Harness(
        string sdl, Action<SchemaBinding> bind, ExecutionOptions? options = null, BindingOptions? binding = null, IOperationLog? log = null)
    {
        var schema = SchemaBuilder.Build([new Source(sdl, "test.graphql")]);
        var schemaBinding = new SchemaBinding(schema, binding);

        bind(schemaBinding);
        _executor = new GraphQLExecutor(schemaBinding.Build(), options, Meet, log);
    }

    public List<FieldFault> Faults { get; } = [];

    /// <summary>What clients are told of an unexpected exception. Null: nothing.</summary>
    public Func<Exception, GraphQLFieldException?>? Tell { get; init; }

    public Dictionary<Type, object> Services { get; } = [];

    /// <summary>The response as JSON text, as it would be sent.</summary>
    public async Task<string> Send(string document, object? variables = null, string? operationName = null, bool mutationsAllowed = true, CancellationToken? client = null)
    {
        var json = variables switch
        {
            null => "",
            string text => text,
            _ => JsonSerializer.Serialize(variables),
        };

        using var result = await _executor.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = Encoding.UTF8.GetBytes(json),
                OperationName = operationName,
                Services = new Provider(Services),
                MutationsAllowed = mutationsAllowed,
            },
            client ?? TestContext.Current.CancellationToken);

        return Encoding.UTF8.GetString(result.Body.Span);
    }

    /// <summary>How many pieces a response is sent in.</summary>
    public async Task<int> Pieces(string document)
    {
        using var result = await _executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = new Provider(Services) }, TestContext.Current.CancellationToken);
        var destination = new CountingPipe();
        await result.WriteToAsync(destination, TestContext.Current.CancellationToken);

        return destination.Writes;
    }

    /// <summary>Runs an operation of any kind over a connection that carries streams. Asked for a result, gives its JSON text.</summary>
    public async Task<Subscribed> Subscribe(string document, object? variables = null, CancellationToken? client = null, CancellationToken? reader = null)
    {
        var answer = await _executor.SubscribeAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToUtf8Bytes(variables),
                Services = new Provider(Services),
            },
            client ?? TestContext.Current.CancellationToken);

        return new Subscribed(answer, reader ?? TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> SendJson(string document, object? variables = null) => JsonNode.Parse(await Send(document, variables))!;

    /// <summary>Just the data, without errors: a test that expects none notices any.</summary>
    public async Task<string> Data(string document, object? variables = null)
    {
        var response = await Send(document, variables);

        Assert.StartsWith("{\"data\":", response, StringComparison.Ordinal);

        return response["{\"data\":".Length..^1];
    }

    /// <summary>Each error as "code path: message".</summary>
    public async Task<string[]> Errors(string document, object? variables = null)
    {
        var response = await SendJson(document, variables);

        return
        [
            .. (response["errors"]?.AsArray() ?? []).Select(error =>
                $"{error!["extensions"]!["code"]} {string.Join('.', error["path"]?.AsArray().Select(segment => segment!.ToString()) ?? [])}: {error["message"]}"),
        ];
    }

    private GraphQLFieldException? Meet(FieldFault fault)
    {
        Faults.Add(fault);

        return Tell?.Invoke(fault.Exception);
    }

    private sealed class Provider(Dictionary<Type, object> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services.GetValueOrDefault(serviceType);
    }
}
