using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Days as texts for people say them.</summary>
internal static class DayText
{
    /// <summary>A day, for example 24 November 2026.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A month, for example November 2026.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
