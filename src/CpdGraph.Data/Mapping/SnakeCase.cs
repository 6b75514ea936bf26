using System.Text;

namespace CpdGraph.Data;

/// <summary>Writes a C# name as the databases spell it: <c>OfferVersion</c> is <c>offer_version</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 8);

        for (var index = 0; index < name.Length; index++)
        {
            var letter = name[index];

            // A new word starts at a capital after a small letter or digit, and at the last capital of a run: ODSCode is ods_code.
            var startsWord = char.IsUpper(letter) && index > 0 && name[index - 1] != '_'
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));

            if (startsWord)
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }
}
