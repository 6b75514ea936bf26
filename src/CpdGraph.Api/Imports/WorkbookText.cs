using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpdGraph.Api.Imports;

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
