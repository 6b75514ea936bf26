using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on who attended a run: places come to an end, and whoever attended enough has completed the offer.</summary>
public static class AttendanceRules
{
    /// <summary>Most coaches at once; of a larger run attendance is recorded in parts.</summary>
    public const int MaximumAtOnce = 100;

    /// <summary>What those are told who still waited when the run took place.</summary>
    public const string TakenPlace = "The run has taken place.";

    /// <summary>
    /// Decides what the provider says of those who had a place: all of it or nothing. Once recorded, a place can be recorded anew while no
    /// completion was made of it; saying the same again changes nothing.
    /// </summary>
    /// <param name="run">The run with what is known. Its value is null when there is none.</param>
    /// <param name="entries">As named in the input.</param>
    /// <returns>What is recorded, or every mistake found.</returns>
    public static Outcome<RecordedAttendance, AttendanceError> Record(Named<AttendanceFacts> run, ImmutableArray<AttendanceEntry> entries)
    {
        var check = new InputCheck();
        var facts = check.Find<AttendanceFacts>(run, "runId");

        if (facts is not null && !facts.Caller.May(AccessPolicy.OwnProvider, AccessSubject.Of(facts.Offer.Offer.ProviderId)))
        {
            return new AttendanceError.NotYourRun();
        }

        if (facts is not null && RunRules.StatusAt(facts.Run, facts.Now, placesLeft: null) is var status and not RunStatus.Completed)
        {
            return new AttendanceError.RunNotOver(status);
        }

        if (entries.IsDefaultOrEmpty)
        {
            check.Add(UserErrorCode.Required, "Name at least one place.", "attendance");
        }

        check.AtMost(entries.IsDefault ? 0 : entries.Length, MaximumAtOnce, "attendance");
        var errors = ImmutableArray.CreateBuilder<AttendanceError>();
        var attended = facts is null || check.Failed ? [] : Read(entries, facts, check, errors);
        errors.InsertRange(0, check.As(problem => new AttendanceError.Input(problem)));

        return errors.Count > 0 || facts is null ? errors.ToImmutable() : Recorded(attended, facts);
    }

    /// <summary>Sessions that must be attended for a completion.</summary>
    public static int NeededOf(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.SessionsNeeded ?? run.Sessions.Length;
    }

    private static ImmutableArray<Attended> Read(
        ImmutableArray<AttendanceEntry> entries, AttendanceFacts facts, InputCheck check, ImmutableArray<AttendanceError>.Builder errors)
    {
        var read = ImmutableArray.CreateBuilder<Attended>(entries.Length);
        var seen = new HashSet<EnrolmentId>();

        for (var index = 0; index < entries.Length; index++)
        {
            ImmutableArray<string> at = ["attendance", InputCheck.Index(index)];
            var entry = entries[index];

            if (check.Find<Enrolment>(entry.Place.Value?.RunId == facts.Run.Id ? entry.Place : entry.Place with { Value = null }, [.. at, "enrolmentId"]) is not { } place)
            {
                continue;
            }

            if (!seen.Add(place.Id))
            {
                check.Add(UserErrorCode.Invalid, "This place is named twice. Name each place once.", [.. at, "enrolmentId"]);
                continue;
            }

            if (PlaceError(place, facts.Caller, [.. at, "enrolmentId"]) is { } error)
            {
                errors.Add(error);
                continue;
            }

            var sessions = SessionsOf(entry, facts.Run, check, at);
            var completes = sessions.Length >= NeededOf(facts.Run) && sessions.Length > 0;

            if (!completes && !entry.DidNotAttend && (entry.Outcome is not null || entry.CpdMinutes is not null))
            {
                errors.Add(new AttendanceError.Incomplete(sessions.Length, NeededOf(facts.Run), [.. at, entry.Outcome is null ? "cpdMinutes" : "outcome"]));
            }

            read.Add(new Attended(place, sessions, completes ? new Credit(entry.Outcome ?? CompletionOutcome.Attended, MinutesOf(entry, facts, check, at)) : null));
        }

        return read.ToImmutable();
    }

    private static AttendanceError? PlaceError(Enrolment place, Caller caller, ImmutableArray<string> at) =>
        place.CoachId == caller.CoachId ? new AttendanceError.OwnPlace(at)
        : !place.TakesPlace || place.CompletionId is not null ? new AttendanceError.WrongState(place.Status, place.CompletionId is not null, at)
        : null;

