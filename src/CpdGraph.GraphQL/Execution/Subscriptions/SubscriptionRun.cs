using System.Runtime.CompilerServices;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Telemetry;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Specification: Execution, "Subscription". One subscription from its plan to its end.</summary>
internal sealed class SubscriptionRun(
    ExecutableSchema schema,
    ExecutionOptions options,
    OperationLoad load,
    Func<FieldFault, GraphQLFieldException?>? onFault,
    GraphQLRequest request,
    AdmittedOperation operation)
{
    private readonly OperationPlan _plan = operation.Plan;

    // Validation lets exactly one root field pass.
    private readonly FieldPlan _field = operation.Plan.Roots[0].Fields[0];

    // What was sent goes back to its pool long before the stream ends.
    private readonly GraphQLRequest _request = request with { Document = default, Variables = default, Extensions = default };

    /// <summary>Specification: "CreateSourceEventStream()". A source that cannot begin is a refusal.</summary>
    public OperationAnswer Start(CancellationToken cancellation)
    {
        // Whoever reads the results brings a token of its own, later: it must reach the source as well.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        try
        {
            return new(ResultsAsync(Subscribe(ended.Token), ended, CancellationToken.None));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !IsOver(exception, cancellation))
        {
            ended.Dispose();

            return new(Failed(exception is InputException input ? OperationExecution.RefusalOf(input) : exception));
        }
    }

    private IAsyncEnumerable<object?> Subscribe(CancellationToken ended)
    {
        var context = new RequestContext(_request.Services, _request.RootValue, ended);

        return Denial(context) is { } denial
            ? throw denial
            : ((IEventSource)_field.Resolver!).Subscribe(_field.Arguments.Build(operation.Variables), context, ended);
    }

    /// <summary>Specification: "MapSourceToResponseEvent()".</summary>
    /// <param name="ended">Ends the source. Owned by this.</param>
    /// <param name="reader">Ends it too.</param>
    private async IAsyncEnumerable<ExecutionResult> ResultsAsync(
        IAsyncEnumerable<object?> events, CancellationTokenSource ended, [EnumeratorCancellation] CancellationToken reader)
    {
        using var owned = ended;
        await using var registration = reader.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ended);
        var cancellation = ended.Token;
        await using var source = events.GetAsyncEnumerator(cancellation);

        while (true)
        {
            var (result, isLast) = await NextAsync(source, cancellation).ConfigureAwait(false);

            if (result is not null)
            {
                yield return result;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    /// <returns>Null: nothing to tell.</returns>
    private async ValueTask<(ExecutionResult? Result, bool IsLast)> NextAsync(IAsyncEnumerator<object?> source, CancellationToken cancellation)
    {
        try
        {
            return await source.MoveNextAsync().ConfigureAwait(false)
                ? await ExecuteAsync(source.Current, cancellation).ConfigureAwait(false)
                : (null, true);
        }
        catch (Exception exception) when (IsOver(exception, cancellation))
        {
            return (null, true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return (Failed(exception), true);
        }
    }

    /// <summary>Specification: "ExecuteSubscriptionEvent()". With services and a time limit of its own; what fails within is an error beside its data.</summary>
    private async ValueTask<(ExecutionResult? Result, bool IsLast)> ExecuteAsync(object? @event, CancellationToken cancellation)
    {
        await using var scope = ServiceScope.Of(_request.Services);
        var context = new RequestContext(scope.Services, @event, cancellation);

        // Rights can have changed since the last event.
        if (Denial(context) is { } denial)
        {
            return (Failed(denial), true);
        }

        if (IsHidden(@event, context))
        {
            return (null, false);
        }

        using var measurement = OperationMeasurement.Start(document: default, log: null);
        var run = new OperationRun(schema, options, load, onFault, _request with { Services = scope.Services, RootValue = @event }, operation);
        var result = await run.RunAsync(cancellation).ConfigureAwait(false);
        measurement.End(result);

        return (result, false);
    }

    private GraphQLFieldException? Denial(RequestContext context) =>
        _field.Rule?.Decide(context) is { IsAllowed: false } verdict ? new GraphQLFieldException(verdict.Message!, verdict.Code!) : null;

    /// <summary>Whether the event is an object that the caller may not see: it is left out, as if nothing had happened.</summary>
    private bool IsHidden(object? @event, RequestContext context) =>
        @event is not null && _field.Type.Nullable is CompositeType && ObjectCompletion.IsGated(schema, _field, @event, context);

    private ExecutionResult Failed(Exception exception)
    {
        var result = ExecutionResult.RequestErrors(new FailureReport(_plan.Name, options, onFault).ErrorOf(exception, _field, [_field.ResponseName]));

        result.OperationName = _plan.Name;
        result.Operation = _plan.Type;

        return result;
    }

    private static bool IsOver(Exception exception, CancellationToken cancellation) =>
        exception is OperationCanceledException && cancellation.IsCancellationRequested;
}
