namespace CpdGraph.Domain.Tests;

public sealed class EnrolmentStepTests
{
    private readonly EnrolmentSample sample = new();

    [Fact]
    public void An_enrolment_goes_these_ways_and_no_other()
    {
        var ways = from before in Enum.GetValues<EnrolmentStatus>() from after in Enum.GetValues<EnrolmentStatus>() where EnrolmentSteps.Allows(before, after) select $"{before} {after}";

        Assert.Equal(
            [
                "Requested WaitingList", "Requested Booked", "Requested Declined", "Requested Cancelled", "Requested RunCancelled",
                "WaitingList Booked", "WaitingList Cancelled", "WaitingList RunCancelled",
                "Booked Cancelled", "Booked Substituted", "Booked RunCancelled", "Booked Attended", "Booked DidNotAttend",
            ],
            ways);
        Assert.Equal([EnrolmentStatus.Requested, EnrolmentStatus.WaitingList, EnrolmentStatus.Booked], EnrolmentSteps.Before(EnrolmentStatus.Cancelled));
        Assert.Throws<InvalidOperationException>(() => EnrolmentSteps.Move(sample.Enrolment(EnrolmentStatus.Declined), EnrolmentStatus.Booked, null, Sample.Now));
    }

    [Theory]
    [InlineData(1, true, "Booked")]
    [InlineData(2, true, "WaitingList")]
    [InlineData(2, false, "NoPlacesLeft id")]
    public void An_approved_request_is_booked_or_waits_where_the_run_is_full(int taken, bool waitingListOpen, string expected)
    {
        sample.Run = sample.Run with { WaitingListOpen = waitingListOpen };
        var request = sample.Enrolment(EnrolmentStatus.Requested, number: 4);

        var outcome = EnrolmentStepRules.Approve(Sample.Named(request), sample.Step(sample.AsManager, EnrolmentSample.Places(2, taken, 9)));

        Assert.Equal(expected, outcome.Match(change => change.After.Status.ToString(), _ => outcome.Mistakes()[0]));
        Assert.True(outcome.Match(
            change => (change.After.DecidedById, change.ById, change.After.Number) == (sample.Manager.Supervisor.PrincipalId, sample.Manager.Supervisor.PrincipalId, 4), _ => true));
    }

