namespace CpdGraph.Testing.Tests;

public sealed class ManualClockTests
{
    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1)));

        clock.Advance(TimeSpan.FromMinutes(45));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 15, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
    }
}
