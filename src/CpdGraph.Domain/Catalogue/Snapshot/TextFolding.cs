using System.Globalization;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Texts as they are compared: without letter case, accents and doubled blanks.</summary>
internal static class TextFolding
{
    public static string Fold(string text)
    {
        var decomposed = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);

        foreach (var character in decomposed)
        {
            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (character < 128 || CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString().TrimEnd(' ');
    }
}
