namespace CpdGraph.Domain;

/// <summary>
/// How well each document answers a query: BM25 over weighted fields ("BM25F"), summed over the words. An offer also answers by its
/// provider's name and its specialisms, and gains a little by the statements of its competencies.
/// </summary>
internal sealed class SearchScores
{
    /// <summary>Share of the query's weight that a document must hold to match.</summary>
    public const float ShareToMatch = 0.45f;

    private const float Saturation = 1.2f;
    private const float ProviderWeight = 0.5f;
    private const float SpecialismWeight = 0.5f;
    private const float CompetencyWeight = 0.25f;

    private static readonly float[] FieldWeights = [3f, 1.6f, 1f, 0.7f];
    private static readonly float[] LengthEffects = [0.4f, 0.6f, 0.7f, 0.2f];

    private readonly Catalogue catalogue;
    private readonly SearchIndex index;
    private readonly float[] perMeanLength = new float[SearchIndex.FieldCount];
    private readonly float[][] totals;
    private readonly float[][] matched;
    private readonly float weightOfQuery;
    private readonly byte[] lastWordOfOffer;

    public SearchScores(Catalogue catalogue, string text)
    {
        this.catalogue = catalogue;
        index = catalogue.Search;
        Query = SearchQuery.Parse(index, text);
        totals = [.. index.Lengths.Select(kind => new float[kind.Length])];
        matched = [.. index.Lengths.Select(kind => new float[kind.Length])];
        lastWordOfOffer = new byte[index.Lengths[(int)SearchDocumentKind.Offer].Length];

        for (var field = 0; field < perMeanLength.Length; field++)
        {
            perMeanLength[field] = 1f / Math.Max(1f, (float)index.TotalLengths[field] / Math.Max(1, index.DocumentCount));
        }

        for (var word = 0; word < Query.Words.Length; word++)
        {
            // A word that nobody wrote weighs nothing: the others decide.
            var weight = Query.Words[word].Select(stem => RarityOf(index.Postings[stem.Stem])).DefaultIfEmpty().Max();
            weightOfQuery += weight;
            AddWord(Query.Words[word], (byte)(word + 1), weight);
        }
    }

    public SearchQuery Query { get; }

    /// <summary>The score; 0 for what holds none of the words. The more of what is asked a document holds, the more it counts.</summary>
    public float Of(SearchDocumentKind kind, int slot)
    {
        var weights = matched[(int)kind];
        return (uint)slot < (uint)weights.Length && weights[slot] > 0 ? totals[(int)kind][slot] * weights[slot] / weightOfQuery : 0f;
    }

    /// <summary>
    /// Slots of a kind that hold enough of what is asked: words that make up this share of the weight of all, where a rare word weighs
    /// more than a common one. So "diabetes group" finds what is about diabetes, and not whatever is done in groups.
    /// </summary>
    public ulong[] Matching(SearchDocumentKind kind, float share = ShareToMatch)
    {
        var weights = matched[(int)kind];
        var set = new ulong[Bits.WordsFor(weights.Length)];
        var least = Math.Max(share * weightOfQuery, float.Epsilon);

        for (var slot = 0; slot < weights.Length; slot++)
        {
            if (weights[slot] >= least)
            {
                Bits.Add(set, slot);
            }
        }

        return set;
    }

    private void AddWord((int Stem, float Weight)[] stems, byte word, float wordWeight)
    {
        if (stems.Length == 1)
        {
            AddStem(stems[0].Stem, stems[0].Weight, word, wordWeight);
        }
        else if (stems.Length > 1)
        {
            AddBestOf(stems, word, wordWeight);
        }

        AddFromRelated(stems, word, wordWeight);
    }

    private void AddStem(int stem, float weight, byte word, float wordWeight)
    {
        var postings = index.Postings[stem];
        var rarity = weight * RarityOf(postings);

        for (var place = 0; place < postings.Documents.Length; place++)
        {
            Add(postings.Documents[place], rarity * FrequencyOf(postings.Documents[place], postings.Fields[place]), word, wordWeight);
        }
    }

