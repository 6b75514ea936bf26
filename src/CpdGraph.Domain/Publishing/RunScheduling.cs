using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a run may be scheduled.</summary>
public static class RunScheduling
{
    /// <summary>Most sessions of one run.</summary>
    public const int MaximumSessions = 100;

    /// <summary>Most places of one run with a limit.</summary>
    public const int MaximumCapacity = 100_000;

    /// <summary>Decides whether the run may be scheduled.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <param name="external">A key of the provider's own systems. Null when there is none.</param>
    /// <param name="byReference">The run with an external key. Null when it is free.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The run to be kept, or every mistake found.</returns>
    public static Outcome<ScheduledRun, ScheduleRunError> Schedule(
        Named<OfferState> offer, RunDetails details, ExternalReference? external, Func<ExternalReference, OfferRunId?> byReference, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(byReference);
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();
        var state = check.Find<OfferState>(offer, "offer");

        if (state is not null && !OfferSteps.MayChange(caller, state.Offer.ProviderId))
        {
            return new ScheduleRunError.NotYours();
        }

        var errors = ImmutableArray.CreateBuilder<ScheduleRunError>();
        var sessions = ReadSessions(details, check, errors);
        var starts = (details.StartsAt ?? (sessions.IsEmpty ? null : sessions[0].StartsAt))?.ToUniversalTime();
        var ends = (details.EndsAt ?? (sessions.IsEmpty ? null : sessions.Max(session => session.EndsAt)))?.ToUniversalTime();
        CheckTimes(details, starts, ends, now, check);
        CheckNumbers(details, sessions.Length, check);
        var price = OfferDetails.ReadPrice(
            new(), details.Free is { } free ? Edit<bool?>.To(free) : default, details.Price is { } typed ? Edit<MoneyEntry?>.To(typed) : default, default, "run", check);
        var reference = external is null ? null : new ExternalReference(
            check.Needed(external.System, new TextRule(200), "external", "system"), check.Needed(external.Key, new TextRule(200), "external", "key"));
        var joinUrl = check.Link(details.JoinUrl, "run", "joinUrl");
        var bookingUrl = check.Link(details.BookingUrl, "run", "bookingUrl");
        var venue = ReadVenue(details.Venue, check, "run", "venue");

        errors.AddRange(check.As(problem => new ScheduleRunError.Input(problem)));

        if (state is not null && state.Offer.Status != OfferStatus.Published)
        {
            errors.Add(new ScheduleRunError.OfferNotPublished(state.Offer.Status));
        }

        if (reference is not null && byReference(reference) is { } same)
        {
            errors.Add(new ScheduleRunError.ExternalKeyTaken(same));
        }

        if (errors.Count > 0 || state is null || starts is not { } first || ends is not { } last)
        {
            return errors.ToImmutable();
        }

        var run = new OfferRun
        {
            Id = OfferRunId.New(now),
            OfferId = state.Offer.Id,
            StartsAt = first,
            EndsAt = last,
            Sessions = sessions.IsEmpty ? [new() { Key = "1", StartsAt = first, EndsAt = last }] : sessions,
            SessionsNeeded = details.SessionsNeeded,
            Venue = venue,
            Capacity = details.Capacity,
            WaitingListOpen = details.WaitingListOpen,
            BookingOpensAt = details.BookingOpensAt?.ToUniversalTime(),
            BookingClosesAt = details.BookingClosesAt?.ToUniversalTime(),
            BookingUrl = bookingUrl,
            ApprovalNeeded = details.ApprovalNeeded,
            CancellationNoticeDays = details.CancellationNoticeDays,
            Price = price is { Free: null, Amount: null } ? state.Version.Price : price,
            ExternalReferences = reference is null ? [] : [reference],
            Provenance = Provenance.ProviderStated,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };

        return new ScheduledRun(run, joinUrl);
    }

