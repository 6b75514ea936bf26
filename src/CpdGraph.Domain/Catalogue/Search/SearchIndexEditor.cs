using System.Buffers;

namespace CpdGraph.Domain;

/// <summary>
/// Makes a changed copy of a search index: only stems that changed documents hold are written anew. Used by one writer, once.
/// </summary>
internal sealed class SearchIndexEditor(SearchIndex before)
{
    private readonly Dictionary<string, int> addedSpellings = [];
    private readonly Dictionary<string, int> addedStems = [];
    private readonly Dictionary<int, List<(int Document, uint Fields)>> changes = [];
    private readonly Dictionary<int, uint> stemsOfDocument = [];
    private readonly HashSet<int> spellingsOfDocument = [];
    private readonly ulong[]?[] lengths = new ulong[]?[SearchIndex.KindCount];
    private readonly long[] totalLengths = [.. before.TotalLengths];
    private string[] spellingTexts = before.SpellingTexts;
    private int[] spellingStems = before.SpellingStems;
    private int[] spellingUses = before.SpellingUses;
    private int spellingCount = before.SpellingCount;
    private int stemCount = before.StemCount;
    private int documentCount = before.DocumentCount;
    private bool owned;

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

        foreach (var (stem, list) in changes)
        {
            postings[stem] = Merge(postings[stem], list);
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
            Change(document, fields => 0);
            lengthsOfKind[slot] = 0;
        }

        if (now is { } texts)
        {
            lengthsOfKind[slot] = Count(texts, lengthSign: 1, useSign: 1);
            documentCount++;
            Change(document, fields => fields);
        }
    }

    /// <summary>Reads the words of a document into the sets of its stems and spellings.</summary>
    /// <returns>Number of words by field, packed.</returns>
    private ulong Count(SearchTexts texts, int lengthSign, int useSign)
    {
        stemsOfDocument.Clear();
        spellingsOfDocument.Clear();

        var packed = 0UL;
        ReadOnlySpan<string?> fields = [texts.Title, texts.Summary, texts.Body, texts.Labels];

        for (var field = 0; field < fields.Length; field++)
        {
            var length = CountField(fields[field] ?? "", field);
            totalLengths[field] += lengthSign * length;
            packed |= (ulong)Math.Min(length, ushort.MaxValue) << (16 * field);
        }

        foreach (var spelling in spellingsOfDocument)
        {
            spellingUses[spelling] += useSign;
        }

        return packed;
    }

    private int CountField(string text, int field)
    {
        var tokens = new Tokens(text);
        var length = 0;

        while (tokens.MoveNext())
        {
            length++;

            var spelling = SpellingOf(tokens.Current);
            spellingsOfDocument.Add(spelling);

            var stem = spellingStems[spelling];
            var counts = stemsOfDocument.GetValueOrDefault(stem);
            var shift = 8 * field;

            if ((counts >> shift & 0xFF) < 0xFF)
            {
                stemsOfDocument[stem] = counts + (1U << shift);
            }
        }

        return length;
    }

    private void Change(int document, Func<uint, uint> fieldsOf)
    {
        foreach (var (stem, fields) in stemsOfDocument)
        {
            if (!changes.TryGetValue(stem, out var list))
            {
                changes.Add(stem, list = []);
            }

            list.Add((document, fieldsOf(fields)));
        }
    }

    private int SpellingOf(ReadOnlySpan<char> word)
    {
        var spelling = before.Spellings.Find(word);

        if (spelling >= 0 || addedSpellings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out spelling))
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
        }

        return stem;
    }

    private void Own()
    {
        if (!owned)
        {
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

        Array.Sort(keys, counted);

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
}
