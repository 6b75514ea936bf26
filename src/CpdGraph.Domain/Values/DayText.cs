using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Days as texts for people say them.</summary>
internal static class DayText
{
    /// <summary>A day, for example 24 November 2026.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment by the clocks in England, for example 24 November 2026 at 09:30.</summary>
    public static string At(DateTimeOffset moment) => LondonCalendar.ClockOf(moment).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time of day in England, for example 09:30.</summary>
    public static string Time(DateTimeOffset moment) => LondonCalendar.ClockOf(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A month, for example November 2026.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
