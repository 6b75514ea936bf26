using System.Buffers;

namespace CpdGraph.Domain;

/// <summary>
/// Makes a changed copy of a search index: only stems that changed documents hold are written anew. Used by one writer, once.
/// </summary>
internal sealed class SearchIndexEditor
{
    private readonly SearchIndex before;
    private readonly Dictionary<string, int> addedSpellings;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> addedByLetters;
    private readonly Dictionary<string, int> addedStems = [];
    private readonly List<int> stemsOfDocument = [];
    private readonly ulong[]?[] lengths = new ulong[]?[SearchIndex.KindCount];
    private readonly long[] totalLengths;
    private List<(int Document, uint Fields)>?[] changes = [];
    private uint[] fieldsOfDocument = [];
    private int[] lastReadIn = [];
    private int documentsRead;
    private string[] spellingTexts;
    private int[] spellingStems;
    private int[] spellingUses;
    private int spellingCount;
    private int stemCount;
    private int documentCount;
    private bool owned;

    public SearchIndexEditor(SearchIndex before)
    {
        this.before = before;
        addedSpellings = [];
        addedByLetters = addedSpellings.GetAlternateLookup<ReadOnlySpan<char>>();
        totalLengths = [.. before.TotalLengths];
        spellingTexts = before.SpellingTexts;
        spellingStems = before.SpellingStems;
        spellingUses = before.SpellingUses;
        spellingCount = before.SpellingCount;
        stemCount = before.StemCount;
        documentCount = before.DocumentCount;
    }

    public void ReplaceAll<T>(
        SearchDocumentKind kind, IReadOnlyCollection<int> slots, Func<int, T?> before, Func<int, T?> now, Func<T, SearchTexts> textsOf)
        where T : class
    {
        foreach (var slot in slots)
        {
            SearchTexts? old = before(slot) is { } oldRow ? textsOf(oldRow) : null;
            SearchTexts? texts = now(slot) is { } row ? textsOf(row) : null;

            if (old != texts)
            {
                Replace(kind, slot, old, texts);
            }
        }
    }

    public SearchIndex Build()
    {
        if (!owned)
        {
            return before;
        }

        var postings = new StemPostings[stemCount];
        before.Postings.CopyTo(postings, 0);
        postings.AsSpan(before.Postings.Length).Fill(StemPostings.Empty);

        for (var stem = 0; stem < stemCount; stem++)
        {
            if (changes[stem] is { } list)
            {
                postings[stem] = Merge(postings[stem], list);
            }
        }

        return new()
        {
            Spellings = before.Spellings.With(addedSpellings),
            SpellingTexts = spellingTexts,
            SpellingStems = spellingStems,
            SpellingUses = spellingUses,
            SpellingCount = spellingCount,
            Stems = before.Stems.With(addedStems),
            StemCount = stemCount,
            Postings = postings,
            Lengths = [.. lengths.Select((changed, kind) => changed ?? before.Lengths[kind])],
            DocumentCount = documentCount,
            TotalLengths = totalLengths,
        };
    }

    private void Replace(SearchDocumentKind kind, int slot, SearchTexts? old, SearchTexts? now)
    {
        Own();

        var document = SearchIndex.DocumentOf(kind, slot);
        var lengthsOfKind = OwnLengths(kind, slot);

        if (old is { } oldTexts)
        {
            Count(oldTexts, lengthSign: -1, useSign: -1);
            documentCount--;
            Change(document, gone: true);
            lengthsOfKind[slot] = 0;
        }

        if (now is { } texts)
        {
            lengthsOfKind[slot] = Count(texts, lengthSign: 1, useSign: 1);
            documentCount++;
            Change(document, gone: false);
        }
    }

    /// <summary>Reads the words of a document: its stems, with how often each is in which field, and its spellings, each counted once.</summary>
    /// <returns>Number of words by field, packed.</returns>
    private ulong Count(SearchTexts texts, int lengthSign, int useSign)
    {
        documentsRead++;

        var packed = 0UL;
        ReadOnlySpan<string?> fields = [texts.Title, texts.Summary, texts.Body, texts.Labels];

        for (var field = 0; field < fields.Length; field++)
        {
            var length = CountField(fields[field] ?? "", field, useSign);
            totalLengths[field] += lengthSign * length;
            packed |= (ulong)Math.Min(length, ushort.MaxValue) << (16 * field);
        }

        return packed;
    }

    private int CountField(string text, int field, int useSign)
    {
        var tokens = new Tokens(text);
        var length = 0;
        var shift = 8 * field;

        while (tokens.MoveNext())
        {
            length++;

            var spelling = SpellingOf(tokens.Current);

            if (lastReadIn[spelling] != documentsRead)
            {
                lastReadIn[spelling] = documentsRead;
                spellingUses[spelling] += useSign;
            }

            ref var counts = ref fieldsOfDocument[spellingStems[spelling]];

            if (counts == 0)
            {
                stemsOfDocument.Add(spellingStems[spelling]);
            }

            if ((counts >> shift & 0xFF) < 0xFF)
            {
                counts += 1U << shift;
            }
        }

        return length;
    }

