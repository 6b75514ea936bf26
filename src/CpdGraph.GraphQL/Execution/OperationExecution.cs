using System.Collections;
using System.Runtime.ExceptionServices;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Telemetry;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// Runs one plan breadth-first: each field once for all its parents. What can be read at once is read at once, down to the leaves; batch
/// resolvers queue. Those that use the request's database context run one after the other, parallel ones beside them; nothing waits for a timer.
/// </summary>
internal sealed class OperationExecution(ExecutableSchema schema, VariableValues variables, List<Failure> failures)
{
    private readonly Queue<(RowBatch Batch, int Field)> _serial = [];
    private readonly List<RunningStep> _running = [];
    private ResultColumn? _rootResults;
    private readonly ObjectCompletion _completion = new(schema, failures);

    /// <summary>Whether nothing has to be awaited any more.</summary>
    public bool IsDone => _serial.Count == 0 && _running.Count == 0;

    /// <summary>Runs the resolver of a mutation's root field, and no more: its selection set is read after the commit.</summary>
    /// <returns>Whether the resolver answered.</returns>
    public async ValueTask<bool> RunRootFieldAsync(RowBatch root)
    {
        var noted = failures.Count;

        _rootResults = CreateResults(root, 0);
        await RunResolverAsync(root, 0, _rootResults).ConfigureAwait(false);

        return failures.Count == noted && _rootResults.Failures is null && _rootResults.IsSet(0);
    }

    /// <summary>Fails a mutation's root field although its resolver answered.</summary>
    public void FailRootField(RowBatch root, Exception exception) => FailAll(_rootResults ??= CreateResults(root, 0), exception);

    /// <summary>Takes the result of a mutation's root field over and reads on below it.</summary>
    public void ExpandRootField(RowBatch root) => Take(root, 0, _rootResults!);

    /// <summary>Runs what is queued until nothing is left.</summary>
    public async ValueTask DrainAsync(CancellationToken deadline)
    {
        while (_serial.Count > 0 || _running.Count > 0)
        {
            deadline.ThrowIfCancellationRequested();

            if (_serial.TryDequeue(out var step))
            {
                var results = CreateResults(step.Batch, step.Field);

                await RunResolverAsync(step.Batch, step.Field, results).ConfigureAwait(false);
                Take(step.Batch, step.Field, results);
                TakeFinished();
            }
            else
            {
                await Task.WhenAny(_running.Select(running => running.Task)).ConfigureAwait(false);
                TakeFinished();
            }
        }
    }

    /// <summary>What a client is told of an argument that does not fit.</summary>
    public static GraphQLFieldException RefusalOf(InputException exception) => new(
        (exception.HasPath ? $"Argument \"{exception.PathFrom("").TrimStart('.')}\" has an invalid value: " : "") + exception.Message,
        exception.Limit is null ? Results.ErrorCodes.BadUserInput : Results.ErrorCodes.LimitExceeded,
        exception.Limit is null ? null : Results.Limits.Extensions(exception.Limit, exception.Maximum, exception.Actual));

    /// <summary>Waits for what still runs: after a failure nothing may go on using the request's services.</summary>
    public async ValueTask SettleAsync()
    {
        foreach (var running in _running)
        {
            await running.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads what can be read at once from a batch and all below it, and queues the rest.</summary>
    public void Expand(RowBatch batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var fields = batch.Plan.Fields;

        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Rule is not null && !MayRead(batch, i))
            {
                continue;
            }

            switch (fields[i].Kind)
            {
                case FieldKind.ReadObject:
                    ReadObjects(batch, i);
                    break;
                case FieldKind.BatchLeaf or FieldKind.BatchObject when fields[i].Resolver is BatchResolver { IsParallel: true }:
                    Start(batch, i);
                    break;
                case FieldKind.BatchLeaf or FieldKind.BatchObject:
                    _serial.Enqueue((batch, i));
                    break;
                case FieldKind.ReadLeaf when fields[i].Arguments != ArgumentPlan.None:
                    PrepareLeaf(batch, i);
                    break;
                case FieldKind.ReadLeaf or FieldKind.PlainObject or FieldKind.TypeName:
                    // Written straight from the parent, later.
                    break;
            }
        }
    }

    /// <summary>
    /// Reads into columns what would have been read while the response is written. Once something has failed, every object needs a place of
    /// its own: for the paths of errors, and to become null where a field of it did. Recursion follows the plan, whose depth is limited.
    /// </summary>
    public void ReadPlainObjects(RowBatch batch)
    {
        for (var i = 0; i < batch.Plan.Fields.Length; i++)
        {
            if (batch.Plan.Fields[i].Kind == FieldKind.PlainObject)
            {
                ReadObjects(batch, i);
            }

            if (batch.Columns[i] is ObjectColumn column)
            {
                foreach (var child in column.Children)
                {
                    ReadPlainObjects(child);
                }
            }
        }
    }

    /// <summary>Whether the caller may read a field at all. Where not, it is null for every parent, with an error; single parents may be hidden without one.</summary>
    public bool MayRead(RowBatch batch, int index)
    {
        var field = batch.Plan.Fields[index];

        if (field.Rule is not { } rule)
        {
            return true;
        }

        var verdict = rule.Decide(batch.Context);

        if (!verdict.IsAllowed)
        {
            Deny(batch, index, new GraphQLFieldException(verdict.Message!, verdict.Code!));
        }
        else if (rule.IsPerObject)
        {
            HideRows(batch, index, rule);
        }

        return verdict.IsAllowed;
    }

