using System.Globalization;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>
/// Writes iCalendar (RFC 5545, with the properties of RFC 7986 that tell a calendar's name and how often to read it). Moments are written in
/// UTC: so each means one moment, also in the hour that comes twice when clocks go back.
/// </summary>
/// <remarks>Decision 0028.</remarks>
public static class CalendarText
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Most octets of a line, its end apart: RFC 5545, 3.1.</summary>
    public const int LineOctets = 75;

    private const string MomentForm = "yyyyMMdd'T'HHmmss'Z'";

    // A calendar must hold something: the zone of ours, where there are no dates. No moment refers to it.
    private const string Zone =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/London
        BEGIN:DAYLIGHT
        TZNAME:BST
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        DTSTART:19810329T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZNAME:GMT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        DTSTART:19961027T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    // How often readers should come back; most come when they like.
    private const string Refresh = "PT1H";

    /// <summary>A calendar.</summary>
    /// <param name="name">What readers call it.</param>
    /// <param name="url">Where people see the same. Null when nowhere.</param>
    /// <param name="entries">In the order in which they are written.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(string name, string? url, IEnumerable<CalendarEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(entries);

        var calendar = new MemoryStream();
        Line(calendar, "BEGIN:VCALENDAR");
        Line(calendar, "VERSION:2.0");
        Line(calendar, "PRODID:-//CpdGraph//CPD calendar//EN");
        Line(calendar, "CALSCALE:GREGORIAN");
        Text(calendar, "NAME", name);
        Text(calendar, "X-WR-CALNAME", name);
        Line(calendar, "X-WR-TIMEZONE:Europe/London");
        Address(calendar, "URL", url);
        Line(calendar, $"REFRESH-INTERVAL;VALUE=DURATION:{Refresh}");
        Line(calendar, $"X-PUBLISHED-TTL:{Refresh}");

        var isEmpty = true;

        foreach (var entry in entries)
        {
            isEmpty = false;
            Write(calendar, entry);
        }

        foreach (var line in isEmpty ? Zone.ReplaceLineEndings("\n").Split('\n') : [])
        {
            Line(calendar, line);
        }

        Line(calendar, "END:VCALENDAR");

        return calendar.ToArray();
    }

    private static void Write(MemoryStream calendar, CalendarEntry entry)
    {
        Line(calendar, "BEGIN:VEVENT");
        Text(calendar, "UID", entry.Uid);
        Moment(calendar, "DTSTAMP", entry.UpdatedAt);
        Moment(calendar, "LAST-MODIFIED", entry.UpdatedAt);
        Line(calendar, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        Moment(calendar, "DTSTART", entry.StartsAt);

        // An end must be later than its start; what lacks one lasts no time.
        if (entry.EndsAt > entry.StartsAt)
        {
            Moment(calendar, "DTEND", entry.EndsAt);
        }

        Text(calendar, "SUMMARY", entry.Summary);
        Text(calendar, "DESCRIPTION", entry.Description);
        Text(calendar, "LOCATION", entry.Location);
        Address(calendar, "URL", entry.Url);
        Address(calendar, "CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join online", entry.JoinUrl);
        Line(calendar, entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(calendar, entry.IsCancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        Line(calendar, "END:VEVENT");
    }

    private static void Moment(MemoryStream calendar, string property, DateTimeOffset moment) =>
        Line(calendar, $"{property}:{moment.ToUniversalTime().ToString(MomentForm, CultureInfo.InvariantCulture)}");

    private static void Text(MemoryStream calendar, string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Line(calendar, $"{property}:{Escaped(text)}");
        }
    }

    // An address is no text: it is not escaped, and what cannot stand in one as it is, is in percent.
    private static void Address(MemoryStream calendar, string property, string? address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            Line(calendar, $"{property}:{url.AbsoluteUri}");
        }
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);

        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append(' '),
                _ when char.IsControl(letter) => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Writes one line, folded where it is too long, never within a character.</summary>
    private static void Line(MemoryStream calendar, string line)
    {
        var rest = Encoding.UTF8.GetBytes(line).AsSpan();
        var room = LineOctets;

        while (rest.Length > room)
        {
            var end = room;

            while ((rest[end] & 0xC0) == 0x80)
            {
                end--;
            }

            calendar.Write(rest[..end]);
            calendar.Write("\r\n "u8);
            rest = rest[end..];

            // The blank of a continued line counts too.
            room = LineOctets - 1;
        }

        calendar.Write(rest);
        calendar.Write("\r\n"u8);
    }
}
