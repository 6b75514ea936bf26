using System.Collections.Immutable;
using static CpdGraph.Domain.EnrolmentStatus;
using static CpdGraph.Domain.Tests.AttentionSample;

namespace CpdGraph.Domain.Tests;

public sealed class RunMattersTests
{
    // 24 March 2027 at 09:00 in England: before the clocks change there.
    private static readonly DateTimeOffset Start = new(2027, 3, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Booked, true)]
    [InlineData(EnrolmentStatus.WaitingList, true)]
    [InlineData(Requested, true)]
    [InlineData(Cancelled, false)]
    [InlineData(Declined, false)]
    public void A_run_that_moved_is_told_with_both_times_in_England_to_who_has_a_place_on_it(EnrolmentStatus status, bool isTold)
    {
        // A week later it is summer time.
        var run = Run(Start.AddDays(7).AddHours(-1)) with { CancellationNoticeDays = 7 };
        var place = Place(run, status) with { Revisions = [Revision(run, 2, Start)] };

        var items = Changed(Own() with { Places = [place] });

        Assert.Equal(isTold ? 1 : 0, items.Length);
        Assert.All(items, item =>
        {
            Assert.Equal("“Core skills” has moved: from 24 March 2027 at 09:00 until 11:00 to 31 March 2027 at 09:00 until 11:00.", item.Text);
            Assert.Equal("Note the change, or give the place back in time, by 24 March 2027.", item.Action);
            Assert.Equal((new DateOnly(2027, 3, 24), false, null), (item.DueOn, item.Overdue, item.CoachId));
            Assert.Equal(new AttentionSubject(AttentionSubjectKind.Enrolment, place.Place.Id.Value), item.Subject);
        });
    }

    [Fact]
    public void What_changed_before_the_request_was_undone_or_tells_nobody_anything_is_not_told()
    {
        var run = Run(Start);

        Assert.Empty(Of(run));
        Assert.Empty(Of(run, Revision(run, 2, Start.AddDays(-1)) with { ChangedAt = Sample.Now.AddDays(-21) }));
        Assert.Empty(Of(run, Revision(run, 2, Start, "capacity", "price", "joinUrl")));
        Assert.Empty(Of(run, Revision(run, 2, Start), Revision(run, 3, Start.AddDays(1))));
        Assert.Single(Of(run, Revision(run, 2, Start.AddDays(1)), Revision(run, 3, Start.AddDays(2))));
    }

    [Fact]
    public void It_is_told_until_the_run_begins_and_another_change_is_another_matter()
    {
        Assert.Empty(Of(Run(Sample.Now), Revision(Run(Sample.Now), 2, Start)));

        var run = Run(Start);
        var once = Assert.Single(Of(run, Revision(run, 2, Start.AddDays(1))));
        Assert.Equal(new DateOnly(2027, 3, 24), once.DueOn);
        Assert.Equal("Note the change, or give the place back before it begins.", once.Action);

        var place = Place(run, Booked);
        var (first, second) = (Revision(run, 2, Start.AddDays(1)), Revision(run, 3, Start.AddDays(2)));
        string Key(params ImmutableArray<RunRevision> revisions) => Assert.Single(Changed(Own() with { Places = [place with { Revisions = revisions }] })).Key;
        Assert.Equal(Key(first), Key(first));
        Assert.NotEqual(Key(first), Key(second, first));
    }

    [Fact]
    public void Another_place_or_other_meetings_are_told_too()
    {
        var run = Run(Start) with { Venue = new() { Name = "Library", Postcode = "LS1 1AA" } };

        Assert.Equal(
            "“Core skills” on 24 March 2027 at 09:00 takes place elsewhere. It is Library, LS1 1AA, and not online as before.",
            Assert.Single(Of(run, Revision(run, 2, Start, "venue"))).Text);
        Assert.Equal(
            "“Core skills” has moved: from 25 March 2027 at 09:00 until 11:00 to 24 March 2027 at 09:00 until 11:00. It is Library, LS1 1AA, and not online as before.",
            Assert.Single(Of(run, Revision(run, 2, Start.AddDays(1)))).Text);
        Assert.Equal(
            "Sessions of “Core skills”, which begins on 24 March 2027 at 09:00, have changed.",
            Assert.Single(Of(run, Revision(run, 2, Start, "sessions") with { VenueBefore = run.Venue })).Text);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void A_cancelled_run_is_told_for_two_weeks_with_its_reason(int daysAgo, bool isTold)
    {
        var place = Place(Run(Start) with { CancelledAt = Sample.Now.AddDays(-daysAgo) }, RunCancelled);
        var known = place with { Place = place.Place with { UpdatedAt = Sample.Now.AddDays(-daysAgo), Reason = "The tutor is ill." } };

        var items = Changed(Own() with { Places = [known] });

        Assert.Equal(isTold ? ["“Core skills” on 24 March 2027 at 09:00 will not take place: The tutor is ill."] : [], items.Select(item => item.Text));
        Assert.All(items, item => Assert.Null(item.DueOn));
    }

    [Fact]
    public void A_cancelled_run_is_told_until_the_coach_has_a_place_on_another_of_its_offer()
    {
        var cancelled = Place(Run(Start) with { CancelledAt = Sample.Now }, RunCancelled);
        var another = Run(Start.AddDays(7)) with { OfferId = cancelled.Run.OfferId };

        Assert.Single(Changed(Own() with { Places = [cancelled, Place(Run(Start), Booked)] }));
        Assert.Single(Changed(Own() with { Places = [cancelled, Place(another, Cancelled)] }));
        Assert.Empty(Changed(Own() with { Places = [cancelled, Place(another, EnrolmentStatus.WaitingList)] }));
    }

    [Fact]
    public void Others_are_not_told() =>
        Assert.Empty(Changed(Amira() with { Places = [Place(Run(Start) with { CancelledAt = Sample.Now }, RunCancelled)] }));

    private static ImmutableArray<AttentionItem> Of(OfferRun run, params ImmutableArray<RunRevision> revisions) =>
        Changed(Own() with { Places = [Place(run, Booked) with { Revisions = revisions }] });

    private static ImmutableArray<AttentionItem> Changed(CoachMatters coach) => [.. AttentionSample.Of(coach).Where(item => item.Kind == AttentionKind.RunChanged)];

    private static RunRevision Revision(OfferRun run, int number, DateTimeOffset before, params string[] fields) => new()
    {
        RunId = run.Id,
        Revision = number,
        ChangedAt = Sample.Now.AddDays(-10),
        ChangedFields = fields is [] ? ["startsAt", "endsAt", "sessions"] : [.. fields],
        StartsAtBefore = before,
        EndsAtBefore = before.AddHours(2),
    };
}
