namespace CpdGraph.Domain;

/// <summary>
/// Words of the catalogue: which documents hold each stem in which field, and the spellings met, so that an unknown word can be
/// mended. A document's number is its kind and its slot, so that the documents of a kind stand together.
/// </summary>
internal sealed class SearchIndex
{
    public const int FieldCount = 4;
    public const int KindCount = 5;
    private const int KindShift = 28;

    public static SearchIndex Empty { get; } = new();

    /// <summary>Spellings by text.</summary>
    public OrdinalMap<string> Spellings { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Spelling by number.</summary>
    public string[] SpellingTexts { get; init; } = [];

    /// <summary>Stem of each spelling.</summary>
    public int[] SpellingStems { get; init; } = [];

    /// <summary>In how many documents each spelling is; 0 for those that are gone.</summary>
    public int[] SpellingUses { get; init; } = [];

    public int SpellingCount { get; init; }

    /// <summary>Stems by text.</summary>
    public OrdinalMap<string> Stems { get; init; } = OrdinalMap<string>.Empty;

    public int StemCount { get; init; }

    /// <summary>Documents by stem.</summary>
    public StemPostings[] Postings { get; init; } = [];

    /// <summary>Words of each document by kind and slot: four numbers of 16 bits, title lowest. 0 for no document.</summary>
    public ulong[][] Lengths { get; init; } = [[], [], [], [], []];

    public int DocumentCount { get; init; }

    /// <summary>Words in all documents, by field.</summary>
    public long[] TotalLengths { get; init; } = new long[FieldCount];

    public static int DocumentOf(SearchDocumentKind kind, int slot) => ((int)kind << KindShift) | slot;

    public static SearchDocumentKind KindOf(int document) => (SearchDocumentKind)(document >> KindShift);

    public static int SlotOf(int document) => document & ((1 << KindShift) - 1);
}

/// <summary>The documents that hold a stem, rising, with how often in each field (a byte each, title lowest).</summary>
internal sealed record StemPostings(int[] Documents, uint[] Fields)
{
    public static StemPostings Empty { get; } = new([], []);

    /// <summary>Place of the first document of this kind or a later one.</summary>
    public int FirstOf(SearchDocumentKind kind)
    {
        var place = Documents.AsSpan().BinarySearch(SearchIndex.DocumentOf(kind, 0));
        return place < 0 ? ~place : place;
    }
}
