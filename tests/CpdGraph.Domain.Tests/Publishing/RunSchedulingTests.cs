namespace CpdGraph.Domain.Tests;

public sealed class RunSchedulingTests
{
    private static readonly ProviderId Hub = ProviderId.New(Sample.Now);
    private static readonly Caller Publisher = Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { Hub } };
    private static readonly OfferState Published = Sample.Offer(OfferStatus.Published, Hub);
    private static readonly DateTimeOffset Start = Sample.Now.AddDays(10);

    [Fact]
    public void Start_and_end_make_a_run_of_one_session()
    {
        var scheduled = Schedule(Details() with { JoinUrl = "https://meet.example.org/1" }).Value();

        var session = Assert.Single(scheduled.Run.Sessions);
        Assert.Equal(("1", Start, Start.AddHours(6)), (session.Key, session.StartsAt, session.EndsAt));
        Assert.Equal(Published.Offer.Id, scheduled.Run.OfferId);
        Assert.Equal("https://meet.example.org/1", scheduled.JoinUrl);
        Assert.DoesNotContain("meet.example.org", scheduled.Run.ToString(), StringComparison.Ordinal);
        Assert.Same(Published.Version.Price, scheduled.Run.Price);
    }

    [Fact]
    public void Sessions_give_the_start_and_end_and_are_put_in_order_with_keys()
    {
        var details = new RunDetails { Sessions = [Session(7, key: " second "), Session(0), Session(14)], SessionsNeeded = 2, Capacity = 1, Price = new(35m) };

        var run = Schedule(details).Value().Run;

        Assert.Equal((Start, Start.AddDays(14).AddHours(2)), (run.StartsAt, run.EndsAt));
        Assert.Equal(["1", "second", "3"], run.Sessions.Select(session => session.Key));
        Assert.Equal((1, 2, new Money(3_500)), (run.Capacity!.Value, run.SessionsNeeded!.Value, run.Price.Amount!.Value));
    }

    [Fact]
    public void Moments_are_kept_in_UTC()
    {
        var summer = TimeSpan.FromHours(1);
        var run = Schedule(new() { Sessions = [new() { StartsAt = Start.ToOffset(summer), EndsAt = Start.AddHours(1).ToOffset(summer) }] }).Value().Run;

        Assert.Equal(TimeSpan.Zero, run.StartsAt.Offset);
        Assert.Equal(TimeSpan.Zero, run.Sessions[0].EndsAt.Offset);
    }

    public static TheoryData<string, RunDetails, string[]> Refused => new()
    {
        { "no times", new(), ["Required run.endsAt", "Required run.startsAt"] },
        { "ends first", Details() with { EndsAt = Start }, ["OutOfRange run.endsAt"] },
        { "over", Details() with { StartsAt = Sample.Now.AddHours(-3), EndsAt = Sample.Now }, ["OutOfRange run.endsAt"] },
        { "in six years", Details() with { StartsAt = Sample.Now.AddYears(6), EndsAt = Sample.Now.AddYears(6).AddDays(1) }, ["OutOfRange run.startsAt"] },
        { "no places", Details() with { Capacity = 0 }, ["OutOfRange run.capacity"] },
        { "negative places", Details() with { Capacity = -1 }, ["OutOfRange run.capacity"] },
        { "too many needed", Details() with { SessionsNeeded = 2 }, ["OutOfRange run.sessionsNeeded"] },
        { "much notice", Details() with { CancellationNoticeDays = 366 }, ["OutOfRange run.cancellationNoticeDays"] },
        { "closes before it opens", Details() with { BookingOpensAt = Start.AddDays(-1), BookingClosesAt = Start.AddDays(-2) }, ["OutOfRange run.bookingClosesAt"] },
        { "opens too late", Details() with { BookingOpensAt = Start }, ["OutOfRange run.bookingOpensAt"] },
        { "closes too late", Details() with { BookingClosesAt = Start.AddTicks(1) }, ["OutOfRange run.bookingClosesAt"] },
        { "plain booking", Details() with { BookingUrl = "http://example.org" }, ["LinkNotAllowed run.bookingUrl"] },
        { "private meeting", Details() with { JoinUrl = "https://10.1.2.3/" }, ["LinkNotAllowed run.joinUrl"] },
        { "negative price", Details() with { Price = new(-1m) }, ["OutOfRange run.price.amount"] },
        { "free and dear", Details() with { Free = true, Price = new(1m) }, ["Invalid run.price"] },
        { "long venue", Details() with { Venue = new() { Name = new string('v', 201), Postcode = "LS1 1AA AA AA" } }, ["TooLong run.venue.name", "TooLong run.venue.postcode"] },
        { "overlap", new() { Sessions = [Session(0), Session(0, hours: 1)] }, ["SessionsOverlap run.sessions.1"] },
        { "one within another", new() { Sessions = [Session(1), Session(0, length: 72), Session(2)] }, ["SessionsOverlap run.sessions.0", "SessionsOverlap run.sessions.2"] },
        { "outside", Details() with { Sessions = [Session(0), Session(1)] }, ["SessionsOverlap run.sessions.1"] },
        { "backwards", new() { Sessions = [Session(0), Session(1, length: -1)] }, ["OutOfRange run.sessions.1.endsAt"] },
        { "one key twice", new() { Sessions = [Session(0, key: "a"), Session(1, key: "a")] }, ["Invalid run.sessions.1.key"] },
        { "101 sessions", new() { Sessions = [.. Enumerable.Range(0, 101).Select(day => Session(day))] }, ["TooMany run.sessions"] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, RunDetails details, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, Schedule(details).Mistakes());
    }

    [Fact]
    public void Sessions_may_meet_and_booking_may_close_with_the_start()
    {
        var details = new RunDetails { Sessions = [Session(0), Session(0, hours: 2)], BookingOpensAt = Start.AddDays(-9), BookingClosesAt = Start };

        Assert.Equal(2, Schedule(details).Value().Run.Sessions.Length);
    }

    [Theory]
    [InlineData(OfferStatus.Draft)]
    [InlineData(OfferStatus.InReview)]
    [InlineData(OfferStatus.Withdrawn)]
    public void Only_published_offers_have_runs(OfferStatus status)
    {
        var outcome = RunScheduling.Schedule(Sample.Named(Sample.Offer(status, Hub)), Details(), null, _ => null, Publisher, Sample.Now);

        Assert.Equal(["WrongState offer"], outcome.Mistakes());
    }

    [Fact]
    public void Another_hub_schedules_nothing_and_an_external_key_is_used_once()
    {
        var stranger = Publisher with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } };

        Assert.Equal(["NotPermitted offer"], RunScheduling.Schedule(Sample.Named(Published), new(), null, _ => null, stranger, Sample.Now).Mistakes());
        Assert.Equal(
            ["NotFound offer", "Required run.endsAt", "Required run.startsAt"],
            RunScheduling.Schedule(Sample.Named<OfferState>(null), new(), null, _ => null, Publisher, Sample.Now).Mistakes());
        Assert.Equal(
            ["Taken external"],
            RunScheduling.Schedule(Sample.Named(Published), Details(), new("s", "k"), _ => OfferRunId.New(Sample.Now), Publisher, Sample.Now).Mistakes());
    }

    private static Outcome<ScheduledRun, ScheduleRunError> Schedule(RunDetails details) =>
        RunScheduling.Schedule(Sample.Named(Published), details, null, _ => null, Publisher, Sample.Now);

    private static RunDetails Details() => new() { StartsAt = Start, EndsAt = Start.AddHours(6) };

    private static RunSessionEntry Session(int day, int hours = 0, int length = 2, string? key = null) => new()
    {
        Key = key,
        StartsAt = Start.AddDays(day).AddHours(hours),
        EndsAt = Start.AddDays(day).AddHours(hours + length),
    };
}