    [Fact]
    public void A_line_manager_alone_approves_and_never_their_own()
    {
        var request = Sample.Named(sample.Enrolment(EnrolmentStatus.Requested));
        var clinical = sample.AsManager with { SupervisorId = SupervisorId.New(Sample.Now) };
        var self = sample.AsManager with { CoachId = sample.Coach.Id };

        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Approve(request, sample.Step(clinical)).Mistakes());
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Approve(request, sample.Step(sample.AsProvider)).Mistakes());
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Approve(request, sample.Step(Sample.Caller(Role.Steward))).Mistakes());
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Approve(request, sample.Step(sample.AsManager with { Roles = RoleSet.Of(Role.Coach) })).Mistakes());
        Assert.Equal(["OwnRecord id"], EnrolmentStepRules.Approve(request, sample.Step(self)).Mistakes());
        Assert.Equal(["NotFound id"], EnrolmentStepRules.Approve(Sample.Named<Enrolment>(null), null).Mistakes());
    }

    [Fact]
    public void Only_a_request_is_approved_or_declined()
    {
        foreach (var status in Enum.GetValues<EnrolmentStatus>().Where(status => status != EnrolmentStatus.Requested))
        {
            var enrolment = Sample.Named(sample.Enrolment(status));
            var approve = Assert.IsType<EnrolmentError.WrongState>(EnrolmentStepRules.Approve(enrolment, sample.Step(sample.AsManager)).Errors()[0]);
            var decline = Assert.IsType<EnrolmentError.WrongState>(EnrolmentStepRules.Decline(enrolment, "No cover.", sample.Step(sample.AsManager)).Errors()[0]);

            Assert.Equal(["REQUESTED"], approve.Allowed);
            Assert.Equal(["REQUESTED"], decline.Allowed);
            Assert.EndsWith(".", approve.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_request_is_approved_until_the_run_begins_even_when_booking_has_closed()
    {
        sample.Run = sample.Run with { BookingClosesAt = Sample.Now.AddDays(-1) };
        var request = Sample.Named(sample.Enrolment(EnrolmentStatus.Requested));

        Assert.Equal(EnrolmentStatus.Booked, EnrolmentStepRules.Approve(request, sample.Step(sample.AsManager, now: EnrolmentSample.Start.AddTicks(-1))).Value().After.Status);
        Assert.Equal(["BookingClosed id"], EnrolmentStepRules.Approve(request, sample.Step(sample.AsManager, now: EnrolmentSample.Start)).Mistakes());
        sample.Run = sample.Run with { CancelledAt = Sample.Now };
        Assert.Equal(["BookingClosed id"], EnrolmentStepRules.Approve(request, sample.Step(sample.AsManager)).Mistakes());
    }

    [Fact]
    public void The_line_manager_the_provider_and_stewards_decline_with_a_reason()
    {
        var request = Sample.Named(sample.Enrolment(EnrolmentStatus.Requested));

        foreach (var caller in new[] { sample.AsManager, sample.AsProvider, Sample.Caller(Role.Steward) })
        {
            var change = EnrolmentStepRules.Decline(request, " No cover that week. ", sample.Step(caller)).Value();
            Assert.Equal((EnrolmentStatus.Declined, "No cover that week.", caller.PrincipalId), (change.After.Status, change.After.Reason, change.After.DecidedById));
        }

        var another = sample.AsProvider with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } };
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Decline(request, "No.", sample.Step(another)).Mistakes());
        Assert.Equal(["OwnRecord id"], EnrolmentStepRules.Decline(request, "No.", sample.Step(sample.AsCoach)).Mistakes());
        Assert.Equal(["Required reason"], EnrolmentStepRules.Decline(request, " ", sample.Step(sample.AsManager)).Mistakes());
        Assert.Equal(["NhsNumberInText reason"], EnrolmentStepRules.Decline(request, "Sees 943 476 5919.", sample.Step(sample.AsManager)).Mistakes());
    }

    [Fact]
    public void The_coach_whoever_supervises_them_and_the_provider_give_a_place_back()
    {
        foreach (var status in EnrolmentSteps.Before(EnrolmentStatus.Cancelled))
        {
            foreach (var caller in new[] { sample.AsCoach, sample.AsManager, sample.AsProvider })
            {
                var change = EnrolmentStepRules.Cancel(Sample.Named(sample.Enrolment(status)), null, sample.Step(caller)).Value();
                Assert.Equal((EnrolmentStatus.Cancelled, null, caller.PrincipalId, status == EnrolmentStatus.Booked ? -1 : 0), (change.After.Status, change.After.Reason, change.ById, change.Taken));
            }
        }

        var place = Sample.Named(sample.Enrolment(EnrolmentStatus.Booked));
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Cancel(place, null, sample.Step(Sample.Caller(Role.Steward))).Mistakes());
        Assert.Equal(["NotPermitted id"], EnrolmentStepRules.Cancel(place, null, sample.Step(sample.AsManager with { SupervisedCoachIds = new HashSet<CoachId>() })).Mistakes());
        Assert.Equal(["BookingClosed id"], EnrolmentStepRules.Cancel(place, null, sample.Step(sample.AsCoach, now: EnrolmentSample.Start)).Mistakes());
        Assert.Equal(
            ["REQUESTED", "WAITING_LIST", "BOOKED"],
            Assert.IsType<EnrolmentError.WrongState>(EnrolmentStepRules.Cancel(Sample.Named(sample.Enrolment(EnrolmentStatus.Cancelled)), null, sample.Step(sample.AsCoach)).Errors()[0]).Allowed);
    }

    [Fact]
    public void A_booked_place_given_back_with_less_notice_than_asked_for_is_late()
    {
        bool IsLate(EnrolmentStatus status, int? notice, DateTimeOffset now)
        {
            sample.Run = sample.Run with { CancellationNoticeDays = notice };
            return EnrolmentStepRules.Cancel(Sample.Named(sample.Enrolment(status)), null, sample.Step(sample.AsCoach, now: now)).Value().After.LateCancellation;
        }

        Assert.False(IsLate(EnrolmentStatus.Booked, 7, EnrolmentSample.Start.AddDays(-7)));
        Assert.True(IsLate(EnrolmentStatus.Booked, 7, EnrolmentSample.Start.AddDays(-7).AddTicks(1)));
        Assert.False(IsLate(EnrolmentStatus.Booked, null, EnrolmentSample.Start.AddTicks(-1)));
        Assert.False(IsLate(EnrolmentStatus.WaitingList, 7, EnrolmentSample.Start.AddTicks(-1)));
    }
}
