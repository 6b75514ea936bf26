using System.Globalization;
using Xunit;

namespace CpdGraph.Domain.Tests.Imports;

public sealed class UkMomentTests
{
    [Theory]
    [InlineData("03/02/2027 09:30", "2027-02-03T09:30")]
    [InlineData("3 Feb 2027, 9.30am", "2027-02-03T09:30")]
    [InlineData("2027-07-03 14:00", "2027-07-03T13:00")]
    [InlineData("2027-07-03T14:00:00Z", "2027-07-03T14:00")]
    [InlineData("2027-07-03T14:00+02:00", "2027-07-03T12:00")]
    [InlineData("Saturday 3 July 2027 at 2 pm", "2027-07-03T13:00")]
    [InlineData("31/10/2027 01:30 GMT", "2027-10-31T01:30")]
    [InlineData("31/10/2027 01:30 BST", "2027-10-31T00:30")]
    public void A_day_and_time_are_by_the_clock_in_England_unless_a_zone_is_named(string text, string moment) =>
        Assert.Equal(moment, UkMoment.Read(text).Moment?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("03/02/2027")]
    [InlineData("09:30")]
    [InlineData("soon")]
    [InlineData("02/30/2027 09:30")]
    [InlineData("03/02/2027 25:00")]
    public void What_is_no_day_with_a_time_is_no_moment(string text) => Assert.Null(UkMoment.Read(text).Moment);

    [Fact]
    public void Times_that_the_clocks_skip_or_repeat_are_told()
    {
        Assert.True(UkMoment.Read("28/03/2027 01:30").SkippedByClocks);
        Assert.Equal((true, new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero)), (UkMoment.Read("31/10/2027 01:30").Repeated, UkMoment.Read("31/10/2027 01:30").Moment));
    }

    [Fact]
    public void Every_moment_around_both_changes_reads_back_from_its_text()
    {
        foreach (var start in new DateTimeOffset[] { new(2027, 3, 27, 22, 0, 0, TimeSpan.Zero), new(2027, 10, 30, 22, 0, 0, TimeSpan.Zero) })
        {
            for (var minute = 0; minute < 600; minute += 7)
            {
                var moment = start.AddMinutes(minute).AddSeconds(minute % 3);

                Assert.Equal(moment, UkMoment.Read(UkMoment.Of(moment)).Moment);
            }
        }
    }
}
