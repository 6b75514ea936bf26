using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class EnrolmentRulesTests
{
    private readonly EnrolmentSample sample = new();

    [Fact]
    public void A_place_that_is_free_is_booked_at_once_with_the_next_number_and_the_price_of_the_run()
    {
        var employer = OrganisationId.New(Sample.Now);

        var change = EnrolmentRules.Request(sample.Request(), sample.Facts(EnrolmentSample.Places(2, 1, 7)) with { EmployerId = employer }).Value();

        Assert.Null(change.Before);
        Assert.Equal((EnrolmentStatus.Booked, 8L, new Money(9_500)), (change.After.Status, change.After.Number, change.After.Cost!.Value));
        Assert.Equal((sample.Coach.Id, sample.Run.Id, sample.Offer.Offer.Id, employer), (change.After.CoachId, change.After.RunId, change.After.OfferId, change.After.EmployerId!.Value));
        Assert.Null(change.After.DecidedById);
        Assert.Equal(1, change.Taken);
    }

    [Fact]
    public void What_a_place_costs_is_what_is_said_or_nothing_for_a_free_run_or_the_price_of_the_run()
    {
        Assert.Equal(new Money(5_000), EnrolmentRules.Request(sample.Request() with { Cost = new MoneyEntry(50m) }, sample.Facts()).Value().After.Cost);
        Assert.Equal(["OutOfRange cost.amount"], EnrolmentRules.Request(sample.Request() with { Cost = new MoneyEntry(-1m) }, sample.Facts()).Mistakes());
        Assert.Equal(Money.Zero, EnrolmentRules.CostOf(sample.Run with { Price = new() { Free = true } }));
        Assert.Null(EnrolmentRules.CostOf(sample.Run with { Price = new() }));
    }

    [Theory]
    [InlineData(true, true, "WaitingList")]
    [InlineData(true, false, "NoPlacesLeft runId")]
    [InlineData(false, true, "NoPlacesLeft runId")]
    public void A_run_that_is_full_has_a_waiting_list_where_it_is_open_and_wanted(bool open, bool wanted, string expected)
    {
        sample.Run = sample.Run with { WaitingListOpen = open };

        var outcome = EnrolmentRules.Request(sample.Request(wanted), sample.Facts(EnrolmentSample.Places(2, 2, 2)));

        Assert.Equal(expected, outcome.Match(change => change.After.Status.ToString(), _ => outcome.Mistakes()[0]));
    }

    [Fact]
    public void A_refusal_for_want_of_places_says_whether_waiting_would_help()
    {
        var open = Assert.IsType<EnrolmentError.NoPlacesLeft>(EnrolmentRules.Request(sample.Request(joinWaitingList: false), sample.Facts(EnrolmentSample.Places(2, 2, 2))).Errors()[0]);
        sample.Run = sample.Run with { WaitingListOpen = false };
        var closed = Assert.IsType<EnrolmentError.NoPlacesLeft>(EnrolmentRules.Request(sample.Request(), sample.Facts(EnrolmentSample.Places(2, 2, 2))).Errors()[0]);

        Assert.Equal((true, "CAPACITY"), (open.WaitingListOpen, open.Rule));
        Assert.Contains("joinWaitingList", open.Mend, StringComparison.Ordinal);
        Assert.False(closed.WaitingListOpen);
        Assert.DoesNotContain("joinWaitingList", closed.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_limit_is_never_full()
    {
        sample.Run = sample.Run with { Capacity = null };

        Assert.Equal(EnrolmentStatus.Booked, EnrolmentRules.Request(sample.Request(), sample.Facts(EnrolmentSample.Places(null, 900, 900))).Value().After.Status);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Where_approval_is_needed_a_request_waits_for_the_line_manager_and_takes_no_place(bool runAsks, bool moneyIsAskedFor)
    {
        sample.Run = sample.Run with { ApprovalNeeded = runAsks };

        var change = EnrolmentRules.Request(sample.Request(asksForMoney: moneyIsAskedFor), sample.Facts()).Value();

        Assert.Equal((EnrolmentStatus.Requested, 0, 1L), (change.After.Status, change.Taken, change.After.Number));
        Assert.Null(change.After.DecidedById);
    }

    [Fact]
    public void A_line_manager_who_asks_has_approved_and_another_supervisor_has_not()
    {
        sample.Run = sample.Run with { ApprovalNeeded = true };
        var another = sample.AsManager with { SupervisorId = SupervisorId.New(Sample.Now) };

        var byManager = EnrolmentRules.Request(sample.Request(), sample.Facts(caller: sample.AsManager)).Value().After;
        var byAnother = EnrolmentRules.Request(sample.Request(), sample.Facts(caller: another)).Value().After;

        Assert.Equal((EnrolmentStatus.Booked, sample.Manager.Supervisor.PrincipalId), (byManager.Status, byManager.DecidedById));
        Assert.Equal((EnrolmentStatus.Requested, null), (byAnother.Status, byAnother.DecidedById));
    }

    [Fact]
    public void A_request_that_nobody_could_approve_fails_loudly()
    {
        sample.Run = sample.Run with { ApprovalNeeded = true };
        var account = PrincipalId.New(Sample.Now);
        var self = new LineManager(Sample.Supervisor(account, sample.Coach.Id), MayApprove: true);

        foreach (var managers in new ImmutableArray<LineManager>[] { [], [sample.Manager with { MayApprove = false }], [self] })
        {
            var errors = EnrolmentRules.Request(sample.Request(), sample.Facts() with { LineManagers = managers }).Errors();

            var error = Assert.IsType<EnrolmentError.NoApprover>(Assert.Single(errors));
            Assert.Equal((UserErrorCode.NoApprover, "APPROVER_NEEDED"), (error.Code, error.Rule));
            Assert.Contains("assignCoachSupervisor", error.Mend, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_coach_who_manages_themself_does_not_approve_by_asking()
    {
        sample.Run = sample.Run with { ApprovalNeeded = true };
        var self = sample.AsManager with { CoachId = sample.Coach.Id, Roles = RoleSet.Of(Role.Coach, Role.Supervisor) };

        Assert.Equal(["NoApprover runId"], EnrolmentRules.Request(
            sample.Request(), sample.Facts(caller: self) with { LineManagers = [sample.Manager with { MayApprove = false }] }).Mistakes());
    }

    [Fact]
    public void Only_the_coach_and_whoever_supervises_them_ask()
    {
        var former = sample.AsManager with { SupervisedCoachIds = new HashSet<CoachId>() };
        var narrowed = sample.AsCoach with { Roles = RoleSet.Of(Role.Supervisor) };

        foreach (var caller in new[] { former, narrowed, sample.AsProvider, Sample.Caller(Role.Steward) })
        {
            Assert.Equal(["NotPermitted coachId"], EnrolmentRules.Request(sample.Request(), sample.Facts(caller: caller)).Mistakes());
        }
    }

    [Fact]
    public void A_coach_or_run_that_is_not_there_is_told_by_its_field()
    {
        var request = sample.Request() with { Coach = Sample.Named<Coach>(null), Run = Sample.Named<BookableRun>(null) };

        Assert.Equal(["NotFound coachId", "NotFound runId"], EnrolmentRules.Request(request, sample.Facts()).Mistakes());
    }

    public static TheoryData<string, int, int?, int?, bool> Windows => new()
    {
        { "before it opens", -11, -10, null, false },
        { "as it opens", -10, -10, null, true },
        { "before it closes", -3, -10, -2, true },
        { "as it closes", -2, -10, -2, false },
        { "without a window", -1, null, null, true },
        { "at the start", 0, null, null, false },
        { "after it, whatever the window says", 1, null, 5, false },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Booking_is_open_within_its_window_and_never_after_the_start(string when, int now, int? opens, int? closes, bool isOpen)
    {
        DateTimeOffset? At(int? days) => days is { } number ? EnrolmentSample.Start.AddDays(number) : null;
        sample.Run = sample.Run with { BookingOpensAt = At(opens), BookingClosesAt = At(closes) };

        var outcome = EnrolmentRules.Request(sample.Request(), sample.Facts() with { Now = At(now)!.Value });

        Assert.True(isOpen == outcome.Match(_ => true, _ => false), when);
        Assert.True(isOpen || outcome.Mistakes() is ["BookingClosed runId"], when);
    }

    [Fact]
    public void A_closed_booking_says_when_it_was_open_and_a_cancelled_run_when_it_was_cancelled()
    {
        sample.Run = sample.Run with { BookingOpensAt = Sample.Now.AddDays(3) };
        var early = Assert.IsType<EnrolmentError.BookingClosed>(EnrolmentRules.Request(sample.Request(), sample.Facts()).Errors()[0]);
        sample.Run = sample.Run with { BookingOpensAt = null, CancelledAt = Sample.Now.AddDays(-1) };
        var cancelled = Assert.IsType<EnrolmentError.BookingClosed>(EnrolmentRules.Request(sample.Request(), sample.Facts()).Errors()[0]);

        Assert.Equal((true, Sample.Now.AddDays(3), EnrolmentSample.Start), (early.TooEarly, early.Window.OpensAt!.Value, early.Window.ClosesAt));
        Assert.Contains("once booking is open", early.Mend, StringComparison.Ordinal);
        Assert.Equal((false, Sample.Now.AddDays(-1)), (cancelled.TooEarly, cancelled.Window.ClosesAt));
    }

    [Theory]
    [InlineData(EnrolmentStatus.Requested)]
    [InlineData(EnrolmentStatus.WaitingList)]
    [InlineData(EnrolmentStatus.Booked)]
    public void Every_live_place_on_the_offer_or_at_that_time_is_in_the_way(EnrolmentStatus status)
    {
        var same = sample.Enrolment(status);
        var other = same with { Id = EnrolmentId.New(Sample.Now), OfferId = OfferId.New(Sample.Now) };
        LivePlace At(Enrolment enrolment, DateTimeOffset start) => new(enrolment, [EnrolmentSample.Session("x", start, 1)]);

        var enrolled = Assert.IsType<EnrolmentError.AlreadyEnrolled>(
            EnrolmentRules.Request(sample.Request(), sample.Facts() with { LivePlaces = [At(same, EnrolmentSample.Start.AddDays(9))] }).Errors()[0]);
        var clash = Assert.IsType<EnrolmentError.Clash>(
            EnrolmentRules.Request(sample.Request(), sample.Facts() with { LivePlaces = [At(other, EnrolmentSample.Start.AddHours(5))] }).Errors()[0]);

        Assert.Equal((same, UserErrorCode.AlreadyEnrolled), (enrolled.With, enrolled.Code));
        Assert.Equal((other, UserErrorCode.BookingClash), (clash.With, clash.Code));
    }

    [Theory]
    [InlineData(-1, true)] // ends as it starts
    [InlineData(6, true)] // starts as it ends
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(24, true)] // between two sessions
    public void Sessions_clash_only_while_they_last(int hours, bool goesWell)
    {
        sample.Run = sample.Run with
        {
            EndsAt = EnrolmentSample.Start.AddDays(7).AddHours(6),
            Sessions = [EnrolmentSample.Session("1", EnrolmentSample.Start), EnrolmentSample.Session("2", EnrolmentSample.Start.AddDays(7))],
        };
        var other = sample.Enrolment(EnrolmentStatus.Booked) with { OfferId = OfferId.New(Sample.Now) };

        var outcome = EnrolmentRules.Request(sample.Request(), sample.Facts() with
        {
            LivePlaces = [new(other, [EnrolmentSample.Session("a", EnrolmentSample.Start.AddDays(-30)), EnrolmentSample.Session("b", EnrolmentSample.Start.AddHours(hours), 1)])],
        });

        Assert.Equal(goesWell, outcome.Match(_ => true, _ => false));
    }

    [Fact]
    public void What_the_offer_builds_on_must_be_completed_so_that_it_counts_on_the_first_day()
    {
        var (first, second) = (OfferId.New(Sample.Now), OfferId.New(Sample.Now));
        var day = LondonCalendar.DayOf(EnrolmentSample.Start);
        Completion Of(OfferId offer) => Sample.Completion(sample.Coach.Id) with { OfferId = offer };
        string[] Missing(params Completion[] completions) =>
            [.. EnrolmentRules.MissingOf([first, second], completions, day).Select(offer => offer == first ? "first" : "second")];

        Assert.Equal(["first", "second"], Missing());
        Assert.Equal(["second"], Missing(Of(first)));
        Assert.Equal([], Missing(Of(first), Of(second) with { ExpiresOn = day.AddDays(1) }));
        Assert.Equal(["first"], Missing(Of(first) with { ExpiresOn = day }, Of(second)));
        Assert.Equal(["first", "second"], Missing(
            Of(first) with { Verification = Verification.Rejected }, Of(second) with { Outcome = CompletionOutcome.NotPassed }, Of(second) with { Outcome = CompletionOutcome.Partial }));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var needed = OfferId.New(Sample.Now);
        sample.Run = sample.Run with { ApprovalNeeded = true, WaitingListOpen = false, BookingClosesAt = Sample.Now };
        var version = sample.Offer.Version with { PrerequisiteIds = [needed] };
        var request = sample.Request() with { Run = Sample.Named(new BookableRun(sample.Run, sample.Offer.Offer, version)) };
        var other = sample.Enrolment(EnrolmentStatus.Booked) with { OfferId = OfferId.New(Sample.Now) };

        var outcome = EnrolmentRules.Request(request, sample.Facts(EnrolmentSample.Places(2, 2, 2)) with
        {
            LivePlaces = [new(sample.Enrolment(EnrolmentStatus.Booked), []), new(other, sample.Run.Sessions)],
            LineManagers = [],
        });

        Assert.Equal(
            ["AlreadyEnrolled runId", "BookingClash runId", "BookingClosed runId", "NoApprover runId", "NoPlacesLeft runId", "PrerequisitesMissing runId"],
            outcome.Mistakes());
        Assert.Equal([needed], outcome.Errors().OfType<IPrerequisitesMissingError>().Single().Missing);
        Assert.All(outcome.Errors(), error =>
        {
            var rule = Assert.IsAssignableFrom<IRuleError>(error);
            Assert.Matches("^[A-Z_]+$", rule.Rule);
            Assert.Null(rule.SourceReference);
            Assert.EndsWith(".", rule.Mend, StringComparison.Ordinal);
        });
    }
}
