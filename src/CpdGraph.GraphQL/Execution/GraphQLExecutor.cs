using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Telemetry;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Runs requests against one schema. Safe to share; one a schema, since it keeps the compiled documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly ExecutableSchema _schema;
    private readonly ExecutionOptions _options;
    private readonly Func<FieldFault, GraphQLFieldException?>? _onFault;
    private readonly IOperationLog? _log;
    private readonly OperationLoad _load;
    private readonly OperationAdmission _admission;

    /// <param name="schema">The schema with everything bound to it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="onFault">
    /// Told once of each unexpected exception of a resolver. Answers what the client may be told of it; null: nothing, it is masked as
    /// INTERNAL. Must be thread-safe and must not throw.
    /// </param>
    /// <param name="log">Told of each operation when it has ended. Null: nobody is.</param>
    /// <param name="budget">What callers may spend. Null: as much as they like, each operation up to <see cref="ExecutionOptions.MaxCost"/>.</param>
    public GraphQLExecutor(
        ExecutableSchema schema,
        ExecutionOptions? options = null,
        Func<FieldFault, GraphQLFieldException?>? onFault = null,
        IOperationLog? log = null,
        IOperationBudget? budget = null)
    {
        _schema = schema;
        _options = options ?? new ExecutionOptions();
        _onFault = onFault;
        _log = log;
        _load = new OperationLoad(_options.Load);
        _admission = new OperationAdmission(schema, _options, _load, budget);
    }

    /// <summary>The schema that is served.</summary>
    public ExecutableSchema Schema => _schema;

    /// <summary>Runs one request. Completes at once when no resolver has to wait. Never throws for what a client can send.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled: nobody waits for the answer.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellation) =>
        OperationMeasurement.IsWanted(_log) ? MeasureAsync(request, cancellation) : RunAsync(request, cancellation);

    /// <summary>
    /// Runs one request over a connection that carries streams: a subscription begins, a query or mutation is answered. The request's bytes
    /// are not read any more once this has completed; its services are until the stream has ended.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled before there was an answer.</exception>
    public ValueTask<OperationAnswer> SubscribeAsync(GraphQLRequest request, CancellationToken cancellation) =>
        OperationMeasurement.IsWanted(_log) ? MeasureStreamAsync(request, cancellation) : BeginAsync(request, cancellation);

    /// <summary>Prepares a document that requests will name by an id and not send. It obeys the limits of every other document.</summary>
    /// <param name="text">The document in UTF-8; kept, so nobody may change it any more.</param>
    /// <param name="name">What messages call it, for example its file.</param>
    /// <param name="document">For <see cref="GraphQLRequest.Stored"/> of requests to this executor.</param>
    /// <param name="errors">All that is wrong with it, each with name, line and column.</param>
    public bool TryStore(ReadOnlyMemory<byte> text, string name, [NotNullWhen(true)] out StoredDocument? document, out ImmutableArray<GraphQLError> errors) =>
        (document = StoredDocument.Of(text, name, _schema, _options, out errors)) is not null;

    private async ValueTask<ExecutionResult> MeasureAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        using var measurement = OperationMeasurement.Start(request.Document, _log);
        var result = await RunAsync(request, cancellation).ConfigureAwait(false);
        measurement.End(result);

        return result;
    }

    private ValueTask<ExecutionResult> RunAsync(GraphQLRequest request, CancellationToken cancellation) =>
        _admission.TryAdmit(request, asStream: false, out var operation, out var refusal)
            ? new OperationRun(_schema, _options, _load, _onFault, request, operation).RunAsync(cancellation)
            : new(refusal);

    private async ValueTask<OperationAnswer> MeasureStreamAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        using var measurement = OperationMeasurement.Start(request.Document, _log);
        var answer = await BeginAsync(request, cancellation).ConfigureAwait(false);

        if (answer.Result is not { } result)
        {
            return measurement.Whole(answer);
        }

        measurement.End(result);

        return answer;
    }

    private async ValueTask<OperationAnswer> BeginAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        if (!_admission.TryAdmit(request, asStream: true, out var operation, out var refusal))
        {
            return new(refusal);
        }

        if (operation.Plan.Type == OperationType.Subscription)
        {
            return new SubscriptionRun(_schema, _options, _load, _onFault, request, operation).Start(cancellation);
        }

        // One connection carries several operations: each has services of its own, as if it had come alone.
        await using var scope = ServiceScope.Of(request.Services);
        var run = new OperationRun(_schema, _options, _load, _onFault, request with { Services = scope.Services }, operation);

        return new(await run.RunAsync(cancellation).ConfigureAwait(false));
    }
}
