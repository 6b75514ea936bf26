using System.Numerics;

namespace CpdGraph.Domain;

/// <summary>The words looked for, each with the stems that stand for it: its own, or near ones when nobody wrote it so.</summary>
internal sealed class SearchQuery
{
    /// <summary>Most different words read; the rest of a longer text is left out.</summary>
    public const int MaximumWords = 32;

    private const int MaximumStems = 8;
    private const int ShortestPrefix = 3;
    private const float PrefixWeight = 0.8f;
    private const float OneMistakeWeight = 0.7f;
    private const float TwoMistakesWeight = 0.5f;
    private const float OtherFirstLetterFactor = 0.7f;

    private SearchQuery(List<(int Stem, float Weight)[]> words) => Words = [.. words];

    /// <summary>One entry a word; empty for a word that nothing is near to.</summary>
    public (int Stem, float Weight)[][] Words { get; }

    public static SearchQuery Parse(SearchIndex index, string text)
    {
        var words = new List<(int Stem, float Weight)[]>();
        var seen = new HashSet<string>();
        var tokens = new Tokens(text.Length > 1000 ? text[..1000] : text);

        while (words.Count < MaximumWords && tokens.MoveNext())
        {
            var word = tokens.Current.ToString();

            if (seen.Add(word))
            {
                words.Add(StemsOf(index, word));
            }
        }

        return new(words);
    }

    private static (int Stem, float Weight)[] StemsOf(SearchIndex index, string word)
    {
        var stem = index.Stems[Stemmer.Stem(word)];
        return stem >= 0 && index.Postings[stem].Documents.Length > 0 ? [(stem, 1f)] : NearStems(index, word);
    }

    private static (int Stem, float Weight)[] NearStems(SearchIndex index, string word)
    {
        var allowed = SpellingDistance.Allowed(word.Length);
        var letters = SpellingDistance.LettersOf(word);
        var found = new List<(int Spelling, float Weight, int Distance)>();

        for (var spelling = 0; spelling < index.SpellingCount; spelling++)
        {
            if (index.SpellingUses[spelling] == 0)
            {
                continue;
            }

            var text = index.SpellingTexts[spelling];

            if (word.Length >= ShortestPrefix && text.StartsWith(word, StringComparison.Ordinal))
            {
                found.Add((spelling, PrefixWeight, 1));
                continue;
            }

            if (allowed == 0
                || Math.Abs(text.Length - word.Length) > allowed
                || BitOperations.PopCount(letters ^ SpellingDistance.LettersOf(text)) > 2 * allowed)
            {
                continue;
            }

            var distance = SpellingDistance.Between(word, text, allowed);

            if (distance <= allowed)
            {
                var weight = distance == 1 ? OneMistakeWeight : TwoMistakesWeight;
                found.Add((spelling, text[0] == word[0] ? weight : weight * OtherFirstLetterFactor, distance));
            }
        }

        // Two mistakes are only believed where one does not explain the word.
        var nearest = found.Count == 0 ? 0 : found.Min(near => near.Distance);

        return [.. found
            .Where(near => near.Distance == nearest)
            .OrderByDescending(near => near.Weight)
            .ThenByDescending(near => index.SpellingUses[near.Spelling])
            .ThenBy(near => index.SpellingTexts[near.Spelling], StringComparer.Ordinal)
            .DistinctBy(near => index.SpellingStems[near.Spelling])
            .Take(MaximumStems)
            .Select(near => (index.SpellingStems[near.Spelling], near.Weight))];
    }
}
