using System.Buffers;
using System.Text;

namespace CpdGraph.Api.Imports;

/// <summary>Writes comma-separated values as spreadsheet programs read them best: UTF-8 with its mark, lines that end with CR and LF, quotes where needed.</summary>
internal static class CsvText
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\";\r\n\t");
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>A file of rows. Texts that start like formulas are made harmless before, by whoever knows that they are texts.</summary>
    public static byte[] Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();

        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. WithMark.GetPreamble(), .. WithMark.GetBytes(text.ToString())];
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(Quoted) < 0 && text.AsSpan().Trim().Length == text.Length ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
