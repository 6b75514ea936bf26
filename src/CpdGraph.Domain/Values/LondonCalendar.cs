using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The calendar of the Europe/London zone: which day it is in England at a moment, and when a day starts.</summary>
public static class LondonCalendar
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day in England at this moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, London).DateTime);

    /// <summary>Day and time in England at this moment, as clocks there show it.</summary>
    public static DateTime ClockOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).DateTime;

    /// <summary>The first moment of the day in England, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        // Clocks in the zone change at 01:00 UTC, so midnight there always exists and is never ambiguous.
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The first moment after the day in England, UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));

    /// <summary>What the clock in England shows at this moment.</summary>
    public static DateTime ClockAt(DateTimeOffset moment) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(moment, London).DateTime, DateTimeKind.Unspecified);

    /// <summary>When the clock in England shows this, UTC: never, where it is put forward; twice, the earlier first, where it is put back; else once.</summary>
    public static ImmutableArray<DateTimeOffset> MomentsAt(DateTime clock)
    {
        var wall = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);

        return London.IsInvalidTime(wall) ? []
            : London.IsAmbiguousTime(wall) ? [.. London.GetAmbiguousTimeOffsets(wall).OrderDescending().Select(offset => new DateTimeOffset(wall, offset).ToUniversalTime())]
            : [new DateTimeOffset(wall, London.GetUtcOffset(wall)).ToUniversalTime()];
    }

    /// <summary>First day of the financial year (1 April to 31 March) that holds this day.</summary>
    public static DateOnly FinancialYearStart(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1, 4, 1);
}
