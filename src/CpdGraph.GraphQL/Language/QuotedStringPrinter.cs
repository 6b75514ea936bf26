using System.Globalization;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>Writes a string between quotes: control characters, quotes and backslashes escaped, all else as it is.</summary>
internal static class QuotedStringPrinter
{
    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');

        foreach (var character in value)
        {
            switch (character)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
                    break;
                default: text.Append(character); break;
            }
        }

        text.Append('"');
    }
}
