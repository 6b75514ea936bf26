using System.Text;

namespace CpdGraph.Domain;

/// <summary>The name of an enum member as programs know it: IN_REVIEW for InReview.</summary>
internal static class StableCode
{
    public static string Of<T>(T value)
        where T : struct, Enum => Spaced(value.ToString(), '_').ToUpperInvariant();

    /// <summary>The words of a name in camel or Pascal case, for example <c>display name</c>.</summary>
    public static string Words(string name) => Spaced(name, ' ').ToLowerInvariant().Replace("cpd", "CPD", StringComparison.Ordinal);

    private static string Spaced(string name, char space)
    {
        var text = new StringBuilder(name.Length + 4);

        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append(space);
            }

            text.Append(letter);
        }

        return text.ToString();
    }
}
