namespace CpdGraph.Domain;

/// <summary>What is derived from offers and their versions: the entries shown, what they are found by, and their orders.</summary>
internal sealed class OfferIndex
{
    public static OfferIndex Empty { get; } = new();

    /// <summary>By slot; null where an offer has no row or nothing to show yet.</summary>
    public CatalogueOffer?[] Entries { get; private init; } = [];

    /// <summary>Slots with an entry.</summary>
    public ulong[] Live { get; private init; } = [];

    public Postings Postings { get; private init; } = Postings.Empty;

    public TextColumn Titles { get; private init; } = TextColumn.Empty;

    public OrderColumn Durations { get; private init; } = OrderColumn.Empty;

    public OrderColumn Prices { get; private init; } = OrderColumn.Empty;

    public OrderColumn Published { get; private init; } = OrderColumn.Empty;

    public OrderColumn Updated { get; private init; } = OrderColumn.Empty;

    /// <summary>By the submission that waits for a steward.</summary>
    public OrderColumn Submitted { get; private init; } = OrderColumn.Empty;

    /// <summary>CPD minutes by slot.</summary>
    public long[] CpdMinutes { get; private init; } = [];

    public CatalogueOffer? this[int slot] => (uint)slot < (uint)Entries.Length ? Entries[slot] : null;

    /// <summary>The index after the entries of some slots changed.</summary>
    /// <param name="touched">The slots, each once.</param>
    /// <param name="count">Number of slots now.</param>
    /// <param name="ids">Ids by slot.</param>
    /// <param name="entryOf">The entry of a slot now.</param>
    public OfferIndex Changed(IReadOnlyCollection<int> touched, int count, Guid[] ids, Func<int, CatalogueOffer?> entryOf)
    {
        if (touched.Count == 0)
        {
            return this;
        }

        var words = Bits.WordsFor(count);
        var entries = Copy(Entries, count);
        var live = Bits.Copy(Live, words);
        var postings = new Postings.Editor(Postings);
        var titles = Titles.CopyOfTexts(count);
        var durations = Copy(Durations.Keys, count);
        var prices = Copy(Prices.Keys, count);
        var published = Copy(Published.Keys, count);
        var updated = Copy(Updated.Keys, count);
        var submitted = Copy(Submitted.Keys, count);
        var cpdMinutes = Copy(CpdMinutes, count);

        foreach (var slot in touched)
        {
            var entry = entryOf(slot);
            postings.Replace(slot, entries[slot], entry, words);
            entries[slot] = entry;

            if (entry is null)
            {
                Bits.Remove(live, slot);
                titles[slot] = null;
                continue;
            }

            Bits.Add(live, slot);
            titles[slot] = TextFolding.Fold(entry.Title);
            durations[slot] = entry.Delivery.LearningMinutes ?? OrderColumn.Unknown;
            prices[slot] = PriceKey(entry.Price);
            published[slot] = entry.PublishedAt?.UtcTicks ?? OrderColumn.Unknown;
            updated[slot] = entry.UpdatedAt.UtcTicks;
            submitted[slot] = entry.SubmittedAt?.UtcTicks ?? OrderColumn.Unknown;
            cpdMinutes[slot] = entry.Delivery.CpdMinutes ?? OrderColumn.Unknown;
        }

        var changes = SlotChanges.Of(touched, slot => entries[slot] is not null, ids, count);

        return new()
        {
            Entries = entries,
            Live = live,
            Postings = postings.Build(),
            Titles = TextColumn.Changed(Titles, titles, changes),
            Durations = OrderColumn.Changed(Durations, durations, changes),
            Prices = OrderColumn.Changed(Prices, prices, changes),
            Published = OrderColumn.Changed(Published, published, changes),
            Updated = OrderColumn.Changed(Updated, updated, changes),
            Submitted = OrderColumn.Changed(Submitted, submitted, changes),
            CpdMinutes = cpdMinutes,
        };
    }

    private static long PriceKey(OfferPrice price) => price switch
    {
        { Free: true } => 0,
        { Amount: { Currency: Money.Sterling } amount } => amount.Pence,
        _ => OrderColumn.Unknown,
    };

    private static T[] Copy<T>(T[] items, int length)
    {
        var copy = new T[Math.Max(length, items.Length)];
        items.CopyTo(copy, 0);
        return copy;
    }
}
