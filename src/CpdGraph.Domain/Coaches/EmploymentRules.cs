using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on changes of where a coach works. Employments are dated and never removed; several employers at once are allowed.</summary>
public static class EmploymentRules
{
    /// <summary>Decides whether a change may stand.</summary>
    /// <param name="existing">All employments of the coach.</param>
    /// <returns>The record after the change, or every mistake found.</returns>
    public static Outcome<ChangedEmployments, ChangeEmploymentError> Change(
        Coach coach, IReadOnlyCollection<Employment> existing, EmploymentChange change, int expectedRevision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(coach);
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(change);

        var check = new InputCheck();

        if (change is { End: null, Next: null })
        {
            check.Add(UserErrorCode.Required, "Say which employment ends, or which begins.", "end");
        }

        var ended = change.End is { } end ? End(end, existing, LondonCalendar.DayOf(now), check) : null;
        var (employer, begun) = change.Next is { } next ? Begin(next, coach.Id, now, check) : default;

        var errors = ImmutableArray.CreateBuilder<ChangeEmploymentError>();
        errors.AddRange(check.As(problem => new ChangeEmploymentError.Input(problem)));

        if (expectedRevision != coach.Revision)
        {
            errors.Add(new ChangeEmploymentError.Stale(expectedRevision, coach.Revision));
        }

        if (change.Next is { } work)
        {
            errors.AddRange(Closed(work, employer));
        }

        var others = existing.Where(row => row.Id != ended?.Id).Concat(ended is null ? [] : [ended]).ToArray();

        if (begun is not null && Overlap(begun, others) is { } same)
        {
            errors.Add(new ChangeEmploymentError.Overlapping(same.StartedOn, same.EndedOn));
        }
        else if (ended is not null && Overlap(ended, others.Where(row => row.Id != ended.Id)) is { } later)
        {
            errors.Add(new ChangeEmploymentError.Overlapping(later.StartedOn, later.EndedOn) { Field = ["end", "endedOn"] });
        }

        return errors.Count > 0
            ? errors.ToImmutable()
            : new ChangedEmployments(coach with { Revision = coach.Revision + 1, UpdatedAt = now }, ended, begun, ["employments"]);
    }

    /// <summary>Notes what is wrong with the days and the share of a new employment.</summary>
    internal static void CheckDaysAndShare(NewEmployment work, DateOnly today, InputCheck check, string field)
    {
        if (work.StartedOn > today.AddYears(1) || work.StartedOn.Year < 1970)
        {
            check.Add(UserErrorCode.OutOfRange, "The first day must be after 1969 and at most a year ahead. Check the year.", field, "startedOn");
        }

        if (work.WholeTimeEquivalent is <= 0 or > 1)
        {
            check.Add(UserErrorCode.OutOfRange, "The whole-time equivalent is above 0 and at most 1, for example 0.6. Leave it out when not known.", field, "wholeTimeEquivalent");
        }
        else
        {
            check.TwoDecimals(work.WholeTimeEquivalent, field, "wholeTimeEquivalent");
        }
    }

    // Of each employer at most one is not over, so that the employer says which is meant. An end that is still to come may be moved.
    private static Employment? End(EmploymentEnd end, IReadOnlyCollection<Employment> existing, DateOnly today, InputCheck check)
    {
        var employer = check.Find(end.Organisation, "end", "organisationId");

        if (end.Organisation is not null && employer is null)
        {
            return null;
        }

        var running = existing.Where(row => (row.EndedOn is not { } last || last >= today) && (employer is null || row.OrganisationId == employer.Id)).ToArray();

        // One that has not begun yet is meant only when no other is there.
        running = running.Any(row => row.StartedOn <= today) ? [.. running.Where(row => row.StartedOn <= today)] : running;

        if (running.Length > 1)
        {
            check.Add(UserErrorCode.Required, "The coach has several employments. Name the employer whose employment ends.", "end", "organisationId");
        }
        else if (running is [])
        {
            check.Add(UserErrorCode.Invalid, "No employment runs that could end. Check the employer, or leave the end out.", "end", "organisationId");
        }
        else if (end.EndedOn < running[0].StartedOn)
        {
            check.Add(UserErrorCode.OutOfRange, "The last day is before the first day of this employment. Choose a later one.", "end", "endedOn");
        }
        else if (end.EndedOn > today.AddYears(1))
        {
            check.Add(UserErrorCode.OutOfRange, "The last day is more than a year ahead. Check the year.", "end", "endedOn");
        }
        else
        {
            return running[0] with { EndedOn = end.EndedOn };
        }

        return null;
    }

    private static (Organisation? Employer, Employment? Begun) Begin(NewEmployment work, CoachId coach, DateTimeOffset now, InputCheck check)
    {
        var employer = check.Find<Organisation>(work.Organisation, "next", "organisationId");
        var placedWith = check.Find(work.PlacedWith, "next", "placedWithId");
        var jobTitle = check.Needed(work.JobTitle, TextRule.Title, "next", "jobTitle");
        CheckDaysAndShare(work, LondonCalendar.DayOf(now), check, "next");

        return (employer, employer is null ? null : new()
        {
            Id = EmploymentId.New(now),
            CoachId = coach,
            OrganisationId = employer.Id,
            PlacedWithId = placedWith?.Id,
            JobTitle = jobTitle,
            StartedOn = work.StartedOn,
            WholeTimeEquivalent = work.WholeTimeEquivalent,
            FundedByArrs = work.FundedByArrs,
        });
    }

    private static IEnumerable<ChangeEmploymentError> Closed(NewEmployment work, Organisation? employer)
    {
        if (employer?.IsOpenOn(work.StartedOn) == false)
        {
            yield return new ChangeEmploymentError.EmployerClosed();
        }

        if (work.PlacedWith?.Value?.IsOpenOn(work.StartedOn) == false)
        {
            yield return new ChangeEmploymentError.EmployerClosed { Field = ["next", "placedWithId"] };
        }
    }

    private static Employment? Overlap(Employment one, IEnumerable<Employment> others) => others.FirstOrDefault(row =>
        row.OrganisationId == one.OrganisationId && new DateSpan(row.StartedOn, row.EndedOn).Overlaps(new DateSpan(one.StartedOn, one.EndedOn)));
}
