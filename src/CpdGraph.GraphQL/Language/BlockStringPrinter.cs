using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>Writes a string between triple quotes so that it reads back as itself.</summary>
internal static class BlockStringPrinter
{
    private const int LongLine = 70;

    /// <summary>Whether the text survives: no carriage returns, no control characters, nothing that indentation removal would take away.</summary>
    public static bool CanHold(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var lines = value.Split('\n');
        var isControlled = value.AsSpan().IndexOfAnyInRange('\0', '\u0008') >= 0 || value.AsSpan().IndexOfAnyInRange('\u000B', '\u000F') >= 0;
        var startsAndEndsWithText = !IsBlank(lines[0]) && !IsBlank(lines[^1]);
        var sharesIndent = lines.Length > 1 && Array.TrueForAll(lines, line => IsBlank(line) || line[0] is ' ' or '\t');

        return !isControlled && startsAndEndsWithText && !sharesIndent;
    }

    /// <param name="isMinimal">Whether a short line stays on the line of its quotes even where a layout of its own is nicer.</param>
    public static void Append(StringBuilder text, string value, bool isMinimal = false)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.ReplaceLineEndings("\n").Split('\n');
        var isSingleLine = lines.Length == 1;

        // Without a line end before it, an indentation that all later lines share would be taken for layout.
        var needsLeadingLine = !isSingleLine && Array.TrueForAll(lines[1..], line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsWithTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var needsTrailingLine = (value.EndsWith('"') && !endsWithTripleQuotes) || value.EndsWith('\\');
        var isOnLines = !isMinimal && (!isSingleLine || value.Length > LongLine || needsTrailingLine || needsLeadingLine || endsWithTripleQuotes);
        var beginsWithSpace = isSingleLine && value is [' ' or '\t', ..];

        text.Append("\"\"\"").Append((isOnLines && !beginsWithSpace) || needsLeadingLine ? "\n" : "");
        text.Append(escaped);
        text.Append(isOnLines || needsTrailingLine ? "\n" : "").Append("\"\"\"");
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
}
