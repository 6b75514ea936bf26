namespace CpdGraph.Domain;

/// <summary>How many letters must be added, left out, changed or swapped with their neighbour to make one word of another.</summary>
internal static class SpellingDistance
{
    /// <summary>Most mistakes forgiven in a word of this length.</summary>
    public static int Allowed(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>Which letters a word has, a bit each: two words that differ in many cannot be near.</summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0U;

        foreach (var character in word)
        {
            letters |= 1U << (character & 31);
        }

        return letters;
    }

    /// <summary>The distance, or <paramref name="maximum"/> + 1 when it is more.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int maximum)
    {
        if (Math.Abs(left.Length - right.Length) > maximum)
        {
            return maximum + 1;
        }

        Span<int> twoAbove = stackalloc int[right.Length + 1];
        Span<int> above = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];

        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            var least = line;

            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[line - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(above[column] + 1, row[column - 1] + 1), above[column - 1] + cost);

                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    best = Math.Min(best, twoAbove[column - 2] + 1);
                }

                row[column] = best;
                least = Math.Min(least, best);
            }

            if (least > maximum)
            {
                return maximum + 1;
            }

            var spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
        }

        return Math.Min(above[right.Length], maximum + 1);
    }
}
