using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Binding;

/// <summary>The results of one field for all its parents, in their order.</summary>
internal abstract class ResultColumn(int count)
{
    private bool[]? _set;
    private bool _filled;

    /// <summary>Number of parents.</summary>
    public int Count { get; } = count;

    /// <summary>What went wrong, by row. Null while nothing has.</summary>
    public Exception?[]? Failures { get; private set; }

    /// <summary>The result of a row, boxed.</summary>
    public abstract object? this[int row] { get; }

    /// <summary>Writes the result of a row that has not failed.</summary>
    public abstract void Write(JsonOutput output, int row);

    public void Fail(int row, Exception failure)
    {
        (Failures ??= new Exception?[Count])[row] = failure;
        MarkSet(row);
    }

    /// <summary>Whether the resolver said anything about a row. One that did not is a fault of the resolver.</summary>
    public bool IsSet(int row) => _filled || (_set?[row] ?? false);

    public void MarkSet(int row) => (_set ??= new bool[Count])[row] = true;

    public void MarkFilled() => _filled = true;
}

/// <inheritdoc/>
internal sealed class ResultColumn<T>(int count, ValueWriter<T>? writer) : ResultColumn(count)
{
    /// <summary>One entry a parent.</summary>
    public T[] Values { get; } = new T[count];

    public override object? this[int row] => Values[row];

    public override void Write(JsonOutput output, int row) =>
        (writer ?? throw new InvalidOperationException("This column is not a leaf.")).Write(output, Values[row]);
}