    private void Deny(RowBatch batch, int index, GraphQLFieldException denial)
    {
        var field = batch.Plan.Fields[index];
        var objects = field.Kind is FieldKind.ReadObject or FieldKind.BatchObject ? new ObjectColumn(field, batch) : null;

        batch.Columns[index] = (FieldColumn?)objects ?? new CompletedLeafColumn(field, batch);

        for (var row = 0; row < batch.Count; row++)
        {
            failures.Add(new Failure(batch, index, row, Failure.AtField, denial));

            if (objects is not null)
            {
                objects.AddNullAt(0);
            }
        }
    }

    private static void HideRows(RowBatch batch, int index, AccessRule rule)
    {
        bool[]? hidden = null;

        for (var row = 0; row < batch.Count; row++)
        {
            if (!rule.Allows(batch[row], batch.Context))
            {
                (hidden ??= new bool[batch.Count])[row] = true;
            }
        }

        if (hidden is not null)
        {
            batch.Hide(index, hidden);
        }
    }

    private void PrepareLeaf(RowBatch batch, int index)
    {
        if (TryBuildArguments(batch, index, out var arguments))
        {
            batch.SetLeafArguments(index, arguments);
        }
        else
        {
            // All null: the failures are noted.
            batch.Columns[index] = new CompletedLeafColumn(batch.Plan.Fields[index], batch);
        }
    }

    private void ReadObjects(RowBatch batch, int index)
    {
        var field = batch.Plan.Fields[index];
        var resolver = (ReadResolver)field.Resolver!;
        var column = new ObjectColumn(field, batch);

        batch.Columns[index] = column;

        if (TryBuildArguments(batch, index, out var arguments))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                try
                {
                    _completion.Complete(column, index, row, batch.IsHidden(index, row) ? null : resolver.Read(batch[row], arguments, batch.Context));
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    _completion.Complete(column, index, row, exception);
                }
            }
        }
        else
        {
            for (var row = 0; row < batch.Count; row++)
            {
                column.AddNullAt(0);
            }
        }

        ExpandChildren(column);
    }

    private static ResultColumn CreateResults(RowBatch batch, int index) =>
        batch.Plan.Fields[index].Resolver!.CreateColumn(batch.Count, batch.Plan.Fields[index].Writer);

    private void Start(RowBatch batch, int index)
    {
        var results = CreateResults(batch, index);
        var task = RunResolverAsync(batch, index, results);

        _running.Add(new RunningStep(batch, index, results, task.IsCompletedSuccessfully ? Task.CompletedTask : task.AsTask()));
    }

    private void TakeFinished()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            var running = _running[i];

            if (running.Task.IsCompleted)
            {
                _running.RemoveAt(i);

                if (running.Task.IsFaulted)
                {
                    ExceptionDispatchInfo.Throw(running.Task.Exception.InnerException!);
                }

                Take(running.Batch, running.Field, running.Results);
            }
        }
    }

    /// <summary>Runs a batch resolver. What it throws fails the field for every parent; only the end of the request's time passes through.</summary>
    private async ValueTask RunResolverAsync(RowBatch batch, int index, ResultColumn results)
    {
        var field = batch.Plan.Fields[index];

        if (!TryBuildArguments(batch, index, out var arguments))
        {
            FailAll(results, null);

            return;
        }

        using var span = GraphQLTelemetry.StartBatch(field.Definition, batch.Count);

        try
        {
            await ((BatchResolver)field.Resolver!)
                .RunAsync(batch.Parents, arguments, results, batch.Context, batch.Context.Cancellation)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (batch.Context.Cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            FailAll(results, exception);
        }
    }

    private static void FailAll(ResultColumn results, Exception? exception)
    {
        for (var row = 0; row < results.Count; row++)
        {
            if (exception is null)
            {
                results.MarkSet(row);
            }
            else
            {
                results.Fail(row, exception);
            }
        }
    }

    /// <summary>Takes the results of a batch resolver over into the batch.</summary>
    private void Take(RowBatch batch, int index, ResultColumn results)
    {
        var field = batch.Plan.Fields[index];
        var column = field.Kind == FieldKind.BatchObject ? new ObjectColumn(field, batch) : null;

        batch.Columns[index] = (FieldColumn?)column ?? new LeafColumn(field, batch, results);

        for (var row = 0; row < results.Count; row++)
        {
            if (batch.IsHidden(index, row))
            {
                if (column is not null)
                {
                    column.AddNullAt(0);
                }

                continue;
            }

            var failure = results.Failures?[row];

            if (failure is null && !results.IsSet(row))
            {
                failure = new InvalidOperationException($"The resolver of {field.Definition} left out row {row} of {results.Count}.");
            }

            if (column is not null)
            {
                _completion.Complete(column, index, row, failure ?? results[row]);
            }
            else if (failure is not null)
            {
                failures.Add(new Failure(batch, index, row, Failure.AtField, failure));
            }
        }

        if (column is not null)
        {
            ExpandChildren(column);
        }
    }

    private void ExpandChildren(ObjectColumn column)
    {
        foreach (var child in column.Children)
        {
            Expand(child);
        }
    }

    private bool TryBuildArguments(RowBatch batch, int index, out object? arguments)
    {
        try
        {
            arguments = batch.Plan.Fields[index].Arguments.Build(variables);

            return true;
        }
        catch (InputException exception)
        {
            arguments = null;

            var failure = RefusalOf(exception);

            for (var row = 0; row < batch.Count; row++)
            {
                failures.Add(new Failure(batch, index, row, Failure.AtField, failure));
            }

            return false;
        }
    }

    private sealed record RunningStep(RowBatch Batch, int Field, ResultColumn Results, Task Task);
}
