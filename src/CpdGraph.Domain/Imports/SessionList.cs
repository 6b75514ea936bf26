using System.Collections.Immutable;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>
/// Sessions of a run in one cell: <c>03/02/2027 09:30 | 12:30; 10/02/2027 09:30 | 12:30 | Second half</c>. A session is its key (or none), start, end,
/// title, and venue, address and postcode where it is not held where the run is. What holds a separator stands in double quotes.
/// </summary>
public static class SessionList
{
    private const char Quote = '"';
    private const int Parts = 7;

    /// <summary>The cell of some sessions. Empty for a single one that has nothing of its own.</summary>
    public static string Of(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.Sessions is [{ Key: "1", Title: null, Venue: null } only] && only.StartsAt == run.StartsAt && only.EndsAt == run.EndsAt
            ? ""
            : string.Join(";\n", run.Sessions.Select(Of));
    }

    /// <summary>What a cell means. What is wrong with it is told.</summary>
    public static ImmutableArray<RunSessionEntry> Read(ImportCells cells, string column)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var sessions = ImmutableArray.CreateBuilder<RunSessionEntry>();

        foreach (var text in Split(cells.Text(column) ?? "", separator: ';').Where(text => text.Length > 0))
        {
            if (ReadOne(text) is { } session)
            {
                sessions.Add(session);
            }
            else
            {
                cells.Refuse(column, "This is no list of sessions. Write each like 03/02/2027 09:30 | 12:30, and semicolons between them.");
                return [];
            }
        }

        return sessions.ToImmutable();
    }

    private static RunSessionEntry? ReadOne(string text)
    {
        var parts = Split(text, separator: '|').Select(Unquoted).ToList();

        // A key in front may be left out.
        if (UkMoment.Read(parts[0]).Moment is not null)
        {
            parts.Insert(0, "");
        }

        return parts.Count is >= 3 and <= Parts && UkMoment.Read(parts[1]).Moment is { } starts && EndOf(parts[2], starts) is { } ends
            ? new()
            {
                Key = Given(parts, 0),
                StartsAt = starts,
                EndsAt = ends,
                Title = Given(parts, 3),
                Venue = parts.Skip(4).All(part => part.Length == 0) ? null : new() { Name = Given(parts, 4), Address = Given(parts, 5), Postcode = Given(parts, 6) },
            }
            : null;
    }

    private static DateTimeOffset? EndOf(string text, DateTimeOffset starts) => UkMoment.TryReadTime(text) is { } time
        ? UkMoment.At(LondonCalendar.DayOf(starts), time).Moment
        : UkMoment.Read(text).Moment;

    private static string Of(RunSession session)
    {
        string?[] parts = [session.Key, UkMoment.Of(session.StartsAt), UkMoment.Of(session.EndsAt), session.Title, session.Venue?.Name, session.Venue?.Address, session.Venue?.Postcode];

        return string.Join(" | ", parts[..(Array.FindLastIndex(parts, part => part is not null) + 1)].Select(part => Quoted(part ?? "")));
    }

    private static string Quoted(string part) => part.AsSpan().IndexOfAny(";|\"\n\r") < 0 ? part : $"{Quote}{part.Replace("\"", "\"\"", StringComparison.Ordinal)}{Quote}";

    private static string Unquoted(string part) =>
        part is [Quote, .. var inner, Quote] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : part;

    private static string? Given(List<string> parts, int place) => place < parts.Count && parts[place].Length > 0 ? parts[place] : null;

    // Line breaks part sessions too; quotes keep together what is between them.
    private static List<string> Split(string text, char separator)
    {
        var (parts, part, quoted) = (new List<string>(), new StringBuilder(), false);

        foreach (var letter in text)
        {
            quoted ^= letter == Quote;

            if (!quoted && (letter == separator || (separator == ';' && letter is '\n' or '\r')))
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(letter);
            }
        }

        parts.Add(part.ToString().Trim());

        return parts;
    }
}
