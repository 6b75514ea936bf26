using System.Text;

namespace CpdGraph.Domain;

/// <summary>Cuts the part of a text around a match and puts each match between two asterisks.</summary>
internal static class Excerpt
{
    private const int LeadLength = 60;
    private const int Length = 200;

    /// <summary>The excerpt of the first of these texts that holds a match. Null when none does.</summary>
    public static string? Of(SearchIndex index, SearchQuery query, SearchTexts texts)
    {
        var stems = query.Words.SelectMany(word => word.Select(stem => stem.Stem)).ToHashSet();

        foreach (var text in (ReadOnlySpan<string?>)[texts.Summary, texts.Body, texts.Title])
        {
            if (text is not null && Of(index, stems, text) is { } excerpt)
            {
                return excerpt;
            }
        }

        return null;
    }

    private static string? Of(SearchIndex index, HashSet<int> stems, string text)
    {
        var matches = MatchesIn(index, stems, text);

        if (matches.Count == 0)
        {
            return null;
        }

        var from = WordStart(text, Math.Max(0, matches[0].Start - LeadLength));
        var to = WordEnd(text, Math.Min(text.Length, from + Length));
        var excerpt = new StringBuilder();
        var position = from;

        if (from > 0)
        {
            excerpt.Append('\u2026');
        }

        foreach (var (start, end) in matches.Where(match => match.End <= to))
        {
            AppendPlain(excerpt, text.AsSpan(position, start - position));
            excerpt.Append('*');
            AppendPlain(excerpt, text.AsSpan(start, end - start));
            excerpt.Append('*');
            position = end;
        }

        AppendPlain(excerpt, text.AsSpan(position, to - position));

        if (to < text.Length)
        {
            excerpt.Append('\u2026');
        }

        return excerpt.ToString();
    }

    /// <summary>Where the matches are; neighbours with only blanks between them are one.</summary>
    private static List<(int Start, int End)> MatchesIn(SearchIndex index, HashSet<int> stems, string text)
    {
        var matches = new List<(int Start, int End)>();
        var tokens = new Tokens(text);

        while (tokens.MoveNext())
        {
            var spelling = index.Spellings.Find(tokens.Current);

            if (spelling < 0 || !stems.Contains(index.SpellingStems[spelling]))
            {
                continue;
            }

            if (matches.Count > 0 && text.AsSpan(matches[^1].End, tokens.Start - matches[^1].End).IsWhiteSpace())
            {
                matches[^1] = (matches[^1].Start, tokens.End);
            }
            else
            {
                matches.Add((tokens.Start, tokens.End));
            }
        }

        return matches;
    }

    /// <summary>Asterisks of the text itself would be taken for ours; line ends become blanks.</summary>
    private static void AppendPlain(StringBuilder excerpt, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character != '*')
            {
                excerpt.Append(char.IsWhiteSpace(character) ? ' ' : character);
            }
        }
    }

    private static int WordStart(string text, int position)
    {
        while (position > 0 && !char.IsWhiteSpace(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static int WordEnd(string text, int position)
    {
        while (position < text.Length && !char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
