using System.IO.Compression;
using System.Text;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Imports;

namespace CpdGraph.Api.Tests.Features.Imports;

/// <summary>Files that nobody should be able to do harm with, by what is wrong with them. In none of them is a row that could be written.</summary>
internal static class BrokenFiles
{
    private const string Header = "Reference,Title,Type,Price,Days,Booking URL,Competencies\r\n";

    public static IEnumerable<(string Name, byte[] Bytes)> All =>
    [
        .. Texts.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))),
        ("A mark and nothing else", [0xEF, 0xBB, 0xBF]),
        ("UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray()),
        ("Bytes that no code page has", [.. Encoding.ASCII.GetBytes(Header), 0x81, 0x8D, 0x8F, (byte)'\n']),
        ("A picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D]),
        ("A program", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00]),
        ("An old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00, 0x00]),
        ("The beginning of a package", [0x50, 0x4B, 0x03, 0x04]),
        ("A package cut off", Workbook(("Title", "Type"), ("One", "Workshop"))[..400]),
        ("A package that is no workbook", Package(("readme.txt", "Nothing."))),
        ("A package that unpacks to half a gigabyte", Bomb()),
        ("A package with thousands of parts", Package([.. Enumerable.Range(0, 2_000).Select(part => ($"part{part}.xml", "<a/>"))])),
        ("A workbook that names a file of the server", Package(
            ("[Content_Types].xml", "<?xml version=\"1.0\"?><!DOCTYPE t [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">&f;</Types>"))),
        ("A workbook of nonsense", Package(("[Content_Types].xml", "<Types"), ("xl/workbook.xml", "<<<<"))),
        ("A workbook without rows", WorkbookText.Write("Empty", [])),
        ("A workbook with other columns", Workbook(("Colour", "Size"), ("Blue", "Large"))),
    ];

    private static IEnumerable<(string Name, string Text)> Texts =>
    [
        ("Line ends alone", "\r\n\r\n\r\n"),
        ("A header alone, without what is needed", "Price\r\n"),
        ("Two columns of one name", "Title,Title,Type\r\nOne,Two,Workshop\r\n"),
        ("Quotes that do not pair", Header + "a,\"One,Workshop,Free\r\n"),
        ("A quote within a cell", Header + "a,On\"e,Workshop,Free,\r\n"),
        ("More cells than headers", Header + "a,One,Workshop,Free,1,https://a.example,1.1,and,more\r\n"),
        ("A huge cell", Header + "a," + new string('x', 200_000) + ",Workshop,Free,,,\r\n"),
        ("A formula", Header + "a,=cmd|'/c calc'!A0,Workshop,Free,,,\r\n"),
        ("A formula in full width", Header + "a,＝1+1,Workshop,Free,,,\r\n"),
        ("A formula after a tab", Header + "a,\"\t=1+1\",Workshop,Free,,,\r\n"),
        ("An NHS number", Header + "a,One,Workshop,Free,,,\"1.1 \"\"943 476 5919\"\"\"\r\n"),
        ("An address of the server's own", Header + "a,One,Workshop,Free,,http://169.254.169.254/latest,\r\n"),
        ("A script for an address", Header + "a,One,Workshop,Free,,javascript:alert(1),\r\n"),
        ("A price below nothing", Header + "a,One,Workshop,-5,,,\r\n"),
        ("A price like no other", Header + "a,One,Workshop,1e309,,,\r\n"),
        ("More days than there are", Header + "a,One,Workshop,Free,99999999999999999999,,\r\n"),
        ("A format that there is not", Header + "a,One,Seance,Free,,,\r\n"),
        ("A competency that there is not", Header + "a,One,Workshop,Free,,,99.99\r\n"),
        ("Characters that nobody sees", Header + "a,\u200B\u2060\uFEFF,Workshop,Free,,,\r\n"),
        ("Text that runs backwards", Header + "a,One\u202Eowt,Workshop,Free,,,\r\n"),
        ("A title without an end", Header + "a," + new string('y', 5_000) + ",Workshop,Free,,,\r\n"),
        ("A thousand columns", string.Join(',', Enumerable.Range(0, 1_000)) + "\r\n" + string.Join(',', Enumerable.Range(0, 1_000)) + "\r\n"),
        ("Too many rows", "Title,Type\r\n" + string.Concat(Enumerable.Repeat("x,\r\n", 60_000))),
        ("SQL", Header + "a,\"'); DROP TABLE offer; --\",'; DROP TABLE offer; --,Free,,,\r\n"),
        ("A page", "<html><body><script>alert(1)</script></body></html>"),
        ("JSON", "[{\"title\": \"One\", \"format\": \"WORKSHOP\"}]"),
        ("One row twice", Header + "a,,Workshop,Free,,,\r\na,,Workshop,Free,,,\r\n"),
    ];

    private static byte[] Workbook(params (string One, string Two)[] rows) => WorkbookText.Write("Sheet", rows.Select(row => new[] { row.One, row.Two }));

    private static byte[] Package(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();

        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                part.Write(text);
            }
        }

        return file.ToArray();
    }

    private static byte[] Bomb()
    {
        using var file = new MemoryStream();

        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];

            for (var count = 0; count < 500; count++)
            {
                part.Write(zeros);
            }
        }

        return file.ToArray();
    }
}
