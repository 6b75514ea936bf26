using System.Collections.Immutable;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>One operation from its plan to its response.</summary>
internal sealed class OperationRun(
    ExecutableSchema schema,
    ExecutionOptions options,
    OperationLoad load,
    Func<FieldFault, GraphQLFieldException?>? onFault,
    GraphQLRequest request,
    AdmittedOperation operation)
{
    private readonly OperationPlan _plan = operation.Plan;
    private readonly List<Failure> _failures = [];
    private readonly List<RowBatch> _roots = [];
    private RequestContext? _context;

    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public ValueTask<ExecutionResult> RunAsync(CancellationToken cancellation)
    {
        load.Begin();

        try
        {
            var run = _plan.Type == OperationType.Mutation ? RunMutationAsync(cancellation) : RunQueryAsync(cancellation);

            // From here on the result counts the operation, until it is disposed.
            return run.IsCompletedSuccessfully ? run : EndedIfItFails(run);
        }
        catch
        {
            load.End(0);
            throw;
        }
    }

    private async ValueTask<ExecutionResult> EndedIfItFails(ValueTask<ExecutionResult> run)
    {
        try
        {
            return await run.ConfigureAwait(false);
        }
        catch
        {
            load.End(0);
            throw;
        }
    }

    private ValueTask<ExecutionResult> RunQueryAsync(CancellationToken cancellation)
    {
        var context = _context = new RequestContext(request.Services, request.RootValue, cancellation);
        var root = Root(_plan.Roots[0], context);
        var execution = new OperationExecution(schema, operation.Variables, _failures);

        // A query that only reads what is in memory is done before anything could be awaited, and needs no time limit.
        execution.Expand(root);

        return execution.IsDone ? new(Finish()) : AwaitQueryAsync(execution, context, cancellation);
    }

    private async ValueTask<ExecutionResult> AwaitQueryAsync(OperationExecution execution, RequestContext context, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        limit.CancelAfter(options.Timeout);
        context.Cancellation = limit.Token;

        var isInLane = false;

        try
        {
            isInLane = await load.TryEnterLaneAsync(limit.Token).ConfigureAwait(false);

            if (!isInLane)
            {
                await execution.SettleAsync().ConfigureAwait(false);

                return Overloaded();
            }

            await execution.DrainAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await execution.SettleAsync().ConfigureAwait(false);

            return TimedOut();
        }
        catch
        {
            await execution.SettleAsync().ConfigureAwait(false);
            Release();
            throw;
        }
        finally
        {
            if (isInLane)
            {
                load.LeaveLane();
            }
        }

        return Finish();
    }

    private async ValueTask<ExecutionResult> RunMutationAsync(CancellationToken cancellation)
    {
        // A client that hangs up must not leave a change half done: a mutation is stopped by the time limit alone.
        using var limit = new CancellationTokenSource(options.Timeout);

        try
        {
            if (!await load.TryEnterLaneAsync(limit.Token).ConfigureAwait(false))
            {
                return Overloaded();
            }
        }
        catch (OperationCanceledException)
        {
            return TimedOut();
        }

        try
        {
            return await RunRootFieldsAsync(limit).ConfigureAwait(false);
        }
        finally
        {
            load.LeaveLane();
        }
    }

    /// <summary>Root fields one after the other, each with services and a transaction of its own.</summary>
    private async ValueTask<ExecutionResult> RunRootFieldsAsync(CancellationTokenSource limit)
    {
        var scopes = new List<IAsyncDisposable>(_plan.Roots.Length);

        try
        {
            foreach (var rootPlan in _plan.Roots)
            {
                var scope = ServiceScope.Of(request.Services);
                scopes.Add(scope);

                await RunRootFieldAsync(rootPlan, scope, limit.Token).ConfigureAwait(false);
            }

            // Leaves are read from their parents, and so from the scopes' services, while the response is written.
            return Finish();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return TimedOut();
        }
        finally
        {
            for (var i = scopes.Count - 1; i >= 0; i--)
            {
                await scopes[i].DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask RunRootFieldAsync(SelectionPlan rootPlan, ServiceScope scope, CancellationToken limit)
    {
        var context = new RequestContext(scope.Services, request.RootValue, limit);
        var root = Root(rootPlan, context);

        if (rootPlan.Fields[0].Kind == FieldKind.TypeName)
        {
            // Nothing to run: it is written from the plan.
            return;
        }

        var execution = new OperationExecution(schema, operation.Variables, _failures);
        var unit = (IMutationUnit?)scope.Services.GetService(typeof(IMutationUnit));

        if (!execution.MayRead(root, 0))
        {
            return;
        }

        try
        {
            if (unit is not null)
            {
                await unit.BeginAsync(limit).ConfigureAwait(false);
            }

            var answered = await execution.RunRootFieldAsync(root).ConfigureAwait(false);

            if (unit is not null && answered)
            {
                await unit.CommitAsync(limit).ConfigureAwait(false);
            }
            else if (unit is not null)
            {
                await unit.RollbackAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (unit is not null)
            {
                await unit.RollbackAsync().ConfigureAwait(false);
            }

            if (exception is OperationCanceledException && limit.IsCancellationRequested)
            {
                throw;
            }

            // The transaction could not begin or commit: the field failed, whatever its resolver had answered.
            execution.FailRootField(root, exception);
        }

        try
        {
            execution.ExpandRootField(root);
            await execution.DrainAsync(limit).ConfigureAwait(false);
        }
        catch
        {
            await execution.SettleAsync().ConfigureAwait(false);
            throw;
        }
    }

    private RowBatch Root(SelectionPlan rootPlan, RequestContext context)
    {
        var root = new RowBatch(rootPlan, context, owner: null);

        root.Add(Binding.Root.Instance, 0);
        _roots.Add(root);

        return root;
    }

    private ExecutionResult Finish()
    {
        var buffer = new PooledBuffer(options.MaxResponseBytes);

        try
        {
            if (_failures.Count == 0 && TryWrite(buffer))
            {
                return Result(buffer, []);
            }

            buffer.Clear();

            return Result(buffer, WriteCarefully(buffer));
        }
        catch (ResponseTooLargeException exception)
        {
            buffer.Dispose();

            return Answerless(new GraphQLError(
                $"The answer would be larger than {exception.Maximum} bytes. Ask for fewer rows or fields at a time.", ErrorCodes.LimitExceeded)
            {
                Extensions = Limits.Extensions("responseBytes", exception.Maximum, exception.Maximum + 1L),
            });
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Writes as if nothing could fail, which is the rule. False when a leaf could not be written.</summary>
    private bool TryWrite(PooledBuffer buffer)
    {
        try
        {
            ResponseWriter.WriteData(buffer, _roots, operation.ReportedCost);

            return true;
        }
        catch (Exception exception) when (exception is not (ResponseTooLargeException or OutOfMemoryException))
        {
            return false;
        }
    }

    private ImmutableArray<GraphQLError> WriteCarefully(PooledBuffer buffer)
    {
        var rest = new OperationExecution(schema, operation.Variables, _failures);
        var leaves = new LeafCompletion(schema, _failures);

        foreach (var root in _roots)
        {
            rest.ReadPlainObjects(root);
            leaves.Complete(root);
            NullPropagation.Sweep(root);
        }

        var errors = new FailureReport(_plan.Name, options, onFault).Errors(_failures, _roots);

        if (errors.IsEmpty)
        {
            // A leaf that failed once and not the second time: a resolver that is not a function of its parent.
            ResponseWriter.WriteData(buffer, _roots, operation.ReportedCost);
        }
        else
        {
            ResponseWriter.WriteWithErrors(buffer, _roots, errors, operation.ReportedCost);
        }

        return errors;
    }

    /// <summary>Refused before anything was asked for that one has to wait for.</summary>
    private ExecutionResult Overloaded()
    {
        Release();

        var buffer = new PooledBuffer(int.MaxValue);
        ImmutableArray<GraphQLError> errors = [GraphQLErrors.Overloaded()];

        ResponseWriter.WriteRefusal(buffer, errors);

        return Result(buffer, errors, hasData: false);
    }

    private ExecutionResult TimedOut()
    {
        Release();

        return Answerless(new GraphQLError(
            $"The operation took longer than {options.Timeout.TotalSeconds:0.#} s and was stopped. Ask for less at a time.", ErrorCodes.Timeout));
    }

    /// <summary>A response whose data is null: the operation was begun, and none of it is told.</summary>
    private ExecutionResult Answerless(GraphQLError error)
    {
        var buffer = new PooledBuffer(int.MaxValue);

        ResponseWriter.WriteWithErrors(buffer, null, [error], operation.ReportedCost);

        return Result(buffer, [error]);
    }

    private ExecutionResult Result(PooledBuffer buffer, ImmutableArray<GraphQLError> errors, bool hasData = true)
    {
        var result = new ExecutionResult(buffer, hasData, errors)
        {
            OperationName = _plan.Name,
            Operation = _plan.Type,
            MaxAge = errors.IsEmpty ? MaxAge() : null,
        };

        return result.CountedIn(load);
    }

    /// <summary>The time of the plan's fields, or the shorter one that a resolver asked for. A mutation's is none by its plan.</summary>
    private TimeSpan? MaxAge() => _plan.MaxAge is { } planned && _context?.MaxAge is { } asked && asked < planned ? asked : _plan.MaxAge;

    private void Release()
    {
        foreach (var root in _roots)
        {
            root.Release();
        }

        _roots.Clear();
    }
}
