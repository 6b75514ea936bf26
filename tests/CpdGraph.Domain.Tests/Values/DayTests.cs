namespace CpdGraph.Domain.Tests;

public sealed class DayTests
{
    [Theory]
    [InlineData("2026-07-01T22:59:59Z", "2026-07-01")]
    [InlineData("2026-07-01T23:00:00Z", "2026-07-02")]
    [InlineData("2026-12-01T23:59:59Z", "2026-12-01")]
    [InlineData("2026-12-02T00:00:00Z", "2026-12-02")]
    public void A_moment_lies_on_the_day_that_the_clocks_of_London_show(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        LondonCalendar.DayOf(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_day_starts_where_the_one_before_ends_and_lies_in_itself()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            Assert.Equal(LondonCalendar.StartOf(day), LondonCalendar.EndOf(day.AddDays(-1)));
            Assert.Equal(day, LondonCalendar.DayOf(LondonCalendar.StartOf(day)));
            Assert.Equal(day.AddDays(-1), LondonCalendar.DayOf(LondonCalendar.StartOf(day).AddTicks(-1)));
        }
    }

    [Fact]
    public void The_financial_year_starts_on_the_first_of_April()
    {
        Assert.Equal(new(2025, 4, 1), LondonCalendar.FinancialYearStart(new(2026, 3, 31)));
        Assert.Equal(new(2026, 4, 1), LondonCalendar.FinancialYearStart(new(2026, 4, 1)));
    }

    [Fact]
    public void A_span_holds_both_its_ends_and_an_open_one_everything_later()
    {
        var span = new DateSpan(new(2026, 1, 5), new(2026, 3, 27));

        Assert.True(span.Contains(new(2026, 1, 5)));
        Assert.True(span.Contains(new(2026, 3, 27)));
        Assert.False(span.Contains(new(2026, 3, 28)));
        Assert.True(new DateSpan(new(2026, 1, 5)).Contains(new(2099, 1, 1)));
        Assert.True(span.Overlaps(new(new(2026, 3, 27))));
        Assert.False(span.Overlaps(new(new(2026, 3, 28))));
        Assert.False(new DateSpan(new(2026, 3, 28)).Overlaps(span));
    }
}
