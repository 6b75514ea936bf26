namespace CpdGraph.Domain;

/// <content>Free-text search over the whole catalogue.</content>
public sealed partial class CatalogueView
{
    /// <summary>
    /// What answers a text best, best first: published offers, pathways, providers, competencies of the current framework and
    /// specialisms. Forgives typing errors. Empty when the text holds no word to look for.
    /// </summary>
    /// <param name="text">The words.</param>
    /// <param name="count">Most hits to give.</param>
    public IReadOnlyList<SearchHit> Search(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);

        var scores = new SearchScores(Catalogue, text);
        var hits = new PriorityQueue<(SearchDocumentKind Kind, int Slot, float Score), (float Score, Guid Id)>(
            Comparer<(float Score, Guid Id)>.Create((left, right) =>
            {
                var byScore = left.Score.CompareTo(right.Score);
                return byScore != 0 ? byScore : right.Id.CompareTo(left.Id);
            }));

        foreach (var kind in Enum.GetValues<SearchDocumentKind>())
        {
            foreach (var slot in Bits.Ordinals(scores.Matching(kind)))
            {
                if (!IsSearched(kind, slot))
                {
                    continue;
                }

                var score = scores.Of(kind, slot);

                // Most documents of a common word are worse than all that is kept.
                if (hits.Count < count || (count > 0 && score >= hits.Peek().Score))
                {
                    hits.Enqueue((kind, slot, score), (score, IdOf(kind, slot)));

                    if (hits.Count > count)
                    {
                        hits.Dequeue();
                    }
                }
            }
        }

        var best = new SearchHit[hits.Count];

        for (var place = best.Length - 1; place >= 0; place--)
        {
            var (kind, slot, score) = hits.Dequeue();
            best[place] = HitOf(kind, slot, score, scores.Query);
        }

        return best;
    }

    private bool IsSearched(SearchDocumentKind kind, int slot) => kind switch
    {
        SearchDocumentKind.Offer => Bits.Has(visible, slot) && Catalogue.Offers[slot] is { Status: OfferStatus.Published },
        SearchDocumentKind.Competency => Tables.Competencies[slot] is { } row && Area(row.AreaId)?.FrameworkId == CurrentFramework()?.Id,
        _ => true,
    };

    private Guid IdOf(SearchDocumentKind kind, int slot) => kind switch
    {
        SearchDocumentKind.Offer => Tables.Offers.Ids[slot],
        SearchDocumentKind.Pathway => Tables.Pathways.Ids[slot],
        SearchDocumentKind.Provider => Tables.Providers.Ids[slot],
        SearchDocumentKind.Competency => Tables.Competencies.Ids[slot],
        _ => Tables.Specialisms.Ids[slot],
    };

    private SearchHit HitOf(SearchDocumentKind kind, int slot, float score, SearchQuery query)
    {
        (object Item, SearchTexts Texts) found = kind switch
        {
            SearchDocumentKind.Offer => (Catalogue.Offers[slot]!, SearchTexts.Of(Catalogue.Offers[slot]!)),
            SearchDocumentKind.Pathway => (Tables.Pathways[slot]!, SearchTexts.Of(Tables.Pathways[slot]!)),
            SearchDocumentKind.Provider => (Tables.Providers[slot]!, SearchTexts.Of(Tables.Providers[slot]!)),
            SearchDocumentKind.Competency => (Tables.Competencies[slot]!, SearchTexts.Of(Tables.Competencies[slot]!)),
            _ => (Tables.Specialisms[slot]!, SearchTexts.Of(Tables.Specialisms[slot]!)),
        };

        return new(found.Item, score, Excerpt.Of(Catalogue.Search, query, found.Texts));
    }
}
