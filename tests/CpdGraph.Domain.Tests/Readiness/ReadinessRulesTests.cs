namespace CpdGraph.Domain.Tests;

public sealed class ReadinessRulesTests
{
    private static readonly DateOnly Day = ReadinessSample.Day;
    private static readonly ReadinessRequirement Course = ReadinessSample.Course;
    private static readonly ReadinessRequirement Induction = ReadinessSample.Induction;

    [Fact]
    public void Course_and_induction_make_ready_since_the_later_of_them_each_with_its_proof_and_row()
    {
        var facts = ReadinessSample.Ready();
        var verdict = Decide(facts);

        Assert.Equal((ReadinessStatus.Ready, Day.AddDays(-100), null), (verdict.Status, verdict.ReadySince, verdict.ExpiresOn));
        Assert.Equal((Course, true, Day.AddDays(-150)), (verdict.Checks[0].Requirement, verdict.Checks[0].Met, verdict.Checks[0].MetOn));
        Assert.Equal(facts.Completions[0].Completion, verdict.Checks[0].Completion);
        Assert.Equal("Completed “Core skills” on 27 June 2026, accredited on that day.", verdict.Checks[0].Reason);
        Assert.Equal(facts.Confirmations[0], verdict.Of(Induction.Code)!.Confirmation);
        Assert.Equal("Confirmed by Sam Osei: met on 16 August 2026, in the post that began on 8 May 2026.", verdict.Checks[1].Reason);
        Assert.Equal("Nobody has confirmed it yet. A supervisor can confirm it.", verdict.Checks[2].Reason);
        Assert.False(verdict.Checks[2].Blocks);
        Assert.True(verdict.HasAccreditedTraining);
    }

    [Fact]
    public void Nothing_done_is_not_started_and_something_done_is_in_progress()
    {
        var post = ReadinessSample.Post(Day.AddDays(-10));

        Assert.Equal(ReadinessStatus.NotStarted, Decide(new() { Employments = [post] }).Status);
        Assert.Equal(ReadinessStatus.NotStarted, Decide(new()).Status);
        Assert.Equal(
            ReadinessStatus.InProgress,
            Decide(new() { Employments = [post], Confirmations = [ReadinessSample.Confirmed(ReadinessSample.Shadowing.Code, Day)] }).Status);
    }

    [Theory]
    [InlineData(2.0, null, "takes 2 days, and 4 days are needed")]
    [InlineData(2.0, 4.0, "takes 2 days, and 4 days are needed")]
    [InlineData(4.0, 3.5, "was attended on 3.5 days, and 4 days are needed")]
    [InlineData(null, null, "does not say how many days it takes, and 4 days are needed. Enter the days attended")]
    [InlineData(null, 1.0, "was attended on 1 day, and 4 days are needed")]
    [InlineData(4.0, null, null)]
    [InlineData(4.0, 4.0, null)]
    [InlineData(null, 4.0, null)]
    public void Four_days_are_needed_of_the_course_and_of_the_coach(double? taught, double? attended, string? fault)
    {
        var offer = ReadinessSample.Claim((decimal?)taught, Course.Code, ReadinessSample.Accredited(Day.AddYears(-1)));

        CourseIs(fault, ReadinessSample.Completed(offer, Day.AddDays(-5)), completion => completion with { DaysAttended = (decimal?)attended });
    }

    [Fact]
    public void Accreditation_counts_as_it_was_on_the_day_of_completion()
    {
        var done = Day.AddDays(-100);

        CourseIs(null, Completed(ReadinessSample.Accredited(done, done)));
        CourseIs(null, Completed(ReadinessSample.Accredited(done.AddYears(-1), Day.AddDays(-1))));
        CourseIs(null, Completed(ReadinessSample.Accredited(done.AddYears(-1)) with { RevokedOn = done.AddDays(1) }));
        CourseIs("had lost its accreditation by that day", Completed(ReadinessSample.Accredited(done.AddYears(-1)) with { RevokedOn = done }));
        CourseIs("was no longer accredited on that day", Completed(ReadinessSample.Accredited(done.AddYears(-1), done.AddDays(-1))));
        CourseIs("was not yet accredited on that day", Completed(ReadinessSample.Accredited(done.AddDays(1))));
        CourseIs("was only listed as accredited, without dates, and a listing is no proof", Completed(ReadinessSample.Accredited(null) with { SeenOn = done.AddDays(-1) }));
        CourseIs("has no accreditation for this", Completed(ReadinessSample.Accredited(done, scope: "TWO_DAY_SKILLS")));
        CourseIs("has no accreditation for this", Completed());

        CompletedOffer Completed(params Accreditation[] accreditations) => ReadinessSample.Completed(ReadinessSample.Claim(4, Course.Code, accreditations), done);
    }