    /// <summary>Notes for each stem of the document just read what it has there now, and leaves the counts clean for the next one.</summary>
    private void Change(int document, bool gone)
    {
        foreach (var stem in stemsOfDocument)
        {
            (changes[stem] ??= []).Add((document, gone ? 0 : fieldsOfDocument[stem]));
            fieldsOfDocument[stem] = 0;
        }

        stemsOfDocument.Clear();
    }

    private int SpellingOf(ReadOnlySpan<char> word)
    {
        if (addedByLetters.TryGetValue(word, out var spelling) || (spelling = before.Spellings.Find(word)) >= 0)
        {
            return spelling;
        }

        var text = word.ToString();

        if (spellingCount == spellingTexts.Length)
        {
            var capacity = spellingCount + Math.Clamp(spellingCount, 16, 16384);
            Array.Resize(ref spellingTexts, capacity);
            Array.Resize(ref spellingStems, capacity);
            Array.Resize(ref spellingUses, capacity);
            Array.Resize(ref lastReadIn, capacity);
        }

        spelling = spellingCount++;
        spellingTexts[spelling] = text;
        spellingStems[spelling] = StemOf(Stemmer.Stem(text));
        addedSpellings.Add(text, spelling);
        return spelling;
    }

    private int StemOf(string text)
    {
        var stem = before.Stems[text];

        if (stem < 0 && !addedStems.TryGetValue(text, out stem))
        {
            stem = stemCount++;
            addedStems.Add(text, stem);

            if (stem >= changes.Length)
            {
                var capacity = stem + Math.Clamp(stem, 16, 16384);
                Array.Resize(ref changes, capacity);
                Array.Resize(ref fieldsOfDocument, capacity);
            }
        }

        return stem;
    }

    private void Own()
    {
        if (!owned)
        {
            changes = new List<(int Document, uint Fields)>?[stemCount];
            fieldsOfDocument = new uint[stemCount];
            lastReadIn = new int[spellingTexts.Length];
            spellingTexts = [.. spellingTexts];
            spellingStems = [.. spellingStems];
            spellingUses = [.. spellingUses];
            owned = true;
        }
    }

    private ulong[] OwnLengths(SearchDocumentKind kind, int slot)
    {
        var current = lengths[(int)kind];

        if (current is null || slot >= current.Length)
        {
            var source = current ?? before.Lengths[(int)kind];
            var capacity = slot < source.Length ? source.Length : slot + 1 + Math.Min(slot, 16384);
            current = new ulong[capacity];
            source.CopyTo(current, 0);
            lengths[(int)kind] = current;
        }

        return current;
    }

    /// <summary>The postings after changes; of several for one document the last one holds, and no fields means gone.</summary>
    private static StemPostings Merge(StemPostings old, List<(int Document, uint Fields)> list)
    {
        // The place in the list is part of the sorted key, so that it decides among changes of one document.
        var keys = new long[list.Count];
        var counted = new uint[list.Count];

        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = ((long)list[place].Document << 32) | (uint)place;
            counted[place] = list[place].Fields;
        }

        // Loading reads documents in rising order.
        if (!IsRising(keys))
        {
            Array.Sort(keys, counted);
        }

        // What a change leaves is only known at the end: it is put together in borrowed arrays and copied once.
        var documents = ArrayPool<int>.Shared.Rent(old.Documents.Length + keys.Length);
        var fields = ArrayPool<uint>.Shared.Rent(documents.Length);
        var (count, from) = (0, 0);

        for (var index = 0; index < keys.Length; index++)
        {
            var document = (int)(keys[index] >> 32);

            if (index + 1 < keys.Length && (int)(keys[index + 1] >> 32) == document)
            {
                continue;
            }

            var to = from + old.Documents.AsSpan(from).BinarySearch(document);
            var found = to >= from;
            to = found ? to : from + ~(to - from);

            old.Documents.AsSpan(from, to - from).CopyTo(documents.AsSpan(count));
            old.Fields.AsSpan(from, to - from).CopyTo(fields.AsSpan(count));
            count += to - from;
            from = found ? to + 1 : to;

            if (counted[index] != 0)
            {
                documents[count] = document;
                fields[count++] = counted[index];
            }
        }

        old.Documents.AsSpan(from).CopyTo(documents.AsSpan(count));
        old.Fields.AsSpan(from).CopyTo(fields.AsSpan(count));
        count += old.Documents.Length - from;

        var merged = count == 0 ? StemPostings.Empty : new StemPostings(documents[..count], fields[..count]);
        ArrayPool<int>.Shared.Return(documents);
        ArrayPool<uint>.Shared.Return(fields);
        return merged;
    }

    private static bool IsRising(long[] keys)
    {
        for (var place = 1; place < keys.Length; place++)
        {
            if (keys[place] < keys[place - 1])
            {
                return false;
            }
        }

        return true;
    }
}
