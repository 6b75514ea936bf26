using System.Collections.Frozen;
using System.Globalization;
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

    private readonly ReadOnlySpan<char> text;
    private readonly char[] word = new char[MaximumLength];
    private int position;
    private int length;

    public Tokens(string text)
    {
        var plain = Ascii.IsValid(text) ? text : WithoutAccents(text);
        this.text = plain;
    }

    /// <summary>The word as it is compared.</summary>
    public readonly ReadOnlySpan<char> Current => word.AsSpan(0, length);

    /// <summary>Where the word starts in the text. Only right for texts whose accents take no room of their own.</summary>
    public int Start { get; private set; }

    /// <summary>Where the word ends in the text.</summary>
    public readonly int End => position;

    /// <summary>Moves to the next word that is not a stop word.</summary>
    public bool MoveNext()
    {
        var stopWords = StopWords.GetAlternateLookup<ReadOnlySpan<char>>();

        while (MoveToAny())
        {
            if (!stopWords.Contains(Current))
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
        while (position < text.Length && !char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        Start = position;
        length = 0;

        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || Joins()))
        {
            if (length < MaximumLength && text[position] != '\'')
            {
                word[length++] = char.ToLowerInvariant(text[position]);
            }

            position++;
        }

        // The possessive is no part of the word.
        if (position - Start > 2 && text[position - 1] is 's' or 'S' && position - 2 >= Start && text[position - 2] == '\'')
        {
            length--;
        }

        return length > 0;
    }

    /// <summary>
    /// Whether the character here holds its neighbours together: an apostrophe between letters, a point between digits.
    /// </summary>
    private readonly bool Joins() => position > 0 && position + 1 < text.Length && text[position] switch
    {
        '\'' => char.IsLetter(text[position - 1]) && char.IsLetter(text[position + 1]),
        '.' => char.IsAsciiDigit(text[position - 1]) && char.IsAsciiDigit(text[position + 1]),
        _ => false,
    };
}
