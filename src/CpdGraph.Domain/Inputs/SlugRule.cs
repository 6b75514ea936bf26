using System.Globalization;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Short lower-case names in web addresses: letters, digits and single hyphens between them.</summary>
public static class SlugRule
{
    /// <summary>Most characters.</summary>
    public const int MaximumLength = 120;

    /// <summary>Whether the text is a slug.</summary>
    public static bool Allows(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);

        return slug.Length is > 0 and <= MaximumLength
            && slug.All(letter => letter == '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal);
    }

    /// <summary>A free slug made of a title: with -2, -3 and so on behind it when the plain one is taken.</summary>
    /// <param name="title">Words in any script; what has no Latin letter or digit is left out.</param>
    /// <param name="isTaken">Whether a slug is in use. It must be free for some of the numbers.</param>
    public static string FreeFor(string title, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(isTaken);

        var plain = Fold(title);
        var slug = plain;

        for (var number = 2; isTaken(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");
        }

        return slug;
    }

    private static string Fold(string title)
    {
        // Room is left for a number behind it.
        const int longest = MaximumLength - 10;
        var slug = new StringBuilder();

        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length == longest)
            {
                break;
            }

            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’'))
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? "untitled" : text;
    }
}
