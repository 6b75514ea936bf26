using System.Globalization;

namespace CpdGraph.Domain.Tests;

public sealed class UkDurationTests
{
    [Theory]
    [InlineData("1 day", "1")]
    [InlineData("4 days", "4")]
    [InlineData("2.5 Days", "2.5")]
    [InlineData("1½ days", "1.5")]
    [InlineData("half a day", "0.5")]
    [InlineData("Half day", "0.5")]
    [InlineData("half-day", "0.5")]
    [InlineData("½ day", "0.5")]
    public void Taught_days_are_read_as_days(string text, string days) =>
        Assert.Equal(new UkDuration(decimal.Parse(days, CultureInfo.InvariantCulture), null), UkDuration.TryRead(text));

    [Theory]
    [InlineData("3h 30m", 210)]
    [InlineData("3h30", null)]
    [InlineData("3.5 hours", 210)]
    [InlineData("1 hour", 60)]
    [InlineData("2 hrs", 120)]
    [InlineData("1 hour 15 mins", 75)]
    [InlineData("1 hour and 15 minutes", 75)]
    [InlineData("90 minutes", 90)]
    [InlineData("90 mins", 90)]
    [InlineData("90m", 90)]
    [InlineData("3:30 hours", 210)]
    [InlineData("0 minutes", null)]
    [InlineData("0.01 hours", null)]
    public void Hours_and_minutes_are_read_as_minutes(string text, int? minutes) =>
        Assert.Equal(minutes is { } known ? new UkDuration(null, known) : null, UkDuration.TryRead(text));

    [Theory]
    [InlineData("", null)]
    [InlineData("a while", null)]
    [InlineData("2 weeks", null)]
    [InlineData("0 days", null)]
    [InlineData("3", "3 hours")]
    [InlineData("90", "90 minutes")]
    [InlineData("3:30", "3:30 hours")]
    [InlineData("3:75", null)]
    public void What_is_no_time_is_not_guessed(string text, string? suggestion)
    {
        Assert.Null(UkDuration.TryRead(text));
        Assert.Equal(suggestion, UkDuration.Suggest(text));
    }
}
