using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class RunChangeTests
{
    private static readonly ProviderId Hub = ProviderId.New(Sample.Now);
    private static readonly Caller Publisher = Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { Hub } };
    private static readonly DateTimeOffset Start = Sample.Now.AddDays(10);

    [Fact]
    public void What_is_not_given_stays_and_a_change_says_what_was_before()
    {
        var before = Run() with { Venue = new() { Name = "Town hall" }, BookingUrl = "https://example.org/book", CancellationNoticeDays = 7 };

        var change = Update(before, new() { StartsAt = Start.AddDays(1), EndsAt = Start.AddDays(1).AddHours(6), Venue = new Venue { Name = "Library" } }).Value();

        var (after, link, revision) = change.Value;
        Assert.Equal(["startsAt", "endsAt", "sessions", "venue"], change.Fields);
        Assert.Equal((Start.AddDays(1), "https://example.org/book", 7, "https://meet.example.org/1"), (after.StartsAt, after.BookingUrl, after.CancellationNoticeDays, link));
        Assert.Equal((3, Sample.Now), (after.Revision, after.UpdatedAt));
        Assert.Equal((Start, Start.AddHours(6), "Town hall"), (revision!.StartsAtBefore, revision.EndsAtBefore, revision.VenueBefore!.Name));
        Assert.Equal((3, Sample.Now, Publisher.PrincipalId), (revision.Revision, revision.ChangedAt, revision.ChangedById));
        Assert.Equal(change.Fields, revision.ChangedFields);
    }

    [Fact]
    public void A_single_session_moves_with_the_run_and_keeps_its_key_and_title()
    {
        var before = Run() with { Sessions = [new() { Key = "day", StartsAt = Start, EndsAt = Start.AddHours(6), Title = "All day" }] };

        var session = Assert.Single(Update(before, new() { EndsAt = Start.AddHours(8) }).Value().Value.Run.Sessions);

        Assert.Equal(("day", "All day", Start, Start.AddHours(8)), (session.Key, session.Title, session.StartsAt, session.EndsAt));
    }

    [Fact]
    public void Several_sessions_are_given_anew_when_the_run_moves_away_from_them()
    {
        var before = Series();
        RunEdit moved = new() { StartsAt = before.StartsAt.AddDays(1), EndsAt = before.EndsAt.AddDays(1) };

        Assert.Equal(["SessionsOverlap changes.sessions"], Update(before, moved).Mistakes());
        Assert.Equal(before.Sessions, Update(before, new() { StartsAt = before.StartsAt.AddHours(-1) }).Value().Value.Run.Sessions);

        var after = Update(before, new() { Sessions = ImmutableArray.Create(Session(3), Session(1)) }).Value().Value.Run;
        Assert.Equal((Start.AddDays(1), Start.AddDays(3).AddHours(2)), (after.StartsAt, after.EndsAt));
        Assert.Equal(["1", "2"], after.Sessions.Select(session => session.Key));
    }

    [Fact]
    public void Cleared_sessions_become_one_and_cleared_times_are_those_of_the_sessions()
    {
        var before = Series() with { StartsAt = Start.AddHours(-1) };

        var one = Assert.Single(Update(before, new() { Sessions = ImmutableArray<RunSessionEntry>.Empty, SessionsNeeded = null }).Value().Value.Run.Sessions);
        var cleared = Update(before, new() { StartsAt = null }).Value().Value.Run;

        Assert.Equal((before.StartsAt, before.EndsAt), (one.StartsAt, one.EndsAt));
        Assert.Equal(Start, cleared.StartsAt);
        Assert.Equal(["Required changes.startsAt"], Update(before, new() { StartsAt = null, Sessions = ImmutableArray<RunSessionEntry>.Empty, SessionsNeeded = null }).Mistakes());
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var before = Series() with { Capacity = 12, WaitingListOpen = true, Price = new() { Amount = new Money(3_500), Free = false } };
        RunEdit same = new()
        {
            StartsAt = before.StartsAt.ToOffset(TimeSpan.FromHours(1)),
            EndsAt = before.EndsAt,
            Sessions = ImmutableArray.Create(Session(0), Session(7)),
            Capacity = 12,
            WaitingListOpen = true,
            ApprovalNeeded = null,
            JoinUrl = " https://meet.example.org/1 ",
            Price = new MoneyEntry(35m),
        };

        var change = Update(before, same).Value();

        Assert.Empty(change.Fields);
        Assert.Null(change.Value.Revision);
        Assert.Equal(2, change.Value.Run.Revision);
    }

    [Fact]
    public void A_new_link_is_a_change_that_everybody_sees_but_for_the_link()
    {
        var change = Update(Run(), new() { JoinUrl = "https://meet.example.org/2" }).Value();

        Assert.Equal(["joinUrl"], change.Fields);
        Assert.Equal(3, change.Value.Run.Revision);
        Assert.DoesNotContain("meet.example.org", $"{change.Value.Run} {change.Value.Revision}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "3 places are taken. Keep at least as many, or have some of them cancelled first.")]
    [InlineData(1, null)]
    public void Capacity_never_falls_below_the_places_taken(int taken, string? refusal)
    {
        var outcome = Update(Run() with { Capacity = 5 }, new() { Capacity = 2 }, taken);

        Assert.Equal(refusal, outcome.Match<string?>(_ => null, errors => errors[0].Message));
        Assert.Equal(refusal is null ? [] : ["OutOfRange changes.capacity"], outcome.Match(_ => [], _ => outcome.Mistakes()));
    }

    [Fact]
    public void A_capacity_that_was_too_small_already_may_stay_and_no_limit_is_never_too_small()
    {
        Assert.Equal(["venue"], Update(Run() with { Capacity = 2 }, new() { Capacity = 2, Venue = new Venue { Name = "Library" } }, taken: 3).Value().Fields);
        Assert.Equal(["capacity"], Update(Run() with { Capacity = 2 }, new() { Capacity = null }, taken: 3).Value().Fields);
    }

    public static TheoryData<string, RunEdit, string[]> Wrong => new()
    {
        { "ends first", new() { EndsAt = Start }, ["OutOfRange changes.endsAt"] },
        { "over", new() { StartsAt = Sample.Now.AddHours(-3), EndsAt = Sample.Now }, ["OutOfRange changes.endsAt"] },
        { "in six years", new() { StartsAt = Sample.Now.AddYears(6), EndsAt = Sample.Now.AddYears(6).AddDays(1) }, ["OutOfRange changes.startsAt"] },
        { "no places", new() { Capacity = 0 }, ["OutOfRange changes.capacity"] },
        { "too many places", new() { Capacity = 100_001 }, ["OutOfRange changes.capacity"] },
        { "more needed than there are", new() { SessionsNeeded = 2 }, ["OutOfRange changes.sessionsNeeded"] },
        { "opens too late", new() { BookingOpensAt = Start }, ["OutOfRange changes.bookingOpensAt"] },
        { "plain booking", new() { BookingUrl = "http://example.org" }, ["LinkNotAllowed changes.bookingUrl"] },
        { "private meeting", new() { JoinUrl = "https://10.1.2.3/" }, ["LinkNotAllowed changes.joinUrl"] },
        { "free and dear", new() { Free = true, Price = new MoneyEntry(1m) }, ["Invalid changes.price"] },
        { "overlap", new() { Sessions = ImmutableArray.Create(Session(0), Session(0)) }, ["SessionsOverlap changes.sessions.1"] },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, RunEdit edit, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, Update(Run(), edit).Mistakes());
    }

    [Fact]
    public void An_earlier_start_is_refused_while_booking_would_close_after_it()
    {
        var before = Run() with { BookingClosesAt = Start.AddDays(-1), BookingOpensAt = Start.AddDays(-5) };

        Assert.Equal(["OutOfRange changes.bookingClosesAt"], Update(before, new() { StartsAt = Start.AddDays(-2) }).Mistakes());
        Assert.Null(Update(before, new() { StartsAt = Start.AddDays(-2), BookingClosesAt = null }).Value().Value.Run.BookingClosesAt);
    }

    [Fact]
    public void A_run_that_is_over_or_cancelled_stays_as_it_is()
    {
        var over = Run() with { StartsAt = Sample.Now.AddHours(-6), EndsAt = Sample.Now };
        var cancelled = Run() with { CancelledAt = Sample.Now.AddDays(-1), CancellationReason = "No tutor." };

        foreach (var (run, current) in new[] { (over, "COMPLETED"), (cancelled, "CANCELLED") })
        {
            var update = Assert.IsType<ChangeRunError.Over>(Assert.Single(Update(run, new() { Capacity = 0 }).Errors()));
            var cancel = Assert.IsType<ChangeRunError.Over>(Assert.Single(Cancel(run).Errors()));

            Assert.Equal((current, current), (update.Current, cancel.Current));
            Assert.Equal(["SCHEDULED", "BOOKING_OPEN", "FULL", "UNDER_WAY"], update.Allowed);
        }

        Assert.Equal(["venue"], Update(Run() with { StartsAt = Sample.Now.AddHours(-1) }, new() { Venue = new Venue { Name = "Library" } }).Value().Fields);
    }

    [Fact]
    public void A_cancelled_run_says_why_and_when_and_what_it_was()
    {
        var (after, link, revision) = Cancel(Run()).Value();

        Assert.Equal((Sample.Now, "No tutor.", 3), (after.CancelledAt, after.CancellationReason, after.Revision));
        Assert.Equal((Start, "https://meet.example.org/1"), (revision!.StartsAtBefore, link));
        Assert.Equal(["Required reason"], Cancel(Run(), " ").Mistakes());
        Assert.Equal(["TooLong reason"], Cancel(Run(), new string('x', 1_001)).Mistakes());
    }

    [Fact]
    public void Others_change_nothing_and_a_stale_revision_is_told_with_all_else_that_is_wrong()
    {
        var stranger = Publisher with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } };
        var named = Sample.Named(new RunState(Run(), Hub, 0, null));

        Assert.Equal(["NotPermitted id"], RunScheduling.Update(named, new() { Capacity = 0 }, 1, stranger, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted id"], RunScheduling.Cancel(named, "", 1, stranger, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], RunScheduling.Update(Sample.Named<RunState>(null), new(), 1, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id", "Required reason"], RunScheduling.Cancel(Sample.Named<RunState>(null), "", 1, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange changes.capacity", "StaleRevision expectedRevision"], RunScheduling.Update(named, new() { Capacity = 0 }, 1, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["StaleRevision expectedRevision"], RunScheduling.Cancel(named, "No tutor.", 1, Publisher, Sample.Now).Mistakes());
        Assert.Equal(["capacity"], RunScheduling.Update(named, new() { Capacity = 9 }, null, Publisher, Sample.Now).Value().Fields);
    }

    private static Outcome<Change<UpdatedRun>, ChangeRunError> Update(OfferRun run, RunEdit edit, int taken = 0) =>
        RunScheduling.Update(Sample.Named(new RunState(run, Hub, taken, "https://meet.example.org/1")), edit, 2, Publisher, Sample.Now);

    private static Outcome<UpdatedRun, ChangeRunError> Cancel(OfferRun run, string reason = "No tutor.") =>
        RunScheduling.Cancel(Sample.Named(new RunState(run, Hub, 0, "https://meet.example.org/1")), reason, 2, Publisher, Sample.Now);

    private static OfferRun Run() => new()
    {
        Id = OfferRunId.New(Sample.Now),
        OfferId = OfferId.New(Sample.Now),
        StartsAt = Start,
        EndsAt = Start.AddHours(6),
        Sessions = [new() { Key = "1", StartsAt = Start, EndsAt = Start.AddHours(6) }],
        Price = new(),
        Provenance = Provenance.ProviderStated,
        Revision = 2,
        CreatedAt = Sample.Now.AddDays(-3),
        UpdatedAt = Sample.Now.AddDays(-2),
    };

    private static OfferRun Series() => Run() with
    {
        EndsAt = Start.AddDays(7).AddHours(2),
        Sessions =
        [
            new() { Key = "1", StartsAt = Start, EndsAt = Start.AddHours(2) },
            new() { Key = "2", StartsAt = Start.AddDays(7), EndsAt = Start.AddDays(7).AddHours(2) },
        ],
        SessionsNeeded = 2,
    };

    private static RunSessionEntry Session(int day) => new() { StartsAt = Start.AddDays(day), EndsAt = Start.AddDays(day).AddHours(2) };
}
