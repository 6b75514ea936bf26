namespace CpdGraph.Domain.Tests;

public sealed class ReimbursementRulesTests
{
    internal static readonly FundingRule Rule = new()
    {
        Id = FundingRuleId.New(Sample.Now),
        StreamId = FundingStreamId.New(Sample.Now),
        Code = ReimbursementRules.TrainingCondition,
        Text = "Enrolled in, undertaking or qualified.",
        ValidFrom = ReadinessSample.Day.AddYears(-1),
        Provenance = Provenance.Illustrative,
        SourceReference = "A page",
    };

    private static readonly DateOnly Day = ReadinessSample.Day;

    [Fact]
    public void Who_completed_the_training_is_qualified_without_an_induction()
    {
        var facts = ReadinessSample.Ready() with { Confirmations = [] };
        var verdict = Decide(facts);

        Assert.True(verdict.Met);
        Assert.Equal("Qualified. Completed “Core skills” on 27 June 2026, accredited on that day.", verdict.Reason);
        Assert.Equal((Rule, facts.Completions[0].Completion), (verdict.Rule, verdict.Completion));
    }

    [Fact]
    public void Part_of_the_training_counts_as_under_way_once_verified()
    {
        var part = Part(Verification.Verified);

        Assert.Equal("Under way: part of “Core skills” was done by 14 November 2026, as Sam Osei verified.", Decide(part).Reason);
        Assert.Equal(part.Completions[0].Completion, Decide(part).Completion);
        Assert.Equal(ReadinessStatus.NotStarted, ReadinessRules.Decide(part, ReadinessSample.All, Day)!.Status);

        var own = Decide(Part(Verification.SelfReported));
        Assert.False(own.Met);
        Assert.Equal("Neither under way nor completed. “Core skills”, completed on 14 November 2026, was completed in part only.", own.Reason);
        Assert.Null(own.Completion);
    }

    [Fact]
    public void Part_of_a_short_or_unaccredited_course_is_no_training_of_the_kind()
    {
        Assert.False(Decide(Part(Verification.Verified, ReadinessSample.Claim(2, ReadinessSample.Course.Code, ReadinessSample.Accredited(Day.AddYears(-3))))).Met);
        Assert.False(Decide(Part(Verification.Verified, ReadinessSample.Claim(4, ReadinessSample.Course.Code))).Met);
    }

    [Fact]
    public void Without_a_rule_or_a_course_required_on_the_day_there_is_no_condition()
    {
        Assert.Null(ReimbursementRules.Decide(ReadinessSample.Ready(), ReadinessSample.All, null, Day));
        Assert.Null(ReimbursementRules.Decide(ReadinessSample.Ready(), [ReadinessSample.Induction], Rule, Day));
        Assert.Null(ReimbursementRules.Decide(ReadinessSample.Ready(), [], Rule, Day));
    }

    private static ReimbursementVerdict Decide(ReadinessFacts facts) => ReimbursementRules.Decide(facts, ReadinessSample.All, Rule, Day)!;

    private static ReadinessFacts Part(Verification verification, OfferClaim? offer = null)
    {
        var completed = ReadinessSample.Completed(offer ?? ReadinessSample.FourDays(), Day.AddDays(-10));

        return new()
        {
            Completions =
            [
                completed with { Completion = completed.Completion with { Outcome = CompletionOutcome.Partial, Verification = verification, CheckedByName = "Sam Osei" } },
            ],
        };
    }
}