    [Theory]
    [InlineData(CompletionOutcome.Attended, Verification.SelfReported, null)]
    [InlineData(CompletionOutcome.Passed, Verification.Awaiting, null)]
    [InlineData(CompletionOutcome.PassedWithMerit, Verification.Verified, null)]
    [InlineData(CompletionOutcome.Partial, Verification.Verified, "was completed in part only")]
    [InlineData(CompletionOutcome.NotPassed, Verification.Verified, "was not passed")]
    [InlineData(CompletionOutcome.Passed, Verification.Rejected, "was checked and refused")]
    public void What_was_not_finished_or_was_refused_proves_nothing(CompletionOutcome outcome, Verification verification, string? fault) =>
        CourseIs(fault, ReadinessSample.Completed(ReadinessSample.FourDays(), Day.AddDays(-5)), completion => completion with { Outcome = outcome, Verification = verification });

    [Fact]
    public void A_course_counts_only_for_what_it_names_and_an_unknown_one_for_nothing()
    {
        var other = ReadinessSample.Completed(ReadinessSample.Claim(4, "SOMETHING_ELSE", ReadinessSample.Accredited(Day.AddYears(-3))), Day.AddDays(-5));

        CourseIs("No completion of an accredited course for this is recorded.", other);
        CourseIs("No completion of an accredited course for this is recorded.", other with { Offer = null });
    }

    [Fact]
    public void A_corrected_completion_counts_no_more_and_its_correction_decides()
    {
        var wrong = ReadinessSample.Completed(ReadinessSample.FourDays(), Day.AddDays(-50));
        var right = ReadinessSample.Completed(wrong.Offer!, Day.AddDays(-49));
        var correction = right with { Completion = right.Completion with { ReplacesId = wrong.Completion.Id, Outcome = CompletionOutcome.NotPassed } };

        var verdict = Decide(ReadinessSample.Ready() with { Completions = [wrong, correction] });

        Assert.Equal("“Core skills”, completed on 6 October 2026, was not passed.", verdict.Checks[0].Reason);
    }

    [Fact]
    public void No_experience_from_before_and_no_word_of_a_supervisor_waives_the_course()
    {
        var before = ReadinessSample.Post(Day.AddYears(-9), Day.AddYears(-1));
        var post = ReadinessSample.Post(Day.AddDays(-30));
        var verdict = Decide(new()
        {
            Employments = [before, post],
            Confirmations = [ReadinessSample.Confirmed(Course.Code, Day.AddYears(-2)), ReadinessSample.Confirmed(Induction.Code, Day.AddDays(-5), post.Id)],
        });

        Assert.Equal(ReadinessStatus.InProgress, verdict.Status);
        Assert.True(verdict.Of(Course.Code)!.Blocks);
        Assert.False(verdict.HasAccreditedTraining);
    }

    [Fact]
    public void A_new_post_starts_the_induction_again_and_not_the_course()
    {
        var facts = ReadinessSample.Ready();
        var first = facts.Employments[0] with { EndedOn = Day.AddDays(-31) };
        var second = ReadinessSample.Post(Day.AddDays(-30));
        var moved = facts with { Employments = [first, second] };

        Assert.Equal(ReadinessStatus.Ready, ReadinessRules.Decide(moved, ReadinessSample.All, Day.AddDays(-31))!.Status);
        var today = Decide(moved);
        Assert.Equal(ReadinessStatus.InProgress, today.Status);
        Assert.True(today.Of(Course.Code)!.Met);
        Assert.Equal(
            "It was confirmed on 16 August 2026 for another post. The post that began on 25 October 2026 starts it again. A supervisor can confirm it.",
            today.Of(Induction.Code)!.Reason);

        var confirmed = Decide(moved with { Confirmations = [.. facts.Confirmations, ReadinessSample.Confirmed(Induction.Code, Day.AddDays(-3), second.Id)] });
        Assert.Equal((ReadinessStatus.Ready, Day.AddDays(-3)), (confirmed.Status, confirmed.ReadySince));
    }

    [Fact]
    public void Between_posts_and_without_naming_the_post_no_induction_counts()
    {
        var facts = ReadinessSample.Ready();

        var between = Decide(facts with { Employments = [facts.Employments[0] with { EndedOn = Day.AddDays(-1) }] });
        Assert.Equal("There is no post on this day, and this is met anew in each post.", between.Of(Induction.Code)!.Reason);
        Assert.False(Decide(facts with { Confirmations = [facts.Confirmations[0] with { EmploymentId = null }] }).Of(Induction.Code)!.Met);
    }

