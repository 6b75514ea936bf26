using System.Globalization;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>Days with times as people in England write them, by the clock there unless the text names a zone.</summary>
public static partial class UkMoment
{
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "H.mm", "h:mmtt", "h.mmtt", "htt", "h:mm tt", "h.mm tt", "h tt"];

    /// <summary>What a text of a day and a time means.</summary>
    public static MomentReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return Parts().Match(text.Trim()) is { Success: true } parts
            && UkDate.TryRead(parts.Groups["day"].Value.Trim()) is { } day
            && TryReadTime(parts.Groups["time"].Value) is { } time
                ? At(day, time, parts.Groups["zone"].Value)
                : MomentReading.None;
    }

    /// <summary>The moment at which the clock in England shows a time of a day.</summary>
    public static MomentReading At(DateOnly day, TimeOnly time) => At(day, time, zone: "");

    /// <summary>A time of day: "9:30", "09:30", "9.30am", "2 pm", "noon". Null when it is none.</summary>
    public static TimeOnly? TryReadTime(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim();

        return plain.ToUpperInvariant() switch
        {
            "NOON" or "MIDDAY" => new TimeOnly(12, 0),
            "MIDNIGHT" => TimeOnly.MinValue,
            _ => TimeOnly.TryParseExact(plain, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
        };
    }

    /// <summary>The text of a moment that reads back as the same moment: 2027-02-03 09:30, with the zone only where the clock shows it twice.</summary>
    public static string Of(DateTimeOffset moment)
    {
        var local = LondonCalendar.ClockAt(moment);
        var text = local.ToString(local.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

        return LondonCalendar.MomentsAt(local).Length == 1 ? text : $"{text} {(local == moment.UtcDateTime ? "GMT" : "BST")}";
    }

    private static MomentReading At(DateOnly day, TimeOnly time, string zone)
    {
        if (OffsetOf(zone) is { } offset)
        {
            return MomentReading.Of(new DateTimeOffset(day.ToDateTime(time), offset).ToUniversalTime());
        }

        return LondonCalendar.MomentsAt(day.ToDateTime(time)) switch
        {
            [] => new(null, SkippedByClocks: true, Repeated: false),
            [var only] => MomentReading.Of(only),
            [var first, ..] => new(first, SkippedByClocks: false, Repeated: true),
        };
    }

    private static TimeSpan? OffsetOf(string zone) => zone.ToUpperInvariant() switch
    {
        "" => null,
        "Z" or "GMT" or "UTC" => TimeSpan.Zero,
        "BST" => TimeSpan.FromHours(1),
        _ => Offset(zone),
    };

    private static TimeSpan Offset(string zone)
    {
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..], CultureInfo.InvariantCulture);

        return TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    [GeneratedRegex(
        @"^(?<day>.*[^\s,T])(T|[\s,]+(at\s+)?)(?<time>\d{1,2}([:.]\d{2}(:\d{2}(\.\d{1,7})?)?)?(\s?[ap]m)?|noon|midday|midnight)\s*(?<zone>BST|GMT|UTC|Z|[+-](0\d|1[0-3]):?[0-5]\d)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}

/// <summary>What a text of a day and a time means.</summary>
/// <param name="Moment">UTC. Null when it is no moment.</param>
/// <param name="SkippedByClocks">Whether the clocks in England go past this time: they are put forward then.</param>
/// <param name="Repeated">Whether the clocks show it twice, as they are put back: the moment is the earlier one.</param>
public readonly record struct MomentReading(DateTimeOffset? Moment, bool SkippedByClocks, bool Repeated)
{
    /// <summary>The text means no moment.</summary>
    public static MomentReading None => default;

    /// <summary>The text means one moment.</summary>
    public static MomentReading Of(DateTimeOffset moment) => new(moment, SkippedByClocks: false, Repeated: false);
}
