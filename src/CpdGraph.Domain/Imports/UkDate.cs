using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Days as people in the United Kingdom write them.</summary>
public static class UkDate
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d MMM, yyyy",
        "dddd, d MMMM yyyy", "dddd d MMMM yyyy", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss",
    ];

    private static readonly string[] ShortYears = ["d/M/yy", "d.M.yy", "d-M-yy", "d-MMM-yy", "d MMM yy"];

    private static readonly string[] MonthFirst = ["M/d/yyyy"];

    /// <summary>The day. Null when it is none, or could be two: a year of two digits is not guessed, nor is a month before the day.</summary>
    public static DateOnly? TryRead(string text) => Read(text, Forms);

    /// <summary>What may have been meant by a text that is no day. Null when there is no telling.</summary>
    public static string? Suggest(string text) =>
        (Read(text, ShortYears) ?? Read(text, MonthFirst))?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly? Read(string text, string[] forms) =>
        DateTime.TryParseExact(text, forms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.AllowWhiteSpaces, out var moment)
            ? DateOnly.FromDateTime(moment)
            : null;
}
