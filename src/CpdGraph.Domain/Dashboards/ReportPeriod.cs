namespace CpdGraph.Domain;

/// <summary>First and last day of a report. What happened is added up by month, so it covers the whole of the month of its last day.</summary>
public sealed record ReportPeriod(PeriodKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>First day of its first month.</summary>
    public DateOnly FirstMonth => new(From.Year, From.Month, 1);

    /// <summary>First day of its last month.</summary>
    public DateOnly LastMonth => new(To.Year, To.Month, 1);

    /// <summary>How many months it has a part of.</summary>
    public int MonthCount => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>Whether the month that begins on this day is in it.</summary>
    public bool HasMonth(DateOnly month) => month >= FirstMonth && month <= To;
}

/// <summary>Kinds of period that numbers are given for.</summary>
public enum PeriodKind
{
    Month,

    /// <summary>Of the financial year.</summary>
    Quarter,
    FinancialYear,

    /// <summary>The present financial year up to today.</summary>
    FinancialYearSoFar,

    /// <summary>Any other months: for exact numbers, and to compare with.</summary>
    Months,
}
