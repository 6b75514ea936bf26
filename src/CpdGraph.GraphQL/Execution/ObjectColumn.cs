using System.Buffers;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// The objects of one field: slots in order, each null or a row of a child batch. For lists, each level holds for every entry where its
/// items begin and how many they are, as in the Arrow layout; the items of the last level are the slots.
/// </summary>
internal sealed class ObjectColumn : FieldColumn
{
    private const int NullCount = -1;

    private readonly List<RowBatch> _children = [];
    private int[] _rows;
    private byte[]? _childOf;
    private int _slots;

    public ObjectColumn(FieldPlan field, RowBatch batch)
        : base(field, batch)
    {
        var depth = 0;

        for (var type = field.Type.Nullable; type is ListType list; type = list.ItemType.Nullable)
        {
            depth++;
        }

        Levels = depth == 0 ? [] : new ListLevel[depth];

        for (var i = 0; i < depth; i++)
        {
            Levels[i] = new ListLevel();
        }

        _rows = ArrayPool<int>.Shared.Rent(Math.Max(16, batch.Count));
        _childOf = field.Selections is null ? null : ArrayPool<byte>.Shared.Rent(_rows.Length);
    }

    /// <summary>One entry for each level of list nesting, outermost first. Empty when the field is no list.</summary>
    public ListLevel[] Levels { get; }

    public IReadOnlyList<RowBatch> Children => _children;

    public int SlotCount => _slots;

    /// <summary>Adds null at a level of list nesting, the number of levels meaning an object itself.</summary>
    public void AddNullAt(int level)
    {
        if (level < Levels.Length)
        {
            Levels[level].AddNull();
        }
        else
        {
            AddSlot(-1, 0);
        }
    }

    /// <summary>Adds an object of a type that the schema allows here.</summary>
    public void Add(object value, ObjectType type)
    {
        var child = ChildFor(type);
        var row = _children[child].Add(value, _slots);

        AddSlot(row, child);
    }

    /// <summary>Whether a slot holds an object, and which row of which batch it is.</summary>
    public bool TryGet(int slot, out RowBatch child, out int row)
    {
        row = _rows[slot];

        if (row < 0)
        {
            child = null!;

            return false;
        }

        child = _children[_childOf?[slot] ?? 0];

        return true;
    }

    public void SetNull(int slot) => _rows[slot] = -1;

    /// <summary>Makes room for so many more objects at once.</summary>
    public void Reserve(int more)
    {
        if (_slots + more > _rows.Length)
        {
            Grow(_slots + more);
        }

        if (Field.Selection is not null)
        {
            _children[ChildFor(Field.Selection.Type)].Reserve(more);
        }
    }

    public void Release()
    {
        foreach (var child in _children)
        {
            child.Release();
        }

        foreach (var level in Levels)
        {
            level.Release();
        }

        ArrayPool<int>.Shared.Return(_rows);

        if (_childOf is not null)
        {
            ArrayPool<byte>.Shared.Return(_childOf);
            _childOf = null;
        }

        _rows = [];
        _slots = 0;
    }

    private int ChildFor(ObjectType type)
    {
        for (var i = 0; i < _children.Count; i++)
        {
            if (ReferenceEquals(_children[i].Plan.Type, type))
            {
                return i;
            }
        }

        if (_children.Count > byte.MaxValue)
        {
            throw new InvalidOperationException($"{Field.Definition} holds objects of more than {byte.MaxValue} types.");
        }

        _children.Add(new RowBatch(Field.SelectionFor(type)!, Batch.Context, this));

        return _children.Count - 1;
    }

    private int AddSlot(int row, int child)
    {
        if (_slots == _rows.Length)
        {
            Grow(_slots + 1);
        }

        _rows[_slots] = row;

        if (_childOf is not null)
        {
            _childOf[_slots] = (byte)child;
        }

        return _slots++;
    }

    private void Grow(int least)
    {
        _rows = ListLevel.Grown(_rows, least);

        if (_childOf is not null)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_rows.Length);
            Array.Copy(_childOf, larger, _slots);
            ArrayPool<byte>.Shared.Return(_childOf);
            _childOf = larger;
        }
    }

    /// <summary>Where the items of the lists of one nesting level begin, and how many they are; a count of -1 is a null list.</summary>
    internal sealed class ListLevel
    {
        private int[] _starts = ArrayPool<int>.Shared.Rent(16);
        private int[] _counts = ArrayPool<int>.Shared.Rent(16);

        public int Count { get; private set; }

        public bool IsNull(int entry) => _counts[entry] == NullCount;

        public (int Start, int Count) this[int entry] => (_starts[entry], Math.Max(0, _counts[entry]));

        public void AddNull() => Add(-1, NullCount);

        public int Add(int start, int count)
        {
            if (Count == _starts.Length)
            {
                _starts = Grown(_starts, Count + 1);
                _counts = Grown(_counts, Count + 1);
            }

            _starts[Count] = start;
            _counts[Count] = count;

            return Count++;
        }

        /// <summary>Where the items of an entry begin, also when it became null later; -1 when it never had any.</summary>
        public int StartOf(int entry) => _starts[entry];

        /// <summary>Says how many items an entry has, when that is known only after they were added.</summary>
        public void Close(int entry, int count) => _counts[entry] = count;

        public void SetNull(int entry) => _counts[entry] = NullCount;

        public void Release()
        {
            ArrayPool<int>.Shared.Return(_starts);
            ArrayPool<int>.Shared.Return(_counts);
            _starts = [];
            _counts = [];
            Count = 0;
        }

        public static int[] Grown(int[] array, int least)
        {
            var larger = ArrayPool<int>.Shared.Rent(Math.Max(least, array.Length * 2));
            Array.Copy(array, larger, array.Length);
            ArrayPool<int>.Shared.Return(array);

            return larger;
        }
    }
}
