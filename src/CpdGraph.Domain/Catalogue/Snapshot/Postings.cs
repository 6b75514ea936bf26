namespace CpdGraph.Domain;

/// <summary>For each indexed value the set of offers that have it. Sets that no change touches are shared by the copies.</summary>
internal sealed class Postings
{
    private static readonly ulong[] Nothing = [];
    private readonly Dictionary<FacetKey, ulong[]> sets;

    private Postings(Dictionary<FacetKey, ulong[]> sets) => this.sets = sets;

    public static Postings Empty { get; } = new([]);

    /// <summary>The set of a value; never changed by the caller.</summary>
    public ulong[] this[FacetKey key] => sets.GetValueOrDefault(key, Nothing);

    /// <summary>Makes a changed copy. Used by one writer, once.</summary>
    internal sealed class Editor(Postings before)
    {
        private readonly Dictionary<FacetKey, ulong[]> owned = [];

        public void Replace(int slot, CatalogueOffer? old, CatalogueOffer? now, int words)
        {
            var gone = old is null ? null : FacetKey.AllOf(old).ToHashSet();

            if (now is not null)
            {
                foreach (var key in FacetKey.AllOf(now))
                {
                    if (gone?.Remove(key) != true)
                    {
                        Bits.Add(Own(key, words), slot);
                    }
                }
            }

            foreach (var key in gone ?? [])
            {
                Bits.Remove(Own(key, words), slot);
            }
        }

        public Postings Build()
        {
            if (owned.Count == 0)
            {
                return before;
            }

            var all = new Dictionary<FacetKey, ulong[]>(before.sets);

            foreach (var (key, set) in owned)
            {
                all[key] = set;
            }

            return new(all);
        }

        private ulong[] Own(FacetKey key, int words)
        {
            if (!owned.TryGetValue(key, out var set))
            {
                set = Bits.Copy(before[key], words);
                owned.Add(key, set);
            }

            return set;
        }
    }
}
