using static CpdGraph.Domain.Tests.AttentionSample;

namespace CpdGraph.Domain.Tests;

/// <summary>What needs doing about readiness, meetings, plans, completions and assessments.</summary>
public sealed class RecordMattersTests
{
    [Theory]
    [InlineData(91, false)]
    [InlineData(90, true)]
    [InlineData(1, true)]
    public void A_requirement_is_listed_from_ninety_days_before_it_is_no_longer_met(int inDays, bool isListed)
    {
        var expires = Day.AddDays(inDays);
        var items = Of(Own().WithCourseUntil(expires));

        Assert.Equal(isListed ? [AttentionKind.RequirementExpiring] : [], items.Select(item => item.Kind));
        Assert.All(items, item =>
        {
            Assert.Equal((expires.AddDays(-1), false, null), (item.DueOn, item.Overdue, item.CoachId));
            Assert.Equal(new AttentionSubject(AttentionSubjectKind.ReadinessRequirement, ReadinessSample.Course.Id.Value), item.Subject);
            Assert.StartsWith("“ACCREDITED_HEALTH_COACHING”, which is required before taking referrals, stops being met for you on ", item.Text, StringComparison.Ordinal);
            Assert.StartsWith("Renew it before that day.", item.Action, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void One_that_has_run_out_stays_as_the_same_matter_until_it_is_met_again()
    {
        var amira = Amira();
        var (before, after) = (amira.WithCourseUntil(Day.AddDays(1)), amira.WithCourseUntil(Day));

        var item = Assert.Single(Of(after), item => item.Kind == AttentionKind.RequirementExpiring);
        Assert.Equal((Day.AddDays(-1), true, amira.Id), (item.DueOn, item.Overdue, item.CoachId));
        Assert.Equal("“ACCREDITED_HEALTH_COACHING”, which is required before taking referrals, ran out for Amira Khan on 24 November 2026 and is not met.", item.Text);
        Assert.StartsWith("See to it that Amira Khan renews it.", item.Action, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Of(before), one => one.Kind == AttentionKind.RequirementExpiring).DueOn!.Value.DayNumber - item.DueOn!.Value.DayNumber);

        var renewed = ReadinessSample.Completed(ReadinessSample.FourDays(), Day);
        Assert.DoesNotContain(
            Of(after.With(after.Records with { Completions = [.. after.Records.Completions, renewed] })), one => one.Kind == AttentionKind.RequirementExpiring);
    }

    [Fact]
    public void What_was_never_met_is_no_reminder() => Assert.Empty(Of(Own().With(new()), Amira().With(new())));

    [Fact]
    public void A_meeting_waits_for_the_side_that_did_not_log_it()
    {
        var (mine, theirs) = (Session(bySupervisor: true, Giver.Id), Session(bySupervisor: false, Giver.Id));

        var own = Assert.Single(Of(Own() with { Sessions = [mine, theirs] }));
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.SupervisionSession, mine.Id.Value), own.Subject);
        Assert.Equal("Your supervisor has logged clinical supervision on 20 November 2026, 45 minutes. It waits for you to confirm it.", own.Text);

        var given = Assert.Single(Of(Amira() with { Sessions = [mine, theirs, Session(bySupervisor: false, Another.Id)] }));
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.SupervisionSession, theirs.Id.Value), given.Subject);
        Assert.Equal("Amira Khan has logged clinical supervision on 20 November 2026, 45 minutes. It counts once you have confirmed it.", given.Text);

