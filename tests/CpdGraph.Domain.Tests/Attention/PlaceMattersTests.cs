using System.Collections.Immutable;
using static CpdGraph.Domain.EnrolmentStatus;
using static CpdGraph.Domain.Tests.AttentionSample;

namespace CpdGraph.Domain.Tests;

public sealed class PlaceMattersTests
{
    private static readonly DateTimeOffset Start = Sample.Now.AddDays(30);

    [Fact]
    public void A_request_waits_for_the_line_manager_until_it_is_decided_or_the_run_begins()
    {
        var request = Place(Run(Start), Requested);
        var amira = Amira() with { Places = [request] };

        var item = Assert.Single(Of(amira));

        Assert.Equal((AttentionKind.PlaceToApprove, new DateOnly(2026, 12, 24), false, amira.Id), (item.Kind, item.DueOn, item.Overdue, item.CoachId));
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.Enrolment, request.Place.Id.Value), item.Subject);
        Assert.Equal("Amira Khan has asked for a place on “Core skills”, which begins on 24 December 2026.", item.Text);

        foreach (var status in Enum.GetValues<EnrolmentStatus>().Except([Requested]))
        {
            Assert.Empty(Of(Amira() with { Places = [Place(Run(Start), status)] }));
        }

        Assert.Empty(Of(Amira() with { Places = [Place(Run(Sample.Now), Requested)] }));
        Assert.Empty(Of(Amira() with { Places = [Place(Run(Start) with { CancelledAt = Sample.Now }, Requested)] }));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void A_place_from_the_waiting_list_is_told_to_the_coach_for_two_weeks(int daysAgo, bool isListed)
    {
        var place = Place(Run(Start) with { CancellationNoticeDays = 7 }, Booked, Sample.Now.AddDays(-daysAgo));

        var items = Of(Own() with { Places = [place] });

        Assert.Equal(isListed ? [AttentionKind.PlaceOffered] : [], items.Select(item => item.Kind));
        Assert.All(items, item =>
        {
            Assert.Equal((new DateOnly(2026, 12, 17), null), (item.DueOn, item.CoachId));
            Assert.Equal("A place on “Core skills” came free, and it is yours. It begins on 24 December 2026.", item.Text);
            Assert.Equal("Come, or give it back in time, by 17 December 2026: then it goes to the next who waits.", item.Action);
        });
    }

    [Fact]
    public void One_that_was_booked_at_once_given_back_or_has_begun_is_not_told_and_without_notice_the_start_counts()
    {
        Assert.Empty(Of(Own() with { Places = [Place(Run(Start), Booked)] }));
        Assert.Empty(Of(Own() with { Places = [Place(Run(Start), Cancelled, Sample.Now)] }));
        Assert.Empty(Of(Own() with { Places = [Place(Run(Sample.Now), Booked, Sample.Now.AddDays(-1))] }));
        Assert.Empty(Of(Own() with { Places = [Place(Run(Start), Requested)] }));

        foreach (var days in new int?[] { null, 40 })
        {
            var item = Assert.Single(Of(Own() with { Places = [Place(Run(Start) with { CancellationNoticeDays = days }, Booked, Sample.Now)] }));

            Assert.Equal(new DateOnly(2026, 12, 24), item.DueOn);
            Assert.StartsWith("Come, or give it back before it begins", item.Action, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Attendance_is_to_be_recorded_within_a_week_after_the_end(int daysAgo, bool isOverdue)
    {
        var run = Run(Sample.Now.AddDays(-daysAgo).AddHours(-3));

        var item = Assert.Single(Ended(new(run, "Core skills", 12)));

        Assert.Equal((AttentionKind.AttendanceToRecord, Day.AddDays(7 - daysAgo), isOverdue, null), (item.Kind, item.DueOn, item.Overdue, item.CoachId));
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.OfferRun, run.Id.Value), item.Subject);
        Assert.EndsWith("and it is not recorded whether 12 people attended.", item.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_was_cancelled_or_has_nobody_left_needs_no_attendance()
    {
        Assert.Empty(Ended(new(Run(Sample.Now.AddHours(-1)), "Core skills", 12)));
        Assert.Empty(Ended(new(Run(Sample.Now.AddDays(-1)) with { CancelledAt = Sample.Now.AddDays(-2) }, "Core skills", 12)));
        Assert.Empty(Ended(new(Run(Sample.Now.AddDays(-1)), "Core skills", 0)));
        Assert.EndsWith("whether one person attended.", Assert.Single(Ended(new(Run(Sample.Now.AddDays(-1)), "Core skills", 1))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(61, 1_000, false)]
    [InlineData(60, 1_000, true)]
    [InlineData(0, 1_000, true)]
    [InlineData(-1, 1_000, false)]
    [InlineData(10, 0, false)]
    public void A_budget_that_is_not_used_up_is_listed_from_sixty_days_before_it_closes(int inDays, long remaining, bool isListed)
    {
        var budget = Budget(Day.AddDays(inDays), remaining, spent: 900_000);

        var items = AttentionRules.Of(new() { Now = Sample.Now, Budgets = [budget] });

        Assert.Equal(isListed ? [AttentionKind.AllocationClosing] : [], items.Select(item => item.Kind));
        Assert.All(items, item =>
        {
            Assert.Equal((budget.Allocation.ClosesOn, false), (item.DueOn, item.Overdue));
            Assert.Equal(new AttentionSubject(AttentionSubjectKind.FundingAllocation, budget.Allocation.Id.Value), item.Subject);
            Assert.StartsWith("Of the £9,010.00 of Elm Tree PCN from “Hub money” £10.00 is neither promised nor spent, and the last day to award it is ", item.Text, StringComparison.Ordinal);
        });
    }

    private static ImmutableArray<AttentionItem> Ended(EndedRun run) => AttentionRules.Of(new() { Now = Sample.Now, Ended = [run] });
}
