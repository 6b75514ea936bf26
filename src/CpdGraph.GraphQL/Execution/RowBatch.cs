using System.Buffers;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Planning;

namespace CpdGraph.GraphQL.Execution;

/// <summary>All objects of one type at one place of the plan, over the whole response, with a column for each field that had to be worked out.</summary>
internal sealed class RowBatch
{
    private object?[] _rows;
    private int[] _ownerSlots;
    private bool[]?[]? _hidden;

    public RowBatch(SelectionPlan plan, RequestContext context, ObjectColumn? owner)
    {
        Plan = plan;
        Context = context;
        Owner = owner;
        Columns = new FieldColumn?[plan.Fields.Length];
        _rows = ArrayPool<object?>.Shared.Rent(16);
        _ownerSlots = owner is null ? [] : ArrayPool<int>.Shared.Rent(16);
    }

    public SelectionPlan Plan { get; }

    public RequestContext Context { get; }

    /// <summary>The column whose values these objects are. Null for the root.</summary>
    public ObjectColumn? Owner { get; }

    /// <summary>By index of the field in the plan. Null for fields that are read while writing.</summary>
    public FieldColumn?[] Columns { get; }

    /// <summary>Arguments of the fields that are read while writing, by index of the field. Null when none takes any.</summary>
    public object?[]? LeafArguments { get; private set; }

    public int Count { get; private set; }

    /// <summary>Rows that became null because a non-null field of theirs did. Null while there are none.</summary>
    public bool[]? Dead { get; private set; }

    public object? this[int row] => _rows[row];

    public ParentRows Parents => new(_rows, Count);

    /// <summary>Slot of the owner's column that holds a row.</summary>
    public int OwnerSlot(int row) => _ownerSlots[row];

    public int Add(object? value, int ownerSlot)
    {
        if (Count == _rows.Length)
        {
            Grow(Count + 1);
        }

        _rows[Count] = value;

        if (Owner is not null)
        {
            _ownerSlots[Count] = ownerSlot;
        }

        return Count++;
    }

    /// <summary>Makes room for so many more objects at once.</summary>
    public void Reserve(int more)
    {
        if (Count + more > _rows.Length)
        {
            Grow(Count + more);
        }
    }

    public void SetLeafArguments(int field, object? arguments) => (LeafArguments ??= new object?[Plan.Fields.Length])[field] = arguments;

    /// <summary>Notes the rows whose field the caller may not read: it is null there.</summary>
    public void Hide(int field, bool[] rows) => (_hidden ??= new bool[]?[Plan.Fields.Length])[field] = rows;

    public bool IsHidden(int field, int row) => _hidden?[field] is { } rows && rows[row];

    public bool IsDead(int row) => Dead is not null && Dead[row];

    public void Kill(int row) => (Dead ??= new bool[Count])[row] = true;

    /// <summary>Gives the arrays back, here and below. Nothing may read them afterwards.</summary>
    public void Release()
    {
        ArrayPool<object?>.Shared.Return(_rows, clearArray: true);

        if (_ownerSlots.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_ownerSlots);
        }

        _rows = [];
        _ownerSlots = [];
        Count = 0;

        foreach (var column in Columns)
        {
            (column as ObjectColumn)?.Release();
        }
    }

    private void Grow(int least)
    {
        var rows = ArrayPool<object?>.Shared.Rent(Math.Max(least, _rows.Length * 2));
        Array.Copy(_rows, rows, Count);
        ArrayPool<object?>.Shared.Return(_rows, clearArray: true);
        _rows = rows;

        if (Owner is not null)
        {
            var slots = ArrayPool<int>.Shared.Rent(rows.Length);
            Array.Copy(_ownerSlots, slots, Count);
            ArrayPool<int>.Shared.Return(_ownerSlots);
            _ownerSlots = slots;
        }
    }
}

/// <summary>The values of one field for the rows of its batch.</summary>
internal abstract class FieldColumn(FieldPlan field, RowBatch batch)
{
    public FieldPlan Field { get; } = field;

    public RowBatch Batch { get; } = batch;
}

/// <summary>Leaves that a batch resolver worked out.</summary>
internal sealed class LeafColumn(FieldPlan field, RowBatch batch, ResultColumn results) : FieldColumn(field, batch)
{
    public ResultColumn Results { get; } = results;
}

/// <summary>Leaves completed the careful way, because something failed: each as JSON, or null.</summary>
internal sealed class CompletedLeafColumn(FieldPlan field, RowBatch batch) : FieldColumn(field, batch)
{
    public byte[]?[] Json { get; } = new byte[]?[batch.Count];
}
