using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a run may be scheduled, changed or cancelled.</summary>
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

        var sessions = RunTimetable.ReadSessions(details.Sessions, details.StartsAt, details.EndsAt, "run", check);
        var starts = (details.StartsAt ?? FirstOf(sessions))?.ToUniversalTime();
        var ends = (details.EndsAt ?? LastOf(sessions))?.ToUniversalTime();
        RunTimetable.Check(starts, ends, details.BookingOpensAt, details.BookingClosesAt, now, "run", check);
        check.Within(details.Capacity, 1, MaximumCapacity, "run", "capacity");
        check.Within(details.SessionsNeeded, 1, Math.Max(sessions.Length, 1), "run", "sessionsNeeded");
        check.Within(details.CancellationNoticeDays, 0, 365, "run", "cancellationNoticeDays");
        var price = OfferDetails.ReadPrice(
            new(), details.Free is { } free ? Edit<bool?>.To(free) : default, details.Price is { } typed ? Edit<MoneyEntry?>.To(typed) : default, default, "run", check);
        var reference = external is null ? null : new ExternalReference(
            check.Needed(external.System, new TextRule(200), "external", "system"), check.Needed(external.Key, new TextRule(200), "external", "key"));
        var joinUrl = check.Link(details.JoinUrl, "run", "joinUrl");
        var bookingUrl = check.Link(details.BookingUrl, "run", "bookingUrl");
        var venue = RunTimetable.ReadVenue(details.Venue, check, "run", "venue");

        var errors = ImmutableArray.CreateBuilder<ScheduleRunError>();
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
            Sessions = sessions.IsEmpty ? OneFrom(first, last) : sessions,
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

    /// <summary>Decides whether a run may be changed. It is held meanwhile, so that nobody gets a place that the change takes away.</summary>
    /// <param name="run">The run. Its value is null when the caller may not see it.</param>
    /// <param name="edit">What is not given stays.</param>
    /// <param name="expectedRevision">The revision that was read. Null when the run was read for this very change, as an import does.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <param name="field">Name of the input field that holds the edit.</param>
    /// <returns>The run to be kept with what changed in it, the same run when nothing did, or every mistake found.</returns>
    public static Outcome<Change<UpdatedRun>, ChangeRunError> Update(
        Named<RunState> run, RunEdit edit, int? expectedRevision, Caller caller, DateTimeOffset now, string field = "changes")
    {
        ArgumentNullException.ThrowIfNull(edit);

        var check = new InputCheck();

        if (Refused(run, caller, now, check) is { } refused)
        {
            return refused;
        }

        var (before, _, taken, joinUrlBefore) = run.Value!;
        var entries = edit.Sessions.Or([]) is { IsDefault: false } typed ? typed : [];
        var starts = (edit.StartsAt.IsGiven || !entries.IsEmpty ? edit.StartsAt.Or(null) : before.StartsAt)?.ToUniversalTime();
        var ends = (edit.EndsAt.IsGiven || !entries.IsEmpty ? edit.EndsAt.Or(null) : before.EndsAt)?.ToUniversalTime();
        var sessions = edit.Sessions.IsGiven ? RunTimetable.ReadSessions(entries, starts, ends, field, check) : before.Sessions;
        starts ??= FirstOf(sessions);
        ends ??= LastOf(sessions);
        sessions = edit.Sessions.IsGiven ? sessions : RunTimetable.Moved(before, starts, ends, field, check);

        var after = before with
        {
            StartsAt = starts ?? before.StartsAt,
            EndsAt = ends ?? before.EndsAt,
            Sessions = sessions.IsEmpty && starts is { } first && ends is { } last ? OneFrom(first, last) : sessions,
            SessionsNeeded = edit.SessionsNeeded.Or(before.SessionsNeeded),
            Venue = edit.Venue.IsGiven ? RunTimetable.ReadVenue(edit.Venue.Or(null), check, field, "venue") : before.Venue,
            Capacity = edit.Capacity.Or(before.Capacity),
            WaitingListOpen = edit.WaitingListOpen.Or(before.WaitingListOpen) ?? false,
            BookingOpensAt = edit.BookingOpensAt.Or(before.BookingOpensAt)?.ToUniversalTime(),
            BookingClosesAt = edit.BookingClosesAt.Or(before.BookingClosesAt)?.ToUniversalTime(),
            BookingUrl = edit.BookingUrl.IsGiven ? check.Link(edit.BookingUrl.Or(null), field, "bookingUrl") : before.BookingUrl,
            ApprovalNeeded = edit.ApprovalNeeded.Or(before.ApprovalNeeded) ?? false,
            CancellationNoticeDays = edit.CancellationNoticeDays.Or(before.CancellationNoticeDays),
            Price = OfferDetails.ReadPrice(before.Price, edit.Free, edit.Price, default, field, check),
        };
        var joinUrl = edit.JoinUrl.IsGiven ? check.Link(edit.JoinUrl.Or(null), field, "joinUrl") : joinUrlBefore;
        RunTimetable.Check(starts, ends, after.BookingOpensAt, after.BookingClosesAt, now, field, check);
        CheckNumbers(before, after, taken, field, check);

        return Mistakes(before, expectedRevision, check) is { IsEmpty: false } mistakes
            ? mistakes
            : Changed(before, joinUrlBefore, after, joinUrl, caller, now);
    }

    /// <summary>Decides whether a run may be cancelled. Who has a place on it is told, and gets the money back.</summary>
    /// <param name="run">The run. Its value is null when the caller may not see it.</param>
    /// <param name="reason">Needed; everybody reads it.</param>
    /// <param name="expectedRevision">The revision that was read. Null when the run was read for this very change.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The run to be kept, or every mistake found.</returns>
    public static Outcome<UpdatedRun, ChangeRunError> Cancel(Named<RunState> run, string reason, int? expectedRevision, Caller caller, DateTimeOffset now)
    {
        var check = new InputCheck();
        var why = check.Needed(reason, TextRule.Reason, "reason");

        if (Refused(run, caller, now, check) is { } refused)
        {
            return refused;
        }

        return Mistakes(run.Value!.Run, expectedRevision, check) is { IsEmpty: false } mistakes
            ? mistakes
            : Cancelled(run.Value, why, caller, now);
    }

    /// <summary>A run that will not take place, by whoever may say so.</summary>
    /// <param name="state">Neither cancelled nor over.</param>
    /// <param name="reason">Everybody reads it.</param>
    /// <param name="now">The request's instant, UTC.</param>
    public static UpdatedRun Cancelled(RunState state, string reason, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(caller);

        var after = state.Run with { CancelledAt = now, CancellationReason = reason, Revision = state.Run.Revision + 1, UpdatedAt = now };

        return new(after, state.JoinUrl, RevisionOf(state.Run, after, ["status", "cancellationReason"], caller));
    }

    /// <summary>Why nothing of the run may change, whatever the input says. Null when it may.</summary>
    private static ImmutableArray<ChangeRunError>? Refused(Named<RunState> run, Caller caller, DateTimeOffset now, InputCheck check)
    {
        ArgumentNullException.ThrowIfNull(caller);

        if (check.Find<RunState>(run, "id") is not { } state)
        {
            return Inputs(check);
        }

        if (!OfferSteps.MayChange(caller, state.ProviderId))
        {
            // What is wrong besides is none of their business.
            return [new ChangeRunError.NotYours()];
        }

        return RunRules.StatusAt(state.Run, now, placesLeft: null) is var status and (RunStatus.Completed or RunStatus.Cancelled) ? [new ChangeRunError.Over(status)] : null;
    }

    private static ImmutableArray<ChangeRunError> Mistakes(OfferRun run, int? expectedRevision, InputCheck check) =>
        expectedRevision is { } expected && expected != run.Revision ? [.. Inputs(check), new ChangeRunError.Stale(expected, run.Revision)] : Inputs(check);

    private static ImmutableArray<ChangeRunError> Inputs(InputCheck check) => [.. check.As<ChangeRunError>(problem => new ChangeRunError.Input(problem))];

    private static void CheckNumbers(OfferRun before, OfferRun after, int taken, string field, InputCheck check)
    {
        if (after.Capacity != before.Capacity)
        {
            check.Within(after.Capacity, 1, MaximumCapacity, field, "capacity");

            if (after.Capacity >= 1 && after.Capacity < taken)
            {
                check.Add(
                    UserErrorCode.OutOfRange,
                    taken == 1
                        ? "1 place is taken. Keep it, or have it cancelled first."
                        : $"{InputCheck.Index(taken)} places are taken. Keep at least as many, or have some of them cancelled first.",
                    field,
                    "capacity");
            }
        }

        check.Within(after.SessionsNeeded, 1, Math.Max(after.Sessions.Length, 1), field, "sessionsNeeded");
        check.Within(after.CancellationNoticeDays, 0, 365, field, "cancellationNoticeDays");
    }

    private static Change<UpdatedRun> Changed(OfferRun before, string? joinUrlBefore, OfferRun after, string? joinUrl, Caller caller, DateTimeOffset now)
    {
        var fields = new ChangedFields()
            .Note("startsAt", before.StartsAt, after.StartsAt)
            .Note("endsAt", before.EndsAt, after.EndsAt)
            .NoteList("sessions", before.Sessions, after.Sessions)
            .Note("sessionsNeeded", before.SessionsNeeded, after.SessionsNeeded)
            .Note("venue", before.Venue, after.Venue)
            .Note("joinUrl", joinUrlBefore, joinUrl)
            .Note("capacity", before.Capacity, after.Capacity)
            .Note("waitingListOpen", before.WaitingListOpen, after.WaitingListOpen)
            .Note("bookingOpensAt", before.BookingOpensAt, after.BookingOpensAt)
            .Note("bookingClosesAt", before.BookingClosesAt, after.BookingClosesAt)
            .Note("bookingUrl", before.BookingUrl, after.BookingUrl)
            .Note("approvalNeeded", before.ApprovalNeeded, after.ApprovalNeeded)
            .Note("cancellationNoticeDays", before.CancellationNoticeDays, after.CancellationNoticeDays)
            .Note("free", before.Price.Free, after.Price.Free)
            .Note("price", before.Price.Amount, after.Price.Amount)
            .ToImmutable();

        if (fields.IsEmpty)
        {
            return new Change<UpdatedRun>(new(before, joinUrlBefore, null), []);
        }

        var changed = after with
        {
            Provenance = Provenance.ProviderStated,
            SourceReference = null,
            Revision = before.Revision + 1,
            UpdatedAt = now,
        };

        return new Change<UpdatedRun>(new(changed, joinUrl, RevisionOf(before, changed, fields, caller)), fields);
    }

    private static RunRevision RevisionOf(OfferRun before, OfferRun after, ImmutableArray<string> fields, Caller caller) => new()
    {
        RunId = after.Id,
        Revision = after.Revision,
        ChangedAt = after.UpdatedAt,
        ChangedById = caller.PrincipalId,
        ChangedFields = fields,
        StartsAtBefore = before.StartsAt,
        EndsAtBefore = before.EndsAt,
        VenueBefore = before.Venue,
    };

    private static ImmutableArray<RunSession> OneFrom(DateTimeOffset starts, DateTimeOffset ends) => [new() { Key = "1", StartsAt = starts, EndsAt = ends }];

    private static DateTimeOffset? FirstOf(ImmutableArray<RunSession> sessions) => sessions.IsEmpty ? null : sessions[0].StartsAt;

    private static DateTimeOffset? LastOf(ImmutableArray<RunSession> sessions) => sessions.IsEmpty ? null : sessions.Max(session => session.EndsAt);
}
