namespace CpdGraph.Domain.Tests;

public sealed class RunRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_goes_through_its_states_as_time_passes()
    {
        var run = Make() with { BookingOpensAt = Start.AddDays(-9), BookingClosesAt = Start.AddDays(-1) };

        Assert.Equal(RunStatus.Scheduled, RunRules.StatusAt(run, Start.AddDays(-9).AddTicks(-1), null));
        Assert.Equal(RunStatus.BookingOpen, RunRules.StatusAt(run, Start.AddDays(-9), null));
        Assert.Equal(RunStatus.UnderWay, RunRules.StatusAt(run, Start.AddDays(-1), null));
        Assert.Equal(RunStatus.UnderWay, RunRules.StatusAt(run, Start, null));
        Assert.Equal(RunStatus.Completed, RunRules.StatusAt(run, run.EndsAt, null));
    }

    [Fact]
    public void A_run_without_places_is_full_only_while_it_takes_bookings()
    {
        Assert.Equal(RunStatus.Full, RunRules.StatusAt(Make(), Start.AddDays(-1), 0));
        Assert.Equal(RunStatus.BookingOpen, RunRules.StatusAt(Make(), Start.AddDays(-1), 1));
        Assert.Equal(RunStatus.UnderWay, RunRules.StatusAt(Make(), Start, 0));
    }

    [Fact]
    public void A_cancelled_run_stays_cancelled() =>
        Assert.Equal(RunStatus.Cancelled, RunRules.StatusAt(Make() with { CancelledAt = Start.AddDays(-3) }, Start.AddDays(9), 5));

    [Fact]
    public void Booking_never_lasts_beyond_the_start() =>
        Assert.Equal(Start, RunRules.BookingEnd(Make() with { BookingClosesAt = Start.AddDays(1) }));

    private static OfferRun Make() => new()
    {
        Id = default,
        OfferId = default,
        StartsAt = Start,
        EndsAt = Start.AddHours(6),
        Price = new(),
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Start,
        UpdatedAt = Start,
    };
}