        Assert.Empty(Of(Own() with { Sessions = [mine with { Verification = Verification.Verified }, mine with { Verification = Verification.Rejected }] }));
    }

    [Fact]
    public void A_submitted_plan_waits_for_who_supervises_the_coach_and_not_for_the_coach()
    {
        var plan = SomePlans.Plan(CoachId.New(Sample.Now), PlanStatus.AwaitingAgreement);

        var item = Assert.Single(Of(Amira() with { Plans = [plan] }));
        Assert.Equal((AttentionKind.PlanToAgree, new AttentionSubject(AttentionSubjectKind.DevelopmentPlan, plan.Id.Value)), (item.Kind, item.Subject));
        Assert.Equal("Amira Khan has submitted a development plan from 25 October 2026 to 23 April 2027.", item.Text);
        Assert.Empty(Of(Own() with { Plans = [plan] }));
        Assert.Empty(Of(Amira() with { Plans = [plan with { Status = PlanStatus.Draft }] }));
        Assert.Empty(Of(Amira() with { Plans = [plan with { Status = PlanStatus.Agreed }] }));
    }

    [Theory]
    [InlineData(31, false, false)]
    [InlineData(30, true, false)]
    [InlineData(0, true, false)]
    [InlineData(-1, true, true)]
    public void A_plan_is_to_be_reviewed_from_thirty_days_before_its_day(int inDays, bool isListed, bool isOverdue)
    {
        var plan = SomePlans.Plan(CoachId.New(Sample.Now), PlanStatus.Agreed) with { ReviewOn = Day.AddDays(inDays) };

        foreach (var coach in new[] { Own(), Amira() })
        {
            var items = Of(coach with { Plans = [plan] });

            Assert.Equal(isListed ? [(AttentionKind.PlanToReview, plan.ReviewOn, isOverdue)] : [], items.Select(item => (item.Kind, item.DueOn!.Value, item.Overdue)));
            Assert.All(items, item => Assert.Contains("write the next plan", item.Action, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_review_is_over_once_the_next_plan_is_submitted()
    {
        var plan = SomePlans.Plan(CoachId.New(Sample.Now), PlanStatus.Agreed) with { ReviewOn = Day };
        var draft = SomePlans.Plan(plan.CoachId, PlanStatus.Draft);
        var submitted = draft with { Status = PlanStatus.AwaitingAgreement };

        Assert.Contains("finish the draft of the next plan", Assert.Single(Of(Own() with { Plans = [draft, plan] })).Action, StringComparison.Ordinal);
        Assert.Empty(Of(Own() with { Plans = [plan, submitted] }));
        Assert.Equal([AttentionKind.PlanToAgree], Of(Amira() with { Plans = [plan, submitted] }).Select(item => item.Kind));
    }

    [Theory]
    [InlineData(Verification.SelfReported, true)]
    [InlineData(Verification.Awaiting, true)]
    [InlineData(Verification.Verified, false)]
    [InlineData(Verification.Rejected, false)]
    public void A_completion_waits_until_it_is_checked(Verification verification, bool isListed)
    {
        var completed = ReadinessSample.Completed(ReadinessSample.Claim(1, "OTHER"), Day.AddDays(-3));
        var records = new ReadinessFacts { Completions = [completed with { Completion = completed.Completion with { Verification = verification } }] };

        var items = Of(Amira() with { Records = records });

        Assert.Equal(isListed ? [AttentionKind.CompletionToVerify] : [], items.Select(item => item.Kind));
        Assert.All(items, item => Assert.Equal("Amira Khan completed “Core skills” on 21 November 2026, and nobody has checked it.", item.Text));
        Assert.Empty(Of(Own() with { Records = records }));
    }

    [Fact]
    public void One_that_was_corrected_waits_for_nobody()
    {
        var wrong = Unchecked();
        var right = Unchecked() with { Completion = Unchecked().Completion with { ReplacesId = wrong.Completion.Id } };

        var item = Assert.Single(Of(Amira() with { Records = new() { Completions = [wrong, right] } }));

        Assert.Equal(right.Completion.Id.Value, item.Subject.Id);

        static CompletedOffer Unchecked() => new(Sample.Completion(CoachId.New(Sample.Now)), null);
    }

    [Fact]
    public void Self_assessments_of_one_day_wait_together_until_they_are_answered()
    {
        var (first, second, other) = (Assessed(Day.AddDays(-9)), Assessed(Day.AddDays(-9)), Assessed(Day.AddDays(-2)));
        var amira = Amira() with
        {
            Standings =
            [
                Standing(first), Standing(second), Standing(other, supervisor: Assessed(Day.AddDays(-5))),
                Standing(Assessed(Day.AddDays(-1)), Assessed(Day), isAnswered: true), Standing(self: null, supervisor: Assessed(Day)),
            ],
        };

        var items = Of(amira);

        Assert.Equal(
            [
                "The self-assessment of Amira Khan of 15 November 2026 in 2 competencies waits for a supervisor.",
                "The self-assessment of Amira Khan of 22 November 2026 in one competency waits for a supervisor.",
            ],
            items.Select(item => item.Text).Order(StringComparer.Ordinal));
        Assert.Equal(new[] { first.Id.Value, other.Id.Value }.ToHashSet(), items.Select(item => item.Subject.Id).ToHashSet());
        Assert.Empty(Of(amira with { IsOwn = true }));
    }
}
