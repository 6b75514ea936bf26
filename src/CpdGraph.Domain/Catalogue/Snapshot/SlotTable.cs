namespace CpdGraph.Domain;

/// <summary>
/// Rows of one kind by a small ordinal, their slot. A slot is given when an id is first seen, even by a row that refers to it,
/// so that rows may arrive in any order; it stays empty until its row comes, and again once the row is gone.
/// </summary>
internal sealed class SlotTable<T>
    where T : class
{
    private readonly OrdinalMap<Guid> slots;
    private readonly Guid[] ids;
    private readonly T?[] rows;

    private SlotTable(OrdinalMap<Guid> slots, Guid[] ids, T?[] rows, int count)
    {
        this.slots = slots;
        this.ids = ids;
        this.rows = rows;
        Count = count;
    }

    public static SlotTable<T> Empty { get; } = new(OrdinalMap<Guid>.Empty, [], [], 0);

    /// <summary>Number of slots, empty ones included.</summary>
    public int Count { get; }

    public Guid[] Ids => ids;

    public T? this[int slot] => (uint)slot < (uint)Count ? rows[slot] : null;

    public int SlotOf(Guid id) => slots[id];

    public T? Find(Guid id) => this[slots[id]];

    public IEnumerable<T> All()
    {
        for (var slot = 0; slot < Count; slot++)
        {
            if (rows[slot] is { } row)
            {
                yield return row;
            }
        }
    }

    public Editor Edit() => new(this);

    /// <summary>Makes a changed copy. Used by one writer, once.</summary>
    internal sealed class Editor(SlotTable<T> before)
    {
        private readonly Dictionary<Guid, int> added = [];
        private Guid[] ids = before.ids;
        private T?[] rows = before.rows;
        private bool owned;

        public int Count { get; private set; } = before.Count;

        /// <summary>Slots whose row was written or removed, each once.</summary>
        public HashSet<int> Touched { get; } = [];

        public T? this[int slot] => (uint)slot < (uint)Count ? rows[slot] : null;

        public Guid[] Ids => ids;

        public int SlotOf(Guid id)
        {
            var slot = before.slots[id];

            if (slot >= 0 || added.TryGetValue(id, out slot))
            {
                return slot;
            }

            Own(Count + 1);
            slot = Count++;
            ids[slot] = id;
            added.Add(id, slot);
            return slot;
        }

        /// <summary>Writes a row, or takes it away with null.</summary>
        /// <returns>The row before.</returns>
        public T? Set(int slot, T? row)
        {
            Own(Count);
            var old = rows[slot];
            rows[slot] = row;
            Touched.Add(slot);
            return old;
        }

        public SlotTable<T> Build() => owned ? new(before.slots.With(added), ids, rows, Count) : before;

        private void Own(int length)
        {
            if (owned && length <= rows.Length)
            {
                return;
            }

            // Loading grows by doubling up to a point: the spare slots of a snapshot stay few.
            var capacity = length > rows.Length ? length + Math.Min(length, 16384) : rows.Length;
            ids = Copy(ids, capacity);
            rows = Copy(rows, capacity);
            owned = true;
        }

        private static TItem[] Copy<TItem>(TItem[] items, int capacity)
        {
            var copy = new TItem[capacity];
            items.CopyTo(copy, 0);
            return copy;
        }
    }
}
