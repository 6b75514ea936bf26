using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Cuts a text into words: runs of letters and digits in small letters without accents, "2.3" as one.</summary>
internal ref struct Tokens
{
    private const int MaximumLength = 40;

    /// <summary>Words too common to look for.</summary>
    private static readonly FrozenSet<string> StopWords = FrozenSet.Create(
        "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for",
        "from", "get", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "my", "no", "not", "of", "on",
        "or", "our", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up",
        "was", "we", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your", "s", "t");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopWordLookup =
        StopWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> text;
    private Letters word;
    private int position;
    private int length;

    public Tokens(string text)
    {
        var plain = Ascii.IsValid(text) ? text : WithoutAccents(text);
        this.text = plain;
    }

    /// <summary>The word as it is compared.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Current => ((ReadOnlySpan<char>)word)[..length];

    /// <summary>Where the word starts in the text. Only right for texts whose accents take no room of their own.</summary>
    public int Start { get; private set; }

    /// <summary>Where the word ends in the text.</summary>
    public readonly int End => position;

    /// <summary>Moves to the next word that is not a stop word.</summary>
    public bool MoveNext()
    {
        while (MoveToAny())
        {
            if (!StopWordLookup.Contains(Current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text with its accents taken off, one character for one.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var character in text)
        {
            if (character < 128)
            {
                plain.Append(character);
                continue;
            }

            // A typographic apostrophe is the plain one; a letter with an accent is its letter.
            var decomposed = char.IsSurrogate(character) ? "?" : character.ToString().Normalize(NormalizationForm.FormD);
            plain.Append(character == '\u2019' ? '\''
                : CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.NonSpacingMark ? '\''
                : decomposed[0]);
        }

        return plain.ToString();
    }

    private bool MoveToAny()
    {
        // Walked in local variables, since it is most of what a start does.
        var (at, count) = (position, 0);
        Span<char> letters = word;

        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        Start = at;

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || Joins(at)))
        {
            if (count < MaximumLength && text[at] != '\'')
            {
                letters[count++] = char.ToLowerInvariant(text[at]);
            }

            at++;
        }

        // The possessive is no part of the word.
        if (at - Start > 2 && text[at - 1] is 's' or 'S' && at - 2 >= Start && text[at - 2] == '\'')
        {
            count--;
        }

        (position, length) = (at, count);
        return count > 0;
    }

    /// <summary>
    /// Whether the character here holds its neighbours together: an apostrophe between letters, a point between digits.
    /// </summary>
    private readonly bool Joins(int at) => at > 0 && at + 1 < text.Length && text[at] switch
    {
        '\'' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '.' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    [InlineArray(MaximumLength)]
    private struct Letters
    {
        private char first;
    }
}