    private static ImmutableArray<string> SessionsOf(AttendanceEntry entry, OfferRun run, InputCheck check, ImmutableArray<string> at)
    {
        if (entry.DidNotAttend)
        {
            if (entry.SessionKeys is { Count: > 0 } || entry.Outcome is not null || entry.CpdMinutes is not null)
            {
                check.Add(
                    UserErrorCode.Invalid, "Whoever did not attend has no sessions, outcome or minutes. Leave those out, or leave out didNotAttend.", [.. at, "didNotAttend"]);
            }

            return [];
        }

        if (entry.SessionKeys is not { } keys)
        {
            return [.. run.Sessions.Select(session => session.Key)];
        }

        if (keys.Count == 0)
        {
            check.Add(UserErrorCode.Required, "Name the sessions attended; leave them out when all were, or say didNotAttend: true.", [.. at, "sessionKeys"]);
        }

        for (var index = 0; index < keys.Count; index++)
        {
            var key = keys[index];
            var named = new Named<RunSession>(key, run.Sessions.FirstOrDefault(session => session.Key == key));
            check.Find<RunSession>(named, [.. at, "sessionKeys", InputCheck.Index(index)]);
        }

        return [.. run.Sessions.Select(session => session.Key).Where(keys.Contains)];
    }

    private static int MinutesOf(AttendanceEntry entry, AttendanceFacts facts, InputCheck check, ImmutableArray<string> at)
    {
        check.Within(entry.CpdMinutes, 1, CompletionRules.MaximumMinutes, [.. at, "cpdMinutes"]);

        if (entry.CpdMinutes is { } minutes)
        {
            return minutes;
        }

        if (VersionOf(facts) is { Delivery.CpdMinutes: > 0 and var usual })
        {
            return usual;
        }

        check.Add(UserErrorCode.Required, "This offer does not say how much CPD time it counts for. Enter the minutes.", [.. at, "cpdMinutes"]);

        return 0;
    }

    private static RecordedAttendance Recorded(ImmutableArray<Attended> attended, AttendanceFacts facts)
    {
        var completions = attended.Where(one => one.Credit is not null).ToDictionary(one => one.Place.Id, one => CompletionOf(one, facts));
        ImmutableArray<EnrolmentChange> changes =
        [
            .. attended.Select(one => ChangeOf(one, completions.GetValueOrDefault(one.Place.Id), facts)).OfType<EnrolmentChange>(),
        ];

        return new(
            [.. attended.Select(one => changes.FirstOrDefault(change => change.After.Id == one.Place.Id)?.After ?? one.Place)],
            changes,
            [.. completions.Values],
            [.. facts.Hopeful.Select(hopeful => EnrolmentStepRules.Cancelled(hopeful, facts.Run, TakenPlace, by: null, facts.Now))]);
    }

    // Null when the same was known already.
    private static EnrolmentChange? ChangeOf(Attended one, Completion? completion, AttendanceFacts facts)
    {
        var (place, status) = (one.Place, one.Sessions.IsEmpty ? EnrolmentStatus.DidNotAttend : EnrolmentStatus.Attended);

        return completion is null && place.Status == status && place.SessionsAttended.SequenceEqual(one.Sessions)
            ? null
            : new(
                place,
                place with { Status = status, SessionsAttended = one.Sessions, CompletionId = completion?.Id, UpdatedAt = facts.Now },
                facts.Caller.PrincipalId);
    }

    private static Completion CompletionOf(Attended one, AttendanceFacts facts)
    {
        var (place, version, day) = (one.Place, VersionOf(facts)!, DayOf(facts));

        return new()
        {
            Id = CompletionId.New(facts.Now),
            CoachId = place.CoachId,
            OfferId = place.OfferId,
            OfferVersionId = version.Id,
            RunId = place.RunId,
            OccurredOn = day,
            ExpiresOn = version.ValidForMonths is { } months ? day.AddMonths(months) : null,
            CpdMinutes = one.Credit!.Minutes,
            Outcome = one.Credit.Outcome,
            Verification = Verification.Verified,
            CheckedById = facts.Caller.PrincipalId,
            CheckedByName = facts.Caller.Name,
            CheckedAt = facts.Now,
            Cost = place.Cost,
            ReplacesId = OwnClaim(place, day, facts.Completions)?.Id,
            RecordedById = facts.Caller.PrincipalId!.Value,
            RecordedAt = facts.Now,
            UpdatedAt = facts.Now,
        };
    }

    // The coach may have been quicker than the provider: what the provider says takes the place of the claim, so that nothing counts twice.
    private static Completion? OwnClaim(Enrolment place, DateOnly day, ImmutableArray<Completion> completions) => completions
        .Where(row => row.CoachId == place.CoachId && row.OfferId == place.OfferId && row.Verification != Verification.Rejected)
        .Where(row => row.RunId == place.RunId || (row.RunId is null && row.OccurredOn == day))
        .OrderByDescending(row => row.RunId == place.RunId)
        .ThenByDescending(row => row.Id.Value)
        .FirstOrDefault();

    private static OfferVersion? VersionOf(AttendanceFacts facts) => facts.Offer.On(DayOf(facts));

    private static DateOnly DayOf(AttendanceFacts facts) => LondonCalendar.DayOf(facts.Run.EndsAt);

    /// <param name="Credit">What a completion is made of. Null when not enough was attended for one.</param>
    private sealed record Attended(Enrolment Place, ImmutableArray<string> Sessions, Credit? Credit);

    private sealed record Credit(CompletionOutcome Outcome, int Minutes);
}
