using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CpdGraph.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpdGraph.Api.Imports;

/// <summary>
/// A workbook (XLSX) as a spreadsheet program writes it, read cell by cell. Values come as the text that the program would show: days as
/// 2026-02-03, numbers with a point. A formula is refused, since what it says depends on who opens it.
/// </summary>
internal static class WorkbookFile
{
    private const int MaximumParts = 1_000;
    private const long MaximumUnpacked = 200_000_000;
    private const int MaximumShared = 1_000_000;
    private const int MaximumColumns = 500;
    private const long MaximumCharacters = 50_000_000;
    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    // Formats of days and times that a workbook need not spell out.
    private static readonly HashSet<uint> BuiltInDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57];

    /// <summary>Whether bytes begin like a workbook.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes is [0x50, 0x4B, 0x03, 0x04, ..];

    /// <summary>Reads one sheet.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="maximumRows">Most rows.</param>
    /// <param name="problems">Gets what makes it unreadable.</param>
    /// <param name="name">Name of the sheet. Null for the first that is not hidden.</param>
    /// <returns>Rows with their numbers, the header first, those without a value left out. Empty when it cannot be read.</returns>
    public static List<(int Row, string[] Cells)> Read(byte[] bytes, int maximumRows, ICollection<ImportProblem> problems, string? name = null)
    {
        try
        {
            if (!Unpacks(bytes))
            {
                return Refuse(problems, $"The workbook is larger than {MaximumUnpacked / 1_000_000} MB when unpacked, or has too many parts. Save the one sheet as a new workbook.");
            }

            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);

            return document.WorkbookPart is { } workbook && SheetOf(workbook, name) is { } sheet
                ? Rows(workbook, sheet, maximumRows, problems)
                : Refuse(
                    problems,
                    name is null ? "The workbook has no sheet that is shown. Show the one to be imported, and save it again." : "The workbook has no sheet of this name. Check the name.");
        }
        catch (Exception wrong) when (wrong is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or FormatException or ArgumentException or IOException
            or InvalidOperationException or NotSupportedException or KeyNotFoundException or OverflowException)
        {
            return Refuse(problems, "This is no workbook that can be read. Open it in a spreadsheet program, and save it again as XLSX or as \"CSV UTF-8\".");
        }
    }

    private static List<(int Row, string[] Cells)> Refuse(ICollection<ImportProblem> problems, string message)
    {
        problems.Add(new(0, null, null, message));

        return [];
    }

    // What a package says of its sizes may be a lie: it is unpacked once to see, and no further than the limit.
    private static bool Unpacks(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);

        if (archive.Entries.Count > MaximumParts || archive.Entries.Sum(entry => entry.Length) > MaximumUnpacked)
        {
            return false;
        }

        var left = MaximumUnpacked;
        var buffer = new byte[81_920];

        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();

            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if ((left -= read) < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static WorksheetPart? SheetOf(WorkbookPart workbook, string? name) => workbook.Workbook.Sheets?.Elements<Sheet>()
        .Where(sheet => name is null
            ? sheet.State is null || sheet.State.Value == SheetStateValues.Visible
            : string.Equals(sheet.Name?.Value?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))
        .Select(sheet => sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) ? part as WorksheetPart : null)
        .FirstOrDefault(part => part is not null);

    private static List<(int Row, string[] Cells)> Rows(WorkbookPart workbook, WorksheetPart sheet, int maximumRows, ICollection<ImportProblem> problems)
    {
        var (shared, dates) = (SharedTexts(workbook), DateStyles(workbook));
        var epoch = workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? Epoch1904 : Epoch1900;
        var rows = new List<(int Row, string[] Cells)>();
        var last = 0;
        var characters = 0L;
        using var reader = OpenXmlReader.Create(sheet);

        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            var number = row.RowIndex?.Value is { } told ? (int)told : last + 1;

            if (number <= last)
            {
                throw new InvalidDataException("Rows are out of order.");
            }

            if (number > maximumRows)
            {
                return Refuse(problems, $"The sheet has more than {maximumRows:N0} rows. Import it in parts.");
            }

            last = number;
            var cells = Cells(row, number, shared, dates, epoch, problems);

            if ((characters += cells.Sum(cell => (long)cell.Length)) > MaximumCharacters)
            {
                return Refuse(problems, $"The sheet holds more than {MaximumCharacters:N0} characters. Import it in parts.");
            }

            if (rows.Count == 0 || cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                rows.Add((number, cells));
            }
        }

        return rows;
    }

    private static string[] Cells(Row row, int number, List<string> shared, HashSet<uint> dates, DateTime epoch, ICollection<ImportProblem> problems)
    {
        var cells = new List<string>();

        foreach (var cell in row.Elements<Cell>())
        {
            var place = cell.CellReference?.Value is { } reference ? PlaceOf(reference) : cells.Count;

            if (place < cells.Count || place >= MaximumColumns)
            {
                throw new InvalidDataException("Cells are out of order, or there are too many.");
            }

            while (cells.Count < place)
            {
                cells.Add("");
            }

            if (cell.CellFormula is not null)
            {
                problems.Add(new(number, ColumnOf(place), null, "The cell holds a formula. Copy it, and paste it as a value."));
            }

            cells.Add(TextOf(cell, number, place, shared, dates, epoch, problems));
        }

        return [.. cells];
    }

    private static string TextOf(
        Cell cell, int row, int place, List<string> shared, HashSet<uint> dates, DateTime epoch, ICollection<ImportProblem> problems)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;

        switch (type)
        {
            case CellValues.SharedString:
                return value.Length == 0 ? "" : shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)];

            case CellValues.InlineString:
                return cell.InlineString?.InnerText ?? "";

            case CellValues.Boolean:
                return value == "1" ? "yes" : "no";

            case CellValues.Error:
                problems.Add(new(row, ColumnOf(place), value, "The cell holds an error of the spreadsheet program. Put the value there, or nothing."));

                return "";

            case CellValues.Number when value.Length > 0:
                return NumberOf(value, cell.StyleIndex?.Value is { } style && dates.Contains(style), epoch);

            default:
                return value;
        }
    }

    private static string NumberOf(string value, bool isDate, DateTime epoch)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

        if (!isDate)
        {
            // As many digits as a spreadsheet program shows: 0.1 + 0.2 is 0.3 there.
            return decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.###############", CultureInfo.InvariantCulture);
        }

        // Nothing shorter than a second was meant.
        var moment = epoch.AddSeconds(Math.Round(number * 86_400));

        return number < 1 ? moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<string>();

        if (workbook.SharedStringTablePart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);

            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    var item = (SharedStringItem)reader.LoadCurrentElement()!;

                    // How a word is pronounced (in rPh) is not what it says.
                    texts.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)));

                    if (texts.Count > MaximumShared)
                    {
                        throw new InvalidDataException("There are too many texts.");
                    }
                }
            }
        }

        return texts;
    }

    // Cells refer to a style by its place among all; a day is a number like any other but for the style.
    private static HashSet<uint> DateStyles(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId?.HasValue == true && IsDate(format.FormatCode?.Value ?? ""))
            .Select(format => format.NumberFormatId!.Value)
            .ToHashSet() ?? [];

        return sheet?.CellFormats?.Elements<CellFormat>()
            .Select((format, index) => (Index: (uint)index, Format: format.NumberFormatId?.Value ?? 0))
            .Where(style => BuiltInDates.Contains(style.Format) || own.Contains(style.Format))
            .Select(style => style.Index)
            .ToHashSet() ?? [];
    }

    // Letters of days and times outside of quotes, brackets and escapes.
    private static bool IsDate(string format)
    {
        for (var index = 0; index < format.Length; index++)
        {
            switch (format[index])
            {
                case '"':
                    index = format.IndexOf('"', index + 1) is var end and >= 0 ? end : format.Length;
                    break;
                case '[':
                    index = format.IndexOf(']', index + 1) is var close and >= 0 ? close : format.Length;
                    break;
                case '\\' or '_' or '*':
                    index++;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    return true;
                case ';':
                    // Only the first section is for what is more than nothing.
                    return false;
            }
        }

        return false;
    }

    private static int PlaceOf(string reference)
    {
        var place = 0;

        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                break;
            }

            place = checked((place * 26) + (letter - 'A' + 1));
        }

        return place - 1;
    }

    private static string ColumnOf(int place)
    {
        var name = "";

        for (var left = place + 1; left > 0; left = (left - 1) / 26)
        {
            name = (char)('A' + ((left - 1) % 26)) + name;
        }

        return $"column {name}";
    }
}
