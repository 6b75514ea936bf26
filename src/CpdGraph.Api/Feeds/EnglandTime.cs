using System.Globalization;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>Moments as clocks in England show them.</summary>
internal static class EnglandTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>For programs: with the offset of the moment, so that it means one moment also when clocks go back.</summary>
    public static string Iso(DateTimeOffset moment) => At(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>For people: from when to when, for example Monday 1 March 2027, 9:30am to 12:30pm.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to) => LondonCalendar.DayOf(from) == LondonCalendar.DayOf(to)
        ? $"{Day(from)}, {Clock(from)} to {Clock(to)}"
        : $"{Day(from)}, {Clock(from)} to {Day(to)}, {Clock(to)}";

    /// <summary>A day, for example Monday 1 March 2027.</summary>
    public static string Day(DateTimeOffset moment) => At(moment).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset moment)
    {
        var time = At(moment);

        return time switch
        {
            { Hour: 12, Minute: 0 } => "midday",
            { Hour: 0, Minute: 0 } => "midnight",
            { Minute: 0 } => time.ToString("htt", CultureInfo.InvariantCulture).ToLowerInvariant(),
            _ => time.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        };
    }

    private static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London);
}
