using System.Buffers;
using System.Text;
using CpdGraph.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Rows as comma-separated values: UTF-8 with its mark, so that spreadsheet programs read it as such. Nothing in it can be run.</summary>
internal static class CsvText
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    // Some programs take semicolons and tabs for the end of a cell.
    private static readonly SearchValues<char> Special = SearchValues.Create(",\";\t\r\n");

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");

        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(cell => Quoted(FormulaGuard.Guarded(cell)))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(Special) || cell.StartsWith(' ') || cell.EndsWith(' ') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <summary>Rows as a workbook with one sheet. All cells are text, so that nothing is changed or run by whichever program opens it.</summary>
internal static class WorkbookText
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(string sheet, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();

        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();

            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());

                foreach (var row in rows)
                {
                    writer.WriteStartElement(new Row());

                    foreach (var cell in row)
                    {
                        writer.WriteElement(new Cell
                        {
                            DataType = CellValues.InlineString,
                            InlineString = new InlineString(new Text(Shown(cell)) { Space = SpaceProcessingModeValues.Preserve }),
                        });
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }));
        }

        return file.ToArray();
    }

    // What XML has no place for is not shown by any program.
    private static string Shown(string cell) => string.Concat(cell.Where(character => System.Xml.XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));
}
