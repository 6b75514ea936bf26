using System.Globalization;
using System.IO.Compression;
using System.Text;
using CpdGraph.Api.Imports;
using CpdGraph.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>Workbooks as spreadsheet programs write them, and as people who mean no good do.</summary>
public sealed class WorkbookFileTests
{
    private const int MaximumRows = 1_000;
    private readonly List<ImportProblem> problems = [];

    [Fact]
    public void Values_come_as_the_text_that_the_program_shows()
    {
        var rows = Read(Workbook(sheet =>
        {
            sheet.Append(Row(1, Shared("A1", 0), Shared("B1", 1), Inline("C1", "when")));
            sheet.Append(Row(2, Number("A2", "35"), Number("B2", "0.30000000000000004"), Number("C2", "46056", style: 1)));
            sheet.Append(Row(4, Number("A4", "1E+3"), Bool("B4", true), Number("C4", "46056.395833333336", style: 2)));
            sheet.Append(Row(5, Number("C5", "0.395833333333333", style: 2)));
            sheet.Append(Row(6));
        }));

        Assert.Empty(problems);
        Assert.Equal(
            ["1: title|rich text|when", "2: 35|0.3|2026-02-03", "4: 1000|yes|2026-02-03 09:30:00", "5: ||09:30:00"],
            rows.Select(row => $"{row.Row}: {string.Join('|', row.Cells)}"));
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var rows = Read(Workbook(sheet => sheet.Append(Row(1, Number("A1", "44594", style: 1))), from1904: true));

        Assert.Equal("2026-02-03", rows[0].Cells[0]);
    }

    [Fact]
    public void A_hidden_sheet_is_passed_over()
    {
        var rows = Read(Workbook(sheet => sheet.Append(Row(1, Inline("A1", "shown"))), hidden: sheet => sheet.Append(Row(1, Inline("A1", "hidden")))));

        Assert.Equal("shown", rows[0].Cells[0]);
    }

    [Fact]
    public void A_formula_and_an_error_are_told_with_their_cells()
    {
        Read(Workbook(sheet => sheet.Append(Row(
            1,
            new Cell { CellReference = "A1", CellFormula = new CellFormula("HYPERLINK(\"https://bad.example\")"), CellValue = new CellValue("7") },
            new Cell { CellReference = "AB1", DataType = CellValues.Error, CellValue = new CellValue("#N/A") }))));

        Assert.Equal(["1 column A", "1 column AB"], problems.Select(problem => $"{problem.Row} {problem.Column}"));
        Assert.Contains("formula", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        Assert.Empty(Read(Workbook(sheet => sheet.Append(Row(MaximumRows + 1, Inline("A1001", "late"))))));
        Assert.Contains("more than 1,000 rows", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no zip at all")]
    [InlineData("an empty archive")]
    [InlineData("another archive")]
    [InlineData("cut short")]
    [InlineData("a shared text that is not there")]
    [InlineData("rows backwards")]
    [InlineData("cells backwards")]
    [InlineData("a cell far to the right")]
    [InlineData("no number")]
    [InlineData("a sheet that is no XML")]
    [InlineData("a document type")]
    public void What_is_broken_is_refused_with_what_to_do(string kind)
    {
        Assert.Empty(Read(Broken(kind)));
        Assert.Contains("save it again", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one part unpacks to 300 MB")]
    [InlineData("two thousand parts")]
    public void A_bomb_is_not_unpacked(string kind)
    {
        var bytes = Bomb(kind);
        Assert.True(bytes.Length < 2_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(Read(bytes));

        Assert.Contains("larger than", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    /// <summary>A workbook with these texts in its rows.</summary>
    internal static byte[] Of(params string[][] rows) => Workbook(sheet =>
    {
        for (var row = 1; row <= rows.Length; row++)
        {
            sheet.Append(Row(row, [.. rows[row - 1].Select((text, place) => Inline($"{(char)('A' + place)}{row}", text))]));
        }
    });

    private List<(int Row, string[] Cells)> Read(byte[] bytes) => WorkbookFile.Read(bytes, MaximumRows, problems);

    private static byte[] Broken(string kind) => kind switch
    {
        "no zip at all" => [0x50, 0x4B, 0x03, 0x04, .. "nothing"u8],
        "an empty archive" => Archive(_ => { }),
        "another archive" => Archive(archive => Put(archive, "word/document.xml", "<document/>")),
        "cut short" => Sound()[..^300],
        "a shared text that is not there" => Workbook(sheet => sheet.Append(Row(1, Shared("A1", 99)))),
        "rows backwards" => Workbook(sheet => sheet.Append(Row(2, Inline("A2", "two")), Row(1, Inline("A1", "one")))),
        "cells backwards" => Workbook(sheet => sheet.Append(Row(1, Inline("B1", "two"), Inline("A1", "one")))),
        "a cell far to the right" => Workbook(sheet => sheet.Append(Row(1, Inline("XFD1", "far")))),
        "no number" => Workbook(sheet => sheet.Append(Row(1, Number("A1", "seven")))),
        "a sheet that is no XML" => Replaced("<worksheet"),
        "a document type" => Replaced("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">&b;</worksheet>"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Bomb(string kind) => Archive(archive =>
    {
        if (kind == "two thousand parts")
        {
            for (var part = 0; part < 2_000; part++)
            {
                Put(archive, $"xl/{part}.xml", "<a/>");
            }

            return;
        }

        using var stream = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
        var zeros = new byte[1_000_000];

        for (var megabyte = 0; megabyte < 300; megabyte++)
        {
            stream.Write(zeros);
        }
    });

    private static byte[] Sound() => Workbook(sheet => sheet.Append(Row(1, Inline("A1", "one"))));

    // The sheet of a sound workbook, with another content.
    private static byte[] Replaced(string xml)
    {
        var stream = new MemoryStream();
        stream.Write(Sound());

        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = archive.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            Put(archive, name, xml);
        }

        return stream.ToArray();
    }

    private static byte[] Archive(Action<ZipArchive> fill)
    {
        var stream = new MemoryStream();

        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Workbook(Action<SheetData> fill, bool from1904 = false, Action<SheetData>? hidden = null)
    {
        var stream = new MemoryStream();

        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 });
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "[$-809]dd/mm/yyyy\\ hh:mm;@" }) { Count = 1 },
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 }));
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("title")), new SharedStringItem(new Run(new Text("rich ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("text"))));
            var sheets = workbook.Workbook.AppendChild(new Sheets());

            if (hidden is not null)
            {
                Add(workbook, sheets, "Lists", hidden, SheetStateValues.Hidden);
            }

            Add(workbook, sheets, "Sheet1", fill, SheetStateValues.Visible);
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, Action<SheetData> fill, SheetStateValues state)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        fill(data);
        part.Worksheet = new Worksheet(data);
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name, State = state });
    }

    private static Row Row(int number, params Cell[] cells) => new(cells) { RowIndex = (uint)number };

    private static Cell Shared(string place, int index) =>
        new() { CellReference = place, DataType = CellValues.SharedString, CellValue = new CellValue(index.ToString(CultureInfo.InvariantCulture)) };

    private static Cell Inline(string place, string text) =>
        new() { CellReference = place, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    private static Cell Number(string place, string value, uint style = 0) => new() { CellReference = place, CellValue = new CellValue(value), StyleIndex = style };

    private static Cell Bool(string place, bool value) => new() { CellReference = place, DataType = CellValues.Boolean, CellValue = new CellValue(value ? "1" : "0") };
}
