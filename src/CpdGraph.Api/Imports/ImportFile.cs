using System.Globalization;
using System.Text;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CsvHelper;
using CsvHelper.Configuration;

namespace CpdGraph.Api.Imports;

/// <summary>A spreadsheet: a workbook, or comma-separated values in UTF-8 or as older programs write them (Windows-1252).</summary>
/// <param name="Header">The first row. Empty when the file is empty.</param>
/// <param name="Rows">The others with their places in the spreadsheet, those without a value left out.</param>
internal sealed record ImportFile(IReadOnlyList<string> Header, IReadOnlyList<(int Row, string[] Cells)> Rows)
{
    private const long MaximumBytes = 100_000_000;
    private const int MaximumRows = 200_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Relative to the caller's folder.</param>
    /// <param name="problems">Gets what makes it unreadable.</param>
    /// <exception cref="StartFailure">There is no such file.</exception>
    public static ImportFile Read(string path, ICollection<ImportProblem> problems)
    {
        return Read(Bytes(path), problems);
    }

    /// <summary>Reads what a file holds.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problems">Gets what makes it unreadable.</param>
    public static ImportFile Read(byte[] bytes, ICollection<ImportProblem> problems) => Read(bytes, worksheet: null, MaximumRows, problems);

    /// <summary>Reads what a file holds.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="worksheet">Name of the sheet of a workbook. Null for the first that is shown.</param>
    /// <param name="maximumRows">Most rows.</param>
    /// <param name="problems">Gets what makes it unreadable.</param>
    public static ImportFile Read(byte[] bytes, string? worksheet, int maximumRows, ICollection<ImportProblem> problems)
    {
        if (WorkbookFile.IsOne(bytes))
        {
            return Of(WorkbookFile.Read(bytes, maximumRows, problems, worksheet));
        }

        if (Text(bytes, problems) is not { } text)
        {
            return new([], []);
        }

        var rows = new List<(int Row, string[] Cells)>();
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = DelimiterOf(text), IgnoreBlankLines = false });

        try
        {
            for (var row = 1; parser.Read(); row++)
            {
                if (parser.Record is { } cells && (row == 1 || cells.Any(cell => !string.IsNullOrWhiteSpace(cell))))
                {
                    rows.Add((row, cells));
                }

                if (row > maximumRows)
                {
                    problems.Add(new(row, null, null, $"The file has more than {maximumRows:N0} rows. Import it in parts."));
                    return new([], []);
                }
            }
        }
        catch (CsvHelperException wrong) when (wrong is BadDataException or ParserException)
        {
            problems.Add(new(parser.Row, null, null, "The quotes of this row do not pair. Save the file as CSV again, or double each quote within a cell."));
            return new([], []);
        }

        return Of(rows);
    }

    private static ImportFile Of(List<(int Row, string[] Cells)> rows) => rows is [var header, ..] ? new(header.Cells, rows[1..]) : new([], []);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Relative to the caller's folder.</param>
    /// <exception cref="StartFailure">There is no such file, or it is too large.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(Path.GetFullPath(path));

            return file.Length <= MaximumBytes
                ? File.ReadAllBytes(file.FullName)
                : throw new StartFailure($"File {path} is larger than {MaximumBytes / 1_000_000} MB. Import it in parts.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be read: name a CSV file.", wrong);
        }
    }

    private static string? Text(byte[] bytes, ICollection<ImportProblem> problems)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(new(0, null, null, "This is UTF-16. Save it as \"CSV UTF-8 (comma delimited)\", or as XLSX."));
            return null;
        }

        if (bytes.AsSpan().IndexOfAnyInRange((byte)0, (byte)8) >= 0)
        {
            problems.Add(new(0, null, null, "This is neither a workbook (XLSX) nor CSV. Save the sheet as \"CSV UTF-8 (comma delimited)\", or as XLSX."));
            return null;
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return OfWindows(bytes, problems);
        }
    }

    // What is no UTF-8 was written by an older program; five bytes mean nothing there either, and come as control characters.
    private static string? OfWindows(byte[] bytes, ICollection<ImportProblem> problems)
    {
        var text = Windows1252.GetString(bytes);

        if (text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') is var wrong and >= 0)
        {
            var row = text.AsSpan(0, wrong).Count('\n') + 1;
            problems.Add(new(row, null, null, "This row holds characters that cannot be read. Save the file as \"CSV UTF-8 (comma delimited)\"."));
            return null;
        }

        return text;
    }

    // Some spreadsheets separate by semicolons or tabs.
    private static string DelimiterOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));

        return tabs > commas && tabs > semicolons ? "\t" : semicolons > commas ? ";" : ",";
    }
}
