using System.Globalization;

namespace CpdGraph.Domain.Tests;

public sealed class PeriodRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Fact]
    public void Left_out_it_is_the_present_financial_year_so_far()
    {
        Assert.Equal(new(new(PeriodKind.FinancialYearSoFar, new(2026, 4, 1), Today), null), PeriodRules.Decide(null, Today));
        Assert.Equal(new(2025, 4, 1), PeriodRules.SoFar(new(2026, 3, 31)).From);
        Assert.Equal(new(2026, 4, 1), PeriodRules.SoFar(new(2026, 4, 1)).From);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", PeriodKind.Month)]
    [InlineData("2024-02-01", "2024-02-29", PeriodKind.Month)]
    [InlineData("2026-04-01", "2026-04-30", PeriodKind.Month)]
    [InlineData("2026-04-01", "2026-06-30", PeriodKind.Quarter)]
    [InlineData("2026-01-01", "2026-03-31", PeriodKind.Quarter)]
    [InlineData("2026-10-01", "2026-12-31", PeriodKind.Quarter)]
    [InlineData("2025-04-01", "2026-03-31", PeriodKind.FinancialYear)]
    [InlineData("2026-04-01", "2027-03-31", PeriodKind.FinancialYear)]
    public void Months_quarters_and_financial_years_are_taken_as_they_are(string from, string to, PeriodKind kind)
    {
        var (first, last) = (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));

        Assert.Equal(new(new(kind, first, last), null), PeriodRules.Decide(new(first, last), Today));
    }

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2026-11-29")]
    [InlineData("2026-12-24")]
    [InlineData("2027-03-30")]
    public void The_present_financial_year_to_any_day_from_this_month_on_is_the_one_so_far(string to) =>
        Assert.Equal(PeriodRules.SoFar(Today), PeriodRules.Decide(new(new(2026, 4, 1), DateOnly.Parse(to, CultureInfo.InvariantCulture)), Today).Period);

    [Theory]
    [InlineData("2026-04-01", null, "Give its first and its last day")]
    [InlineData(null, "2026-04-30", "Give its first and its last day")]
    [InlineData(null, null, "Give its first and its last day")]
    [InlineData("2026-04-30", "2026-04-01", "The last day is before the first.")]
    [InlineData("1947-04-01", "1948-03-31", "Ask for days from 1 April 1948 to 31 March 2200.")]
    [InlineData("2200-04-01", "2200-04-30", "Ask for days from 1 April 1948 to 31 March 2200.")]
    [InlineData("0001-01-01", "9999-12-31", "Ask for days from 1 April 1948 to 31 March 2200.")]
    [InlineData("2026-04-02", "2026-04-30", "from 1 April 2026 to today or later; 2 April 2026 to 30 April 2026 is none of them.")]
    [InlineData("2026-11-01", "2026-11-29", "is none of them.")]
    [InlineData("2026-05-01", "2026-07-31", "is none of them.")]
    [InlineData("2026-01-01", "2026-12-31", "is none of them.")]
    [InlineData("2026-04-01", "2026-10-31", "is none of them.")]
    [InlineData("2024-04-01", "2026-03-31", "is none of them.")]
    [InlineData("2025-04-01", "2025-11-29", "is none of them.")]
    public void Anything_else_is_refused_with_what_to_ask_for(string? from, string? to, string problem)
    {
        var verdict = PeriodRules.Decide(new(Day(from), Day(to)), Today);

        Assert.Null(verdict.Period);
        Assert.Contains(problem, verdict.Problem, StringComparison.Ordinal);

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Exact_numbers_are_given_for_any_whole_months()
    {
        Assert.Equal(new ReportPeriod(PeriodKind.Months, new(2025, 2, 1), new(2026, 1, 31)), PeriodRules.Decide(new(new(2025, 2, 1), new(2026, 1, 31)), Today, anyMonths: true).Period);
        Assert.Equal(new ReportPeriod(PeriodKind.Months, new(2026, 11, 1), Today), PeriodRules.Decide(new(new(2026, 11, 1), Today), Today, anyMonths: true).Period);
        Assert.Equal(PeriodRules.SoFar(Today), PeriodRules.Decide(new(new(2026, 4, 1), Today), Today, anyMonths: true).Period);
        Assert.Contains("whole months", PeriodRules.Decide(new(new(2026, 10, 1), new(2026, 10, 30)), Today, anyMonths: true).Problem, StringComparison.Ordinal);
        Assert.Contains("whole months", PeriodRules.Decide(new(new(2026, 10, 2), new(2026, 11, 30)), Today, anyMonths: true).Problem, StringComparison.Ordinal);
        Assert.Equal(100, PeriodRules.Decide(new(new(2018, 1, 1), new(2026, 4, 30)), Today, anyMonths: true).Period!.MonthCount);
        Assert.Equal("Ask for at most 100 months at once, and not for 101.", PeriodRules.Decide(new(new(2018, 1, 1), new(2026, 5, 31)), Today, anyMonths: true).Problem);
    }

    [Fact]
    public void It_is_compared_with_as_many_months_before_and_the_year_so_far_with_the_same_months_of_the_year_before()
    {
        Assert.Equal((new(2026, 10, 1), new DateOnly(2026, 10, 31)), Before("2026-11-01", "2026-11-30"));
        Assert.Equal((new(2026, 1, 1), new DateOnly(2026, 3, 31)), Before("2026-04-01", "2026-06-30"));
        Assert.Equal((new(2024, 4, 1), new DateOnly(2025, 3, 31)), Before("2025-04-01", "2026-03-31"));
        Assert.Equal((new(2025, 4, 1), new DateOnly(2025, 11, 30)), Before("2026-04-01", "2026-11-29"));
        Assert.Equal((new(2026, 6, 1), new DateOnly(2026, 8, 31)), Before("2026-09-01", "2026-11-29"));

        // In a March the year so far is compared with the whole year before, under the name of that.
        Assert.Equal(new(PeriodKind.FinancialYear, new(2025, 4, 1), new(2026, 3, 31)), PeriodRules.Before(PeriodRules.SoFar(new(2027, 3, 3))));

        static (DateOnly, DateOnly) Before(string from, string to)
        {
            var before = PeriodRules.Before(PeriodRules.Decide(new(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)), Today, anyMonths: true).Period!);

            return (before.From, before.To);
        }
    }
}
