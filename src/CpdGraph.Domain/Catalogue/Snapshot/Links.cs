namespace CpdGraph.Domain;

/// <summary>For each slot of a parent the slots of its children, in a fixed order.</summary>
internal sealed class Links
{
    private readonly int[][] children;

    private Links(int[][] children) => this.children = children;

    public static Links Empty { get; } = new([]);

    public ReadOnlySpan<int> Of(int parent) => (uint)parent < (uint)children.Length ? children[parent] : default;

    public int[] ArrayOf(int parent) => (uint)parent < (uint)children.Length ? children[parent] : [];

    /// <summary>Makes a changed copy. Used by one writer, once.</summary>
    internal sealed class Editor(Links before)
    {
        private readonly Dictionary<int, List<int>> touched = [];

        public void Add(int parent, int child)
        {
            var list = Touch(parent);

            if (!list.Contains(child))
            {
                list.Add(child);
            }
        }

        public void Remove(int parent, int child) => Touch(parent).Remove(child);

        /// <summary>Has the children of this parent sorted anew: one of them changed.</summary>
        public List<int> Touch(int parent)
        {
            if (!touched.TryGetValue(parent, out var list))
            {
                list = [.. before.Of(parent)];
                touched.Add(parent, list);
            }

            return list;
        }

        public Links Build(int parents, Comparison<int> order)
        {
            if (touched.Count == 0)
            {
                return before;
            }

            var all = new int[Math.Max(parents, before.children.Length)][];
            before.children.CopyTo(all, 0);
            all.AsSpan(before.children.Length).Fill([]);

            foreach (var (parent, list) in touched)
            {
                list.Sort(order);
                all[parent] = [.. list];
            }

            return new(all);
        }
    }
}
