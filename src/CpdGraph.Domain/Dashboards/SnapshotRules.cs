using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>When the facts of a workforce are made, and for which days.</summary>
public static class SnapshotRules
{
    /// <summary>How many ends of months before the day have the states of coaches worked out.</summary>
    public const int MonthsOfStates = 24;

    // Between midnight and then, what was done the evening before is still being recorded by jobs and people.
    private static readonly TimeOnly MadeFrom = new(2, 0);

    /// <summary>Whether facts are to be made now: when there are none yet, else once a day, from 02:00 in England.</summary>
    /// <param name="latest">Day of the latest facts. Null when there are none.</param>
    public static bool IsDue(DateOnly? latest, DateTimeOffset now)
    {
        var clock = LondonCalendar.ClockAt(now);

        // Where clocks go forward, 02:00 comes right after 00:59; where they go back, 01:00 comes twice and 02:00 once.
        return latest is not { } day || (day < DateOnly.FromDateTime(clock) && TimeOnly.FromDateTime(clock) >= MadeFrom);
    }

    /// <summary>Days on which states are worked out: the ends of the months before, oldest first, and the day itself.</summary>
    public static ImmutableArray<DateOnly> StateDays(DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);

        return [.. Enumerable.Range(0, MonthsOfStates).Select(back => month.AddMonths(back + 1 - MonthsOfStates).AddDays(-1)), day];
    }
}
