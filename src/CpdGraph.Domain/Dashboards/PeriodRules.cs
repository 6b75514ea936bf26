using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>
/// Which periods numbers of a workforce are given for. They lie within each other or apart: of ranges that overlap, one could be taken from another, and what is
/// left could be a single person.
/// </summary>
public static class PeriodRules
{
    /// <summary>Most months that can be asked for at once.</summary>
    public const int MostMonths = 100;

    private static readonly DateOnly Earliest = new(CpdYear.Earliest, 4, 1);
    private static readonly DateOnly Latest = new(CpdYear.Latest, 3, 31);

    /// <summary>The financial year of today, up to today.</summary>
    public static ReportPeriod SoFar(DateOnly today) => new(PeriodKind.FinancialYearSoFar, LondonCalendar.FinancialYearStart(today), today);

    /// <summary>The period that was asked for, or what is wrong with it and how to mend that.</summary>
    /// <param name="asked">Null: the present financial year so far.</param>
    /// <param name="anyMonths">Whether any whole months will do, since nothing is to be hidden.</param>
    public static PeriodVerdict Decide(DateRange? asked, DateOnly today, bool anyMonths = false)
    {
        if (asked is null)
        {
            return new(SoFar(today), null);
        }

        if (asked is not { From: { } from, To: { } to })
        {
            return Refused("Give its first and its last day, or leave the period out for the present financial year so far.");
        }

        if (to < from)
        {
            return Refused("The last day is before the first.");
        }

        if (from < Earliest || to > Latest)
        {
            return Refused($"Ask for days from {Day(Earliest)} to {Day(Latest)}.");
        }

        return OneOfTheKinds(from, to, today) is { } period ? new(period, null)
            : !anyMonths ? Refused(
                "Numbers are given for a calendar month, a quarter that begins in April, July, October or January, a financial year from 1 April to 31 March, "
                + $"or the present one so far, from {Day(LondonCalendar.FinancialYearStart(today))} to today or later; {Day(from)} to {Day(to)} is none of them.")
            : Months(from, to, today);
    }

    /// <summary>What a period is compared with: as many months right before it; for the present financial year so far the same months of the year before.</summary>
    public static ReportPeriod Before(ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);

        if (period.Kind == PeriodKind.FinancialYearSoFar)
        {
            var (from, to) = (period.From.AddYears(-1), EndOfMonth(period.LastMonth.AddYears(-1)));

            return new(to == EndOfYear(from) ? PeriodKind.FinancialYear : PeriodKind.Months, from, to);
        }

        return new(period.Kind, period.FirstMonth.AddMonths(-period.MonthCount), period.FirstMonth.AddDays(-1));
    }

    private static ReportPeriod? OneOfTheKinds(DateOnly from, DateOnly to, DateOnly today) =>
        from.Day != 1 ? null
        : to == EndOfMonth(from) ? new(PeriodKind.Month, from, to)
        : from.Month % 3 == 1 && to == EndOfMonth(from.AddMonths(2)) ? new(PeriodKind.Quarter, from, to)
        : from.Month == 4 && to == EndOfYear(from) ? new(PeriodKind.FinancialYear, from, to)

        // Up to any day of this month or of one to come it is the same, as months are counted.
        : from == LondonCalendar.FinancialYearStart(today) && to >= new DateOnly(today.Year, today.Month, 1) && to < EndOfYear(from) ? SoFar(today)
        : null;

    private static PeriodVerdict Months(DateOnly from, DateOnly to, DateOnly today)
    {
        var isWhole = from.Day == 1 && (to == EndOfMonth(to) || (to >= today && to <= EndOfMonth(today)));
        var period = new ReportPeriod(PeriodKind.Months, from, to);

        return !isWhole ? Refused("Ask for whole months, from the first day of one to the last day of one. The present one may end today.")
            : period.MonthCount > MostMonths ? Refused(string.Create(CultureInfo.InvariantCulture, $"Ask for at most {MostMonths} months at once, and not for {period.MonthCount:N0}."))
            : new(period, null);
    }

    private static PeriodVerdict Refused(string problem) => new(null, problem);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly EndOfYear(DateOnly start) => start.AddYears(1).AddDays(-1);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A period, or why there is none.</summary>
/// <param name="Period">Null exactly when there is a problem.</param>
/// <param name="Problem">What is wrong with what was asked for, and what to ask for in its place.</param>
public sealed record PeriodVerdict(ReportPeriod? Period, string? Problem);