    /// <summary>Of several stems that stand for a word, the one that suits a document best counts.</summary>
    private void AddBestOf((int Stem, float Weight)[] stems, byte word, float wordWeight)
    {
        var best = new Dictionary<int, float>();

        foreach (var (stem, weight) in stems)
        {
            var postings = index.Postings[stem];
            var rarity = weight * RarityOf(postings);

            for (var place = 0; place < postings.Documents.Length; place++)
            {
                var document = postings.Documents[place];
                var score = rarity * FrequencyOf(document, postings.Fields[place]);

                if (score > best.GetValueOrDefault(document))
                {
                    best[document] = score;
                }
            }
        }

        foreach (var (document, score) in best)
        {
            Add(document, score, word, wordWeight);
        }
    }

    private void AddFromRelated((int Stem, float Weight)[] stems, byte word, float wordWeight)
    {
        ulong[]? named = null;
        ulong[]? about = null;
        var (namedScore, aboutScore) = (0f, 0f);

        foreach (var (stem, weight) in stems)
        {
            var postings = index.Postings[stem];
            var rarity = weight * RarityOf(postings);

            // Offers and pathways stand before the kinds that an offer can be found by.
            for (var place = postings.FirstOf(SearchDocumentKind.Provider); place < postings.Documents.Length; place++)
            {
                if ((postings.Fields[place] & 0xFF) == 0)
                {
                    continue;
                }

                var slot = SearchIndex.SlotOf(postings.Documents[place]);

                switch (SearchIndex.KindOf(postings.Documents[place]))
                {
                    case SearchDocumentKind.Provider:
                        AddSet(ref named, OfferIndexField.Provider, catalogue.Tables.Providers.Ids[slot]);
                        namedScore = Math.Max(namedScore, ProviderWeight * rarity);
                        break;
                    case SearchDocumentKind.Specialism:
                        AddSet(ref named, OfferIndexField.Specialism, catalogue.Tables.Specialisms.Ids[slot]);
                        namedScore = Math.Max(namedScore, SpecialismWeight * rarity);
                        break;
                    case SearchDocumentKind.Competency:
                        AddSet(ref about, OfferIndexField.Competency, catalogue.Tables.Competencies.Ids[slot]);
                        aboutScore = Math.Max(aboutScore, CompetencyWeight * rarity);
                        break;
                    default:
                        break;
                }
            }
        }

        foreach (var slot in Bits.Ordinals(about ?? []))
        {
            totals[(int)SearchDocumentKind.Offer][slot] += aboutScore;
        }

        foreach (var slot in Bits.Ordinals(named ?? []))
        {
            Add(SearchIndex.DocumentOf(SearchDocumentKind.Offer, slot), namedScore, word, wordWeight);
        }
    }

    private void AddSet(ref ulong[]? target, OfferIndexField field, Guid id)
    {
        var set = catalogue.Offers.Postings[FacetKey.Of(field, id)];
        target ??= new ulong[catalogue.Offers.Live.Length];
        Bits.Or(target, set);
    }

    private void Add(int document, float score, byte word, float wordWeight)
    {
        var kind = (int)SearchIndex.KindOf(document);
        var slot = SearchIndex.SlotOf(document);
        totals[kind][slot] += score;

        if (kind == (int)SearchDocumentKind.Offer)
        {
            if (lastWordOfOffer[slot] == word)
            {
                return;
            }

            lastWordOfOffer[slot] = word;
        }

        matched[kind][slot] += wordWeight;
    }

    private float RarityOf(StemPostings postings) => MathF.Log(
        1f + ((index.DocumentCount - postings.Documents.Length + 0.5f) / (postings.Documents.Length + 0.5f)));

    private float FrequencyOf(int document, uint fields)
    {
        var lengths = index.Lengths[(int)SearchIndex.KindOf(document)][SearchIndex.SlotOf(document)];
        var frequency = 0f;

        for (var field = 0; field < SearchIndex.FieldCount && fields >> (8 * field) != 0; field++)
        {
            var count = fields >> (8 * field) & 0xFF;

            if (count > 0)
            {
                var length = (float)(lengths >> (16 * field) & 0xFFFF) * perMeanLength[field];
                frequency += FieldWeights[field] * count / (1f - LengthEffects[field] + (LengthEffects[field] * length));
            }
        }

        return frequency * (Saturation + 1f) / (frequency + Saturation);
    }
}
