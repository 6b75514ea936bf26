using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Reads when and where a run takes place, and notes what of it cannot be.</summary>
internal static class RunTimetable
{
    /// <summary>The sessions by start, each with a key; what is wrong is noted with the place in the input.</summary>
    /// <param name="entries">As typed, in any order.</param>
    /// <param name="startsAt">Start of the run as typed. Null when it is that of the first session.</param>
    /// <param name="endsAt">End of the run as typed. Null when it is that of the last session.</param>
    /// <param name="field">Name of the input field that holds the details.</param>
    public static ImmutableArray<RunSession> ReadSessions(
        ImmutableArray<RunSessionEntry> entries, DateTimeOffset? startsAt, DateTimeOffset? endsAt, string field, InputCheck check)
    {
        if (entries.IsDefaultOrEmpty)
        {
            return [];
        }

        check.AtMost(entries.Length, RunScheduling.MaximumSessions, field, "sessions");

        var typed = entries.Take(RunScheduling.MaximumSessions).Select((entry, index) => (Entry: entry, Index: index)).OrderBy(row => row.Entry.StartsAt).ToArray();
        var keys = entries.Select(entry => entry.Key?.Trim()).Where(key => !string.IsNullOrEmpty(key)).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<RunSession>(typed.Length);

        foreach (var (entry, index) in typed)
        {
            var place = InputCheck.Index(index);

            if (entry.EndsAt <= entry.StartsAt)
            {
                check.Add(UserErrorCode.OutOfRange, "The session ends before it starts. Check both times.", field, "sessions", place, "endsAt");
            }

            if (read.Count > 0 && entry.StartsAt < read.Max(session => session.EndsAt))
            {
                check.Add(UserErrorCode.SessionsOverlap, "This session starts before the one before it ends. Move one of them.", field, "sessions", place);
            }

            if (entry.StartsAt < startsAt || entry.EndsAt > endsAt)
            {
                check.Add(UserErrorCode.SessionsOverlap, "This session lies outside the run. Move it, or change the run's start and end.", field, "sessions", place);
            }

            var key = check.Text(entry.Key, new TextRule(40), field, "sessions", place, "key") ?? NextKey(read.Count + 1, keys!);

            if (!used.Add(key))
            {
                check.Add(UserErrorCode.Invalid, "Another session of this run has this key. Choose another.", field, "sessions", place, "key");
            }

            read.Add(new()
            {
                Key = key,
                StartsAt = entry.StartsAt.ToUniversalTime(),
                EndsAt = entry.EndsAt.ToUniversalTime(),
                Title = check.Text(entry.Title, TextRule.OfferTitle, field, "sessions", place, "title"),
                Venue = ReadVenue(entry.Venue, check, field, "sessions", place, "venue"),
            });
        }

        return read.ToImmutable();
    }

    /// <summary>The sessions that a run had, in the times that it has now: one that filled the run moves along, several must lie within it.</summary>
    public static ImmutableArray<RunSession> Moved(OfferRun before, DateTimeOffset? startsAt, DateTimeOffset? endsAt, string field, InputCheck check)
    {
        if (startsAt is not { } first || endsAt is not { } last || (first == before.StartsAt && last == before.EndsAt))
        {
            return before.Sessions;
        }

        if (before.Sessions is [var only] && only.StartsAt == before.StartsAt && only.EndsAt == before.EndsAt)
        {
            return [only with { StartsAt = first, EndsAt = last }];
        }

        if (before.Sessions.Any(session => session.StartsAt < first || session.EndsAt > last))
        {
            check.Add(
                UserErrorCode.SessionsOverlap, "Sessions of this run lie outside its new start and end. Give all its sessions with their new times.", field, "sessions");
        }

        return before.Sessions;
    }

    /// <summary>Notes times of a run, and of its booking, that cannot be.</summary>
    public static void Check(
        DateTimeOffset? starts, DateTimeOffset? ends, DateTimeOffset? bookingOpens, DateTimeOffset? bookingCloses, DateTimeOffset now, string field, InputCheck check)
    {
        if (starts is null)
        {
            check.Add(UserErrorCode.Required, "Enter when the run starts, or its sessions.", field, "startsAt");
        }

        if (ends is null)
        {
            check.Add(UserErrorCode.Required, "Enter when the run ends, or its sessions.", field, "endsAt");
        }

        if (starts is { } first && ends is { } last)
        {
            if (last <= first)
            {
                check.Add(UserErrorCode.OutOfRange, "The run ends before it starts. Check both times.", field, "endsAt");
            }
            else if (last <= now)
            {
                check.Add(UserErrorCode.OutOfRange, "The run is over already. Check the date.", field, "endsAt");
            }
            else if (first > now.AddYears(5) || last > first.AddYears(5))
            {
                check.Add(UserErrorCode.OutOfRange, "A run starts within five years and takes at most five. Check the year.", field, "startsAt");
            }
        }

        if (bookingOpens is { } opens && bookingCloses is { } closes && opens >= closes)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking closes before it opens. Check both times.", field, "bookingClosesAt");
        }

        if (bookingOpens >= starts)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking opens after the run has started. Open it earlier.", field, "bookingOpensAt");
        }

        if (bookingCloses > starts)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking closes after the run has started. Close it by then, or clear it.", field, "bookingClosesAt");
        }
    }

    /// <summary>A venue. Null when nothing is said of it.</summary>
    public static Venue? ReadVenue(Venue? venue, InputCheck check, params ReadOnlySpan<string> field)
    {
        if (venue is null)
        {
            return null;
        }

        var read = new Venue
        {
            Name = check.Text(venue.Name, TextRule.Name, [.. field, "name"]),
            Address = check.Text(venue.Address, new TextRule(500) { SeveralLines = true, AboutWork = true }, [.. field, "address"]),
            Postcode = check.Text(venue.Postcode, new TextRule(10), [.. field, "postcode"]),
        };

        return read == new Venue() ? null : read;
    }

    // The place in the run, or the next number that nobody typed.
    private static string NextKey(int number, HashSet<string> taken)
    {
        while (!taken.Add(InputCheck.Index(number)))
        {
            number++;
        }

        return InputCheck.Index(number);
    }
}
