using System.Collections;
using System.Runtime.ExceptionServices;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// Runs one plan breadth-first: each field once for all its parents. What can be read at once is read at once, down to the leaves; batch
/// resolvers queue. Those that use the request's database context run one after the other, parallel ones beside them; nothing waits for a timer.
/// </summary>
internal sealed class OperationExecution(ExecutableSchema schema, VariableValues variables, List<Failure> failures)
{
    private static readonly int[] NoIndexes = [];

    private readonly Queue<(RowBatch Batch, int Field)> _serial = [];
    private readonly List<RunningStep> _running = [];
    private readonly List<int> _indexes = [];

    private ResultColumn? _rootResults;

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
                case FieldKind.ReadLeaf or FieldKind.TypeName:
                    // Written straight from the parent, later.
                    break;
            }
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
                    Complete(column, index, row, resolver.Read(batch[row], arguments, batch.Context));
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    Complete(column, index, row, exception);
                }
            }
        }
        else
        {
            for (var row = 0; row < batch.Count; row++)
            {
                AddNull(column);
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
            var failure = results.Failures?[row];

            if (failure is null && !results.IsSet(row))
            {
                failure = new InvalidOperationException($"The resolver of {field.Definition} left out row {row} of {results.Count}.");
            }

            if (column is not null)
            {
                Complete(column, index, row, failure ?? results[row]);
            }
            else if (failure is not null)
            {
                failures.Add(new Failure(batch, index, row, NoIndexes, failure));
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

            var field = batch.Plan.Fields[index];
            var where = exception.HasPath ? $"Argument \"{exception.PathFrom("").TrimStart('.')}\" has an invalid value: " : "";
            var failure = new GraphQLFieldException(
                where + exception.Message,
                exception.Limit is null ? Results.ErrorCodes.BadUserInput : Results.ErrorCodes.LimitExceeded,
                exception.Limit is null ? null : Results.Limits.Extensions(exception.Limit, exception.Maximum, exception.Actual));

            for (var row = 0; row < batch.Count; row++)
            {
                failures.Add(new Failure(batch, index, row, NoIndexes, failure));
            }

            return false;
        }
    }

    private static void AddNull(ObjectColumn column)
    {
        if (column.Levels.Length > 0)
        {
            column.Levels[0].AddNull();
        }
        else
        {
            column.AddNull();
        }
    }

    /// <summary>Specification: Execution, "Value Completion", for objects and lists of objects. Recursion follows the list type of the schema.</summary>
    private void Complete(ObjectColumn column, int index, int row, object? value)
    {
        _indexes.Clear();
        Complete(column, index, row, value, column.Field.Type, 0);
    }

    private void Complete(ObjectColumn column, int index, int row, object? value, GraphQLType type, int level)
    {
        if (value is Exception failure)
        {
            Fail(column, index, row, level, failure);
        }
        else if (value is null)
        {
            if (type.IsNonNull)
            {
                Fail(column, index, row, level, new NonNullViolationException(column.Field.Definition.ToString()));
            }
            else
            {
                AddNullAt(column, level);
            }
        }
        else if (level < column.Levels.Length)
        {
            CompleteList(column, index, row, value, (ListType)type.Nullable, level);
        }
        else
        {
            CompleteObject(column, index, row, value, type);
        }
    }

    private void CompleteList(ObjectColumn column, int index, int row, object value, ListType list, int level)
    {
        var entries = column.Levels[level];
        var isLast = level + 1 == column.Levels.Length;
        var entry = entries.Add(isLast ? column.SlotCount : column.Levels[level + 1].Count, 0);
        var depth = _indexes.Count;
        var count = 0;

        _indexes.Add(0);

        try
        {
            if (value is IReadOnlyList<object?> items)
            {
                for (; count < items.Count; count++)
                {
                    _indexes[depth] = count;
                    Complete(column, index, row, items[count], list.ItemType, level + 1);
                }
            }
            else if (value is IEnumerable sequence and not string)
            {
                foreach (var item in sequence)
                {
                    _indexes[depth] = count;
                    Complete(column, index, row, item, list.ItemType, level + 1);
                    count++;
                }
            }
            else
            {
                _indexes.RemoveAt(depth);
                entries.SetNull(entry);
                failures.Add(new Failure(column.Batch, index, row, [.. _indexes], new GraphQLFieldException(
                    $"Expected Iterable, but did not find one for field \"{column.Field.Definition}\".", Results.ErrorCodes.Internal)));

                return;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The sequence itself failed half-way: its items so far stay where they are, unreachable, and the list is null.
            _indexes.RemoveRange(depth, _indexes.Count - depth);
            entries.SetNull(entry);
            failures.Add(new Failure(column.Batch, index, row, [.. _indexes], exception));

            return;
        }

        entries.Close(entry, count);
        _indexes.RemoveRange(depth, _indexes.Count - depth);
    }

    private void CompleteObject(ObjectColumn column, int index, int row, object value, GraphQLType type)
    {
        var field = column.Field;
        var objectType = field.Selection?.Type ?? schema.TypeOf(value);

        if (objectType is null || field.SelectionFor(objectType) is null)
        {
            Fail(column, index, row, column.Levels.Length, new InvalidOperationException(
                $"A value of {value.GetType()} is no object of {type.Named}, which {field.Definition} gives."));
        }
        else
        {
            column.Add(value, objectType);
        }
    }

    private void Fail(ObjectColumn column, int index, int row, int level, Exception failure)
    {
        failures.Add(new Failure(column.Batch, index, row, _indexes.Count == 0 ? NoIndexes : [.. _indexes], failure));
        AddNullAt(column, level);
    }

    private static void AddNullAt(ObjectColumn column, int level)
    {
        if (level < column.Levels.Length)
        {
            column.Levels[level].AddNull();
        }
        else
        {
            column.AddNull();
        }
    }

    private sealed record RunningStep(RowBatch Batch, int Field, ResultColumn Results, Task Task);
}
