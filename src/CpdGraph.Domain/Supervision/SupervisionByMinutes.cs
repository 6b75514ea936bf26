using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>
/// Supervision by individual minutes in a calendar month. Minutes are asked of whole months only: no source says how to divide them for
/// the month in which it was arranged.
/// </summary>
internal static class SupervisionByMinutes
{
    /// <param name="needed">Minutes asked of this month.</param>
    /// <param name="neededBefore">Minutes that the month before asked. Null when it asked for none.</param>
    /// <param name="begun">First day on which it was arranged and the coach employed.</param>
    public static SupervisionState Decide(int needed, int? neededBefore, HeldSupervision held, DateOnly begun, DateOnly day)
    {
        var first = FirstOfMonth(day);
        var last = first.AddMonths(1).AddDays(-1);
        var had = string.Create(CultureInfo.InvariantCulture, $"{held.MinutesThisMonth:N0} of {needed:N0} individual minutes in {DayText.Month(day)}");

        if (held.MinutesThisMonth >= needed)
        {
            return new(SupervisionStatus.Met, first.AddMonths(2).AddDays(-1), $"{had}.");
        }

        if (neededBefore is { } before && begun <= first.AddMonths(-1) && held.MinutesMonthBefore < before)
        {
            return new(
                SupervisionStatus.Overdue,
                first.AddDays(-1),
                string.Create(CultureInfo.InvariantCulture, $"{held.MinutesMonthBefore:N0} of {before:N0} individual minutes in {DayText.Month(first.AddMonths(-1))}, and {had}."));
        }

        if (begun <= first)
        {
            return new(SupervisionStatus.Due, last, $"{had}; the rest is due by {DayText.Of(last)}.");
        }

        var whole = begun.Day == 1 ? begun : FirstOfMonth(begun).AddMonths(1);

        return new(
            SupervisionStatus.DueSoon,
            whole.AddMonths(1).AddDays(-1),
            $"{had}. It began on {DayText.Of(begun)}, and minutes are asked of whole months: the first is {DayText.Month(whole)}.");
    }

    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