    [Fact]
    public void An_offer_for_the_induction_counts_in_the_post_in_which_it_was_completed()
    {
        var facts = ReadinessSample.Ready() with { Confirmations = [] };
        var induction = ReadinessSample.Claim(null, Induction.Code);

        Assert.True(Decide(facts with { Completions = [.. facts.Completions, ReadinessSample.Completed(induction, Day.AddDays(-200))] }).Of(Induction.Code)!.Met);
        Assert.Equal(
            "“Core skills”, completed on 7 May 2026, was before the post that began on 8 May 2026, and a new post starts it again. A supervisor can confirm it.",
            Decide(facts with { Completions = [.. facts.Completions, ReadinessSample.Completed(induction, Day.AddDays(-201))] }).Of(Induction.Code)!.Reason);
    }

    [Fact]
    public void What_expires_lapses_on_that_day_and_taken_again_in_time_was_met_all_along()
    {
        var facts = ReadinessSample.Ready();
        var first = facts.Completions[0] with { Completion = facts.Completions[0].Completion with { ExpiresOn = Day } };
        var expiring = facts with { Completions = [first] };

        var dayBefore = ReadinessRules.Decide(expiring, ReadinessSample.All, Day.AddDays(-1))!;
        Assert.Equal((ReadinessStatus.Ready, Day), (dayBefore.Status, dayBefore.ExpiresOn));

        var lapsed = Decide(expiring);
        Assert.Equal((ReadinessStatus.Lapsed, null, null), (lapsed.Status, lapsed.ReadySince, lapsed.ExpiresOn));
        Assert.Equal("“Core skills”, completed on 27 June 2026, stopped counting on 24 November 2026. Take it again.", lapsed.Checks[0].Reason);

        var again = Decide(facts with { Completions = [first, ReadinessSample.Completed(ReadinessSample.FourDays(), Day.AddDays(-1))] });
        Assert.Equal((ReadinessStatus.Ready, Day.AddDays(-150)), (again.Status, again.Checks[0].MetOn));

        var neverReady = Decide(expiring with { Confirmations = [] });
        Assert.Equal(ReadinessStatus.NotStarted, neverReady.Status);
    }

    [Fact]
    public void Changing_a_row_changes_the_verdict()
    {
        var missingInduction = ReadinessSample.Ready() with { Confirmations = [] };

        Assert.Equal(ReadinessStatus.InProgress, Decide(missingInduction).Status);
        Assert.Equal(ReadinessStatus.Ready, Decide(missingInduction, Course, Induction with { Strength = RequirementStrength.Recommended }).Status);
        Assert.Equal(ReadinessStatus.Ready, Decide(missingInduction, Course, Induction with { ValidTo = Day.AddDays(-1) }).Status);
        Assert.Equal(ReadinessStatus.Ready, Decide(missingInduction, Course, Induction with { ValidFrom = Day.AddDays(1) }).Status);
        Assert.Equal(ReadinessStatus.NotStarted, Decide(missingInduction, Course with { MinimumDays = 5 }, Induction).Status);
        Assert.Equal(ReadinessStatus.NotStarted, Decide(missingInduction, Course with { AccreditationScope = "ANOTHER" }, Induction).Status);
        Assert.Null(ReadinessRules.Decide(missingInduction, [ReadinessSample.Shadowing], Day));

        var stricter = Course with { Id = ReadinessRequirementId.New(Sample.Now), ValidFrom = Day, MinimumDays = 5 };
        Assert.Equal(stricter, Decide(missingInduction, Course, Induction, stricter).Of(Course.Code)!.Requirement);
    }

    private static ReadinessVerdict Decide(ReadinessFacts facts, params ReadinessRequirement[] requirements) =>
        ReadinessRules.Decide(facts, requirements is [] ? ReadinessSample.All : requirements, Day)!;

    private static void CourseIs(string? fault, CompletedOffer completed, Func<Completion, Completion>? change = null)
    {
        var facts = ReadinessSample.Ready() with { Completions = [completed with { Completion = change?.Invoke(completed.Completion) ?? completed.Completion }] };
        var verdict = Decide(facts);

        Assert.Equal(fault is null, verdict.Of(Course.Code)!.Met);
        Assert.Equal(fault is null ? ReadinessStatus.Ready : ReadinessStatus.InProgress, verdict.Status);

        if (fault is not null)
        {
            Assert.EndsWith(fault.EndsWith('.') ? fault : $", {fault}.", verdict.Of(Course.Code)!.Reason, StringComparison.Ordinal);
        }
    }
}
