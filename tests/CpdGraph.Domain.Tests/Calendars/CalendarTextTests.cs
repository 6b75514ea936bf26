using System.Text;
using Xunit;

namespace CpdGraph.Domain.Tests;

/// <summary>The form of what is written, by the standard; what a reader makes of it is in <see cref="CalendarReaderTests"/>.</summary>
public sealed class CalendarTextTests
{
    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_ends_within_a_character()
    {
        var entries = CalendarSample.OddTexts.Select(text => CalendarSample.Entry(text) with { Description = text, Location = text });

        foreach (var line in Lines(CalendarText.Write("A calendar", null, entries)))
        {
            Assert.InRange(line.Length, 1, 75);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(line));
        }
    }

    [Theory]
    [InlineData(67, 1)]
    [InlineData(68, 2)]
    [InlineData(141, 2)]
    [InlineData(142, 3)]
    public void A_line_is_folded_only_when_it_must_be(int letters, int lines)
    {
        var written = Encoding.UTF8.GetString(CalendarText.Write("A calendar", null, [CalendarSample.Entry(new string('x', letters))]));
        var from = written.IndexOf("SUMMARY:", StringComparison.Ordinal);
        var to = written.IndexOf("STATUS:", StringComparison.Ordinal);

        Assert.Equal(lines, written[from..to].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(new string('x', letters), written.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_text_holds_never_becomes_a_line_of_its_own()
    {
        var entries = CalendarSample.OddTexts.Select(text => CalendarSample.Entry(text) with { Uid = text, Description = text, Location = text });

        var names = Unfolded(CalendarText.Write("A\r\nEND:VCALENDAR", "https://example.org/\r\nX:Y", entries)).Select(line => line.Split(':', ';')[0]).ToArray();

        Assert.Equal(CalendarSample.OddTexts.Length, names.Count(name => name == "SUMMARY"));
        Assert.Equal(CalendarSample.OddTexts.Length + 1, names.Count(name => name == "END"));
        Assert.Equal("END", names[^1]);
        Assert.DoesNotContain("X", names);
    }

    [Fact]
    public void Moments_are_in_UTC_and_an_appointment_without_length_has_no_end()
    {
        var moment = new DateTimeOffset(2027, 7, 1, 10, 0, 0, TimeSpan.FromHours(1));

        var lines = Unfolded(CalendarText.Write("A calendar", null, [CalendarSample.Entry("A", moment, moment)]));

        Assert.Contains("DTSTART:20270701T090000Z", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("DTEND", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_that_is_none_is_left_out()
    {
        var lines = Unfolded(CalendarText.Write("A calendar", null, [CalendarSample.Entry() with { Url = "nonsense", JoinUrl = "" }]));

        Assert.DoesNotContain(lines, line => line.StartsWith("URL", StringComparison.Ordinal) || line.StartsWith("CONFERENCE", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_changed_gives_the_same_bytes()
    {
        Assert.Equal(CalendarText.Write("A calendar", null, [CalendarSample.Entry()]), CalendarText.Write("A calendar", null, [CalendarSample.Entry()]));
    }

    // Each without its end, which must be CR and LF, with nothing of them inside.
    private static IEnumerable<byte[]> Lines(byte[] calendar)
    {
        for (var from = 0; from < calendar.Length;)
        {
            var end = calendar.AsSpan(from).IndexOf("\r\n"u8);
            Assert.True(end >= 0, "The last line has no end.");
            Assert.DoesNotContain((byte)'\n', calendar[from..(from + end)]);
            Assert.DoesNotContain((byte)'\r', calendar[from..(from + end)]);

            yield return calendar[from..(from + end)];

            from += end + 2;
        }
    }

    private static string[] Unfolded(byte[] calendar) =>
        Encoding.UTF8.GetString(calendar).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
