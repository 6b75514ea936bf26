using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>What holds of readiness whatever the facts.</summary>
public sealed class ReadinessPropertyTests
{
    private static readonly DateOnly Day = ReadinessSample.Day;

    [Fact]
    public void Ready_exactly_when_all_that_is_required_is_met() => Seeds.Of(500, random =>
    {
        var verdict = ReadinessRules.Decide(Facts(random), ReadinessSample.All, Day)!;
        var required = verdict.Checks.Where(check => check.Requirement.Strength == RequirementStrength.Required).ToArray();

        Assert.Equal(required.All(check => check.Met), verdict.Status == ReadinessStatus.Ready);
        Assert.Equal(verdict.Status == ReadinessStatus.Ready ? required.Max(check => check.MetOn) : null, verdict.ReadySince);
        Assert.All(verdict.Checks, check =>
        {
            Assert.Equal(check.Met, check.Completion is not null || check.Confirmation is not null);
            Assert.True(check.MetOn is not { } met || met <= Day);
            Assert.True(check.ExpiresOn is not { } expires || expires > Day);
            Assert.EndsWith(".", check.Reason, StringComparison.Ordinal);
        });
    });

    [Fact]
    public void What_happened_after_a_day_changes_nothing_about_it() => Seeds.Of(500, random =>
    {
        var facts = Facts(random);
        var day = Day.AddDays(-random.Next(0, 300));
        var known = facts with
        {
            Employments = [.. facts.Employments.Where(row => row.StartedOn <= day)],
            Completions = [.. facts.Completions.Where(row => row.Completion.OccurredOn <= day)],
            Confirmations = [.. facts.Confirmations.Where(row => row.MetOn <= day)],
        };

        Same(ReadinessRules.Decide(known, ReadinessSample.All, day)!, ReadinessRules.Decide(facts, ReadinessSample.All, day)!);
    });

    [Fact]
    public void A_completion_or_confirmation_more_takes_nothing_away() => Seeds.Of(500, random =>
    {
        var before = Facts(random);
        var more = Facts(random);
        var after = before with
        {
            Completions = [.. before.Completions, .. more.Completions],
            Confirmations = [.. before.Confirmations, .. more.Confirmations],
        };

        var (was, now) = (ReadinessRules.Decide(before, ReadinessSample.All, Day)!, ReadinessRules.Decide(after, ReadinessSample.All, Day)!);

        Assert.All(was.Checks.Zip(now.Checks), pair => Assert.True(!pair.First.Met || pair.Second.Met));
        Assert.True(was.Status != ReadinessStatus.Ready || now.Status == ReadinessStatus.Ready);
    });

    [Fact]
    public void The_condition_of_reimbursement_is_met_exactly_by_a_completion_that_counts() => Seeds.Of(500, random =>
    {
        var verdict = ReimbursementRules.Decide(Facts(random), ReadinessSample.All, ReimbursementRulesTests.Rule, Day)!;

        Assert.Equal(verdict.Met, verdict.Completion is not null);
        Assert.True(verdict.Completion is not { } completion || (completion.OccurredOn <= Day && completion.Verification != Verification.Rejected));
        Assert.Equal("A page", verdict.Rule.SourceReference);
    });

    [Fact]
    public void Once_met_a_requirement_stays_met_but_for_expiry_and_a_change_of_post() => Seeds.Of(500, random =>
    {
        var facts = Facts(random);
        var (earlier, later) = (Day.AddDays(-random.Next(1, 400)), Day);
        var changed = Employment.On(facts.Employments, earlier)?.Id != Employment.On(facts.Employments, later)?.Id;

        var (before, after) = (ReadinessRules.Decide(facts, ReadinessSample.All, earlier)!, ReadinessRules.Decide(facts, ReadinessSample.All, later)!);

        Assert.All(before.Checks.Zip(after.Checks), pair => Assert.True(
            !pair.First.Met || pair.Second.Met || pair.First.ExpiresOn <= later || (pair.First.Requirement.PerSetting && changed)));
    });

    [Fact]
    public void Courses_of_two_days_never_make_ready_whatever_they_claim() => Seeds.Of(300, random =>
    {
        var facts = Facts(random);
        var shortened = facts with
        {
            Completions =
            [
                .. facts.Completions.Select(completed => completed with
                {
                    Offer = completed.Offer! with
                    {
                        Version = completed.Offer.Version with { Delivery = new() { Days = 2 } },
                        Satisfies = [.. ReadinessSample.All.Select(row => row.Code)],
                        Accreditations = [ReadinessSample.Accredited(Day.AddYears(-20))],
                    },
                }),
            ],
        };

        var verdict = ReadinessRules.Decide(shortened, ReadinessSample.All, Day)!;

        Assert.False(verdict.Of(ReadinessSample.Course.Code)!.Met);
        Assert.NotEqual(ReadinessStatus.Ready, verdict.Status);
    });

    [Fact]
    public void Who_is_ready_meets_the_condition_of_reimbursement() => Seeds.Of(300, random =>
    {
        var facts = Facts(random);
        var rule = ReimbursementRulesTests.Rule;

        Assert.True(
            ReadinessRules.Decide(facts, ReadinessSample.All, Day)!.Status != ReadinessStatus.Ready
            || ReimbursementRules.Decide(facts, ReadinessSample.All, rule, Day)!.Met);
    });

    private static void Same(ReadinessVerdict expected, ReadinessVerdict actual)
    {
        Assert.Equal(expected.Checks.AsEnumerable(), actual.Checks);
        Assert.Equal(expected with { Checks = [] }, actual with { Checks = [] });
    }

    // Often enough ready: tests of nothing but coaches who are not would prove little.
    private static ReadinessFacts Facts(Random random)
    {
        ImmutableArray<Employment> posts =
        [
            .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Back(random)).Select(start => ReadinessSample.Post(start, random.Next(2) == 0 ? null : start.AddDays(random.Next(1, 300)))),
        ];

        return new()
        {
            Employments = posts,
            Completions = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Completed(random))],
            Confirmations =
            [
                .. Enumerable.Range(0, random.Next(0, 5)).Select(_ => ReadinessSample.Confirmed(
                    ReadinessSample.All[random.Next(3)].Code, Back(random), random.Next(5) == 0 ? null : posts[random.Next(posts.Length)].Id)),
            ],
        };
    }

    private static CompletedOffer Completed(Random random)
    {
        var accreditation = ReadinessSample.Accredited(Day.AddDays(-random.Next(100, 900)), random.Next(2) == 0 ? null : Day.AddDays(-random.Next(0, 300)));
        var offer = ReadinessSample.Claim(random.Next(4) == 0 ? 2 : 4, ReadinessSample.All[random.Next(2)].Code, accreditation);
        var completed = ReadinessSample.Completed(offer, Back(random));

        return completed with
        {
            Completion = completed.Completion with
            {
                Outcome = (CompletionOutcome)random.Next(random.Next(3) == 0 ? 5 : 3),
                Verification = (Verification)random.Next(4),
                ExpiresOn = random.Next(3) == 0 ? completed.Completion.OccurredOn.AddDays(random.Next(1, 400)) : null,
            },
        };
    }

    private static DateOnly Back(Random random) => Day.AddDays(-random.Next(0, 500));
}
