namespace CpdGraph.Domain;

/// <summary>
/// Rows by a folded text. The number of a row is twice its place among the different texts, plus one: a text between two has an even one.
/// </summary>
internal sealed class TextColumn : OrderColumn
{
    private readonly string?[] texts;

    private TextColumn(string?[] texts, long[] keys, int[] ascending, int[] descending)
        : base(keys, ascending, descending) => this.texts = texts;

    public static new TextColumn Empty { get; } = new([], [], [], []);

    /// <summary>The folded text of a row.</summary>
    public string TextOf(int slot) => texts[slot] ?? "";

    /// <summary>The column after some slots changed.</summary>
    public static TextColumn Changed(TextColumn before, string?[] texts, SlotChanges changes)
    {
        var ascending = changes.Merge(before.Ascending!, (left, right) => Compare(texts, changes.Ids, left, right));
        var keys = new long[texts.Length];
        var key = 1L;

        for (var place = 0; place < ascending.Length; place++)
        {
            if (place > 0 && !string.Equals(texts[ascending[place]], texts[ascending[place - 1]], StringComparison.Ordinal))
            {
                key += 2;
            }

            keys[ascending[place]] = key;
        }

        return new(texts, keys, ascending, Reversed(ascending, slot => keys[slot], _ => false));
    }

    /// <summary>The texts now, for a changed copy.</summary>
    public string?[] CopyOfTexts(int length)
    {
        var copy = new string?[Math.Max(length, texts.Length)];
        texts.CopyTo(copy, 0);
        return copy;
    }

    public override CursorPart PartOf(int slot) => CursorPart.Of(TextOf(slot));

    public override long KeyOf(CursorPart part)
    {
        var place = FirstNotBefore(part.Text ?? "");

        if (place == Ascending!.Length)
        {
            return place == 0 ? 0 : Keys[Ascending[^1]] + 1;
        }

        var key = Keys[Ascending[place]];
        return string.Equals(texts[Ascending[place]], part.Text, StringComparison.Ordinal) ? key : key - 1;
    }

    /// <summary>First place in the rising order whose text is this or later.</summary>
    public int FirstNotBefore(string text)
    {
        var low = 0;
        var high = Ascending!.Length;

        while (low < high)
        {
            var middle = (low + high) >>> 1;

            if (string.CompareOrdinal(texts[Ascending[middle]], text) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int Compare(string?[] texts, Guid[] ids, int left, int right)
    {
        var byText = string.CompareOrdinal(texts[left], texts[right]);
        return byText != 0 ? byText : ids[left].CompareTo(ids[right]);
    }
}
