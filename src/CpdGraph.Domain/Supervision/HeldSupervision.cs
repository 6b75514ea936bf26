namespace CpdGraph.Domain;

/// <summary>What was held of one kind of supervision up to a day: meetings that count, given by who met the rule of the day they were held on.</summary>
/// <param name="LastHeldOn">The last meeting; an individual one where minutes decide. Null when there was none.</param>
/// <param name="MinutesThisMonth">Individual minutes from the first of the month to the day.</param>
/// <param name="MinutesMonthBefore">Individual minutes of the whole calendar month before.</param>
/// <param name="MinutesThreeMonths">Individual minutes of the month to the day, and of the two months before.</param>
/// <param name="GroupMinutesThisMonth">Minutes in groups from the first of the month to the day.</param>
public sealed record HeldSupervision(
    SupervisionKind Kind, DateOnly? LastHeldOn, int MinutesThisMonth, int MinutesMonthBefore, int MinutesThreeMonths, int GroupMinutesThisMonth)
{
    /// <summary>Nothing was held.</summary>
    public static HeldSupervision Nothing(SupervisionKind kind) => new(kind, null, 0, 0, 0, 0);
}