    private static void CheckTimes(RunDetails details, DateTimeOffset? starts, DateTimeOffset? ends, DateTimeOffset now, InputCheck check)
    {
        if (starts is null)
        {
            check.Add(UserErrorCode.Required, "Enter when the run starts, or its sessions.", "run", "startsAt");
        }

        if (ends is null)
        {
            check.Add(UserErrorCode.Required, "Enter when the run ends, or its sessions.", "run", "endsAt");
        }

        if (starts is { } first && ends is { } last)
        {
            if (last <= first)
            {
                check.Add(UserErrorCode.OutOfRange, "The run ends before it starts. Check both times.", "run", "endsAt");
            }
            else if (last <= now)
            {
                check.Add(UserErrorCode.OutOfRange, "The run is over already. Check the date.", "run", "endsAt");
            }
            else if (first > now.AddYears(5) || last > first.AddYears(5))
            {
                check.Add(UserErrorCode.OutOfRange, "A run starts within five years and takes at most five. Check the year.", "run", "startsAt");
            }
        }

        if (details.BookingOpensAt is { } opens && details.BookingClosesAt is { } closes && opens >= closes)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking closes before it opens. Check both times.", "run", "bookingClosesAt");
        }

        if (details.BookingOpensAt >= starts)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking opens after the run has started. Open it earlier.", "run", "bookingOpensAt");
        }

        if (details.BookingClosesAt > starts)
        {
            check.Add(UserErrorCode.OutOfRange, "Booking closes after the run has started. Close it by then, or leave it out.", "run", "bookingClosesAt");
        }
    }

    private static void CheckNumbers(RunDetails details, int sessions, InputCheck check)
    {
        check.Within(details.Capacity, 1, MaximumCapacity, "run", "capacity");
        check.Within(details.SessionsNeeded, 1, Math.Max(sessions, 1), "run", "sessionsNeeded");
        check.Within(details.CancellationNoticeDays, 0, 365, "run", "cancellationNoticeDays");
    }

    /// <summary>The sessions by start, each with a key; what is wrong is noted with the place in the input.</summary>
    private static ImmutableArray<RunSession> ReadSessions(RunDetails details, InputCheck check, ImmutableArray<ScheduleRunError>.Builder errors)
    {
        if (details.Sessions.IsDefaultOrEmpty)
        {
            return [];
        }

        check.AtMost(details.Sessions.Length, MaximumSessions, "run", "sessions");

        var typed = details.Sessions.Take(MaximumSessions).Select((entry, index) => (Entry: entry, Index: index)).OrderBy(row => row.Entry.StartsAt).ToArray();
        var keys = details.Sessions.Select(entry => entry.Key?.Trim()).Where(key => !string.IsNullOrEmpty(key)).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<RunSession>(typed.Length);

        foreach (var (entry, index) in typed)
        {
            var place = InputCheck.Index(index);

            if (entry.EndsAt <= entry.StartsAt)
            {
                check.Add(UserErrorCode.OutOfRange, "The session ends before it starts. Check both times.", "run", "sessions", place, "endsAt");
            }

            if (read.Count > 0 && entry.StartsAt < read.Max(session => session.EndsAt))
            {
                errors.Add(new ScheduleRunError.SessionMisplaced("This session starts before the one before it ends. Move one of them.", index));
            }

            if (entry.StartsAt < details.StartsAt || entry.EndsAt > details.EndsAt)
            {
                errors.Add(new ScheduleRunError.SessionMisplaced("This session lies outside the run. Move it, or change the run's start and end.", index));
            }

            var key = check.Text(entry.Key, new TextRule(40), "run", "sessions", place, "key") ?? NextKey(read.Count + 1, keys!);

            if (!used.Add(key))
            {
                check.Add(UserErrorCode.Invalid, "Another session of this run has this key. Choose another.", "run", "sessions", place, "key");
            }

            read.Add(new()
            {
                Key = key,
                StartsAt = entry.StartsAt.ToUniversalTime(),
                EndsAt = entry.EndsAt.ToUniversalTime(),
                Title = check.Text(entry.Title, TextRule.OfferTitle, "run", "sessions", place, "title"),
                Venue = ReadVenue(entry.Venue, check, "run", "sessions", place, "venue"),
            });
        }

        return read.ToImmutable();
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

    private static Venue? ReadVenue(Venue? venue, InputCheck check, params ReadOnlySpan<string> field)
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
}
