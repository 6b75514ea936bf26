using System.Globalization;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>
/// How long something takes as people write it: taught days, or minutes. How many hours a day has is nobody's to guess, so that a text of days has
/// no minutes.
/// </summary>
/// <param name="Days">Taught days. Null when the text gives hours or minutes.</param>
/// <param name="Minutes">Minutes. Null when the text gives days.</param>
public readonly partial record struct UkDuration(decimal? Days, int? Minutes)
{
    private const int MinutesOfAnHour = 60;

    /// <summary>
    /// The time. Null when the text is none. "1 day", "2.5 days", "half a day", "3h 30m", "3.5 hours", "90 minutes", "1 hour 15 mins" and "3:30 hours" are
    /// times; a bare number is not, nor are weeks.
    /// </summary>
    public static UkDuration? TryRead(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim();

        return InDays().Match(plain) is { Success: true } days ? Of(days)
            : InHours().Match(plain) is { Success: true } hours ? Of(Number(hours.Groups["hours"]), Number(hours.Groups["minutes"]))
            : OnTheClock().Match(plain) is { Success: true } clock ? Of(Number(clock.Groups["hours"]), Number(clock.Groups["minutes"]))
            : null;
    }

    /// <summary>What may have been meant by a text that is no time. Null when there is no telling.</summary>
    public static string? Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim();

        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number <= 10 ? $"{plain} hours" : $"{plain} minutes"
            : BareClock().IsMatch(plain) ? $"{plain} hours" : null;
    }

    private static UkDuration? Of(Match days)
    {
        var number = days.Groups["half"].Success ? 0.5m : Number(days.Groups["days"]) + (days.Groups["more"].Success ? 0.5m : 0m);

        return number > 0 ? new(number, null) : null;
    }

    private static UkDuration? Of(decimal hours, decimal minutes)
    {
        var all = (hours * MinutesOfAnHour) + minutes;

        return all > 0 && all == decimal.Truncate(all) && all <= int.MaxValue ? new(null, (int)all) : null;
    }

    private static decimal Number(Group group) => group.Success ? decimal.Parse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<half>(a\s+)?half[\s-]*(an?\s+)?day|½\s*day)|(?<days>\d{1,3}(\.\d{1,2})?)\s*(?<more>½)?\s*days?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InDays();

    [GeneratedRegex(@"^((?<hours>\d{1,4}(\.\d{1,2})?)\s*(h|hrs?|hours?))?[\s,]*(and\s+)?((?<minutes>\d{1,5})\s*(m|mins?|minutes?))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InHours();

    [GeneratedRegex(@"^(?<hours>\d{1,3}):(?<minutes>[0-5]\d)\s*(h|hrs?|hours?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OnTheClock();

    [GeneratedRegex(@"^\d{1,3}:[0-5]\d$", RegexOptions.NonBacktracking)]
    private static partial Regex BareClock();
}
