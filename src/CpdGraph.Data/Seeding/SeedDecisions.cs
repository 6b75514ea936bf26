using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>What the rules of the service say to rows of the demonstration.</summary>
internal static class SeedDecisions
{
    /// <summary>What was decided. The default when it was refused; then the row is reported with every reason.</summary>
    public static T? Take<T, TError>(this SeedNode row, Outcome<T, TError> outcome)
        where TError : UserError
    {
        switch (outcome)
        {
            case Outcome<T, TError>.Done(var value):
                return value;
            case Outcome<T, TError>.Refused(var errors):
                foreach (var error in errors)
                {
                    row.Reading.Report(row.Place, $"is refused ({string.Join('.', error.Field)}): {error.Message}");
                }

                return default;
            default:
                return default;
        }
    }

    /// <summary>Some days after a day, but never after today began.</summary>
    public static DateTimeOffset Moment(this SeedReading reading, DateOnly day, int later = 0)
    {
        var then = day.AddDays(later);

        return LondonCalendar.StartOf(then < reading.Today ? then : reading.Today);
    }

    /// <summary>The day that a row names by the days that have passed since.</summary>
    public static DateOnly Ago(this SeedNode row, string key) => row.Reading.Today.AddDays(-row.Number(key));

    /// <summary>The same, where it may be left out.</summary>
    public static DateOnly? AgoOrNull(this SeedNode row, string key) => row.NumberOrNull(key) is { } days ? row.Reading.Today.AddDays(-days) : null;
}
