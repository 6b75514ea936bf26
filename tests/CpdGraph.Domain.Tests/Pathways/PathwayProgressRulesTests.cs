using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class PathwayProgressRulesTests
{
    private static readonly DateOnly Day = PathwaySample.Day;
    private static readonly DateOnly Started = Day.AddDays(-30);
    private static readonly PathwayFacts Nothing = PathwaySample.Nothing();
    private static readonly OfferId First = PathwaySample.First;
    private static readonly OfferId Second = PathwaySample.Second;

    [Fact]
    public void A_step_is_done_on_the_day_of_the_last_offer_that_it_needs_whatever_came_later()
    {
        var step = StepOf(
            PathwaySample.Offers(2, First, Second, PathwaySample.Third),
            Nothing with { Completions = [PathwaySample.Completed(PathwaySample.Third, -3), PathwaySample.Completed(Second, -9, "Groups"), PathwaySample.Completed(First, -400, "Listening")] });

        Assert.Equal((PathwayStepState.Done, Day.AddDays(-9)), (step.State, step.DoneOn));
        Assert.Equal("Completed “Listening” on 20 October 2025 and “Groups” on 15 November 2026.", step.Reason);
        Assert.Equal([First, Second, PathwaySample.Third], step.Completions.Select(row => row.OfferId));
    }

    [Fact]
    public void What_was_done_before_the_pathway_was_started_counts()
    {
        var progress = Progress(Nothing with { Completions = [PathwaySample.Completed(First, -400)] }, PathwaySample.Step("learn", PathwaySample.Offers(1, First)));

        Assert.Equal((Day.AddDays(-400), Started), (progress.Steps[0].DoneOn, progress.FinishedOn));
    }

    [Fact]
    public void Some_of_several_offers_is_under_way_and_one_offer_counts_once_however_often_it_was_taken()
    {
        var step = StepOf(PathwaySample.Offers(2, First, Second), Nothing with { Completions = [PathwaySample.Completed(First, -9), PathwaySample.Completed(First, -2)] });

        Assert.Equal((PathwayStepState.UnderWay, null), (step.State, step.DoneOn));
        Assert.Equal("1 of 2 offers completed: “Core skills” on 15 November 2026. Complete 1 more of those that this step names.", step.Reason);
        Assert.Equal(2, step.Completions.Length);
    }

    [Fact]
    public void What_is_still_missing_is_told_apart_from_what_is_there()
    {
        var offers = StepOf(PathwaySample.Offers(2, First, Second, PathwaySample.Third), Nothing with { Completions = [PathwaySample.Completed(Second, -9)] });
        var left = Assert.IsType<OfferRequirement>(offers.Missing);
        Assert.Equal((1, First, PathwaySample.Third), (left.AtLeast, left.OfferIds[0], left.OfferIds[1]));

        var competencies = StepOf(
            PathwaySample.Competencies(Attainment.Competent, PathwaySample.Listening, PathwaySample.Groups),
            Nothing with { Standings = [PathwaySample.Standing(PathwaySample.Listening, Attainment.Competent, -5)] });
        Assert.Equal([PathwaySample.Groups.Id], Assert.IsType<CompetencyRequirement>(competencies.Missing).CompetencyIds);

        // The version of the requirement that is in force, whichever the pathway names.
        var older = ReadinessSample.Induction with { Id = ReadinessRequirementId.New(Sample.Now), ValidTo = Day.AddDays(-1) };
        var readiness = StepOf(PathwaySample.Readiness(ReadinessSample.Course, older), Facts(ReadinessSample.Ready() with { Confirmations = [] }, older));
        Assert.Equal([ReadinessSample.Induction.Id], Assert.IsType<ReadinessStepRequirement>(readiness.Missing).RequirementIds);

        Assert.IsType<ExperienceRequirement>(StepOf(PathwaySample.Experience(), Nothing).Missing);
        Assert.IsType<TierRequirement>(Tier().Missing);
    }

    [Fact]
    public void Completions_that_were_refused_failed_corrected_or_are_to_come_are_no_proof()
    {
        var taken = PathwaySample.Completed(First, -9);

        Assert.Equal((PathwayStepState.Ready, "“Core skills”, completed on 15 November 2026, was checked and refused."), Offer(With(taken, row => row with { Verification = Verification.Rejected })));
        Assert.Equal((PathwayStepState.Ready, "“Core skills”, completed on 15 November 2026, was not passed."), Offer(With(taken, row => row with { Outcome = CompletionOutcome.NotPassed })));
        Assert.Equal(
            (PathwayStepState.Ready, "“Core skills”, completed on 15 November 2026, stopped counting on 24 November 2026. Take it again."),
            Offer(With(taken, row => row with { ExpiresOn = Day })));
        Assert.Equal(PathwayStepState.Done, Offer(With(taken, row => row with { ExpiresOn = Day.AddDays(1) })).State);
        Assert.Equal((PathwayStepState.Ready, "No completion is recorded. Complete the offer that this step names."), Offer(PathwaySample.Completed(First, 1)));
        Assert.Equal(PathwayStepState.Ready, Offer(PathwaySample.Completed(Second, -9)).State);

        // What corrects it names another offer: then it never was this one.
        Assert.Equal(PathwayStepState.Ready, Offer(taken, With(PathwaySample.Completed(Second, -9), row => row with { ReplacesId = taken.Completion.Id })).State);
    }

    [Fact]
    public void A_part_of_an_offer_is_under_way_unless_it_was_refused()
    {
        var part = With(PathwaySample.Completed(First, -9), row => row with { Outcome = CompletionOutcome.Partial });

        Assert.Equal((PathwayStepState.UnderWay, "“Core skills”, completed on 15 November 2026, was completed in part only."), Offer(part));
        Assert.Equal(PathwayStepState.Ready, Offer(With(part, row => row with { Verification = Verification.Rejected })).State);
        Assert.Equal(PathwayStepState.UnderWay, Offer(part, With(PathwaySample.Completed(First, -2), row => row with { Outcome = CompletionOutcome.NotPassed })).State);
    }

    [Fact]
    public void What_nobody_has_verified_counts_and_the_reason_says_so()
    {
        var first = With(PathwaySample.Completed(First, -9), row => row with { Verification = Verification.SelfReported });

        Assert.Equal((PathwayStepState.Done, "Completed “Core skills” on 15 November 2026. Nobody has verified it yet."), Offer(first));
        Assert.EndsWith(" Not all of it is verified yet.", StepOf(PathwaySample.Offers(2, First, Second), Nothing with { Completions = [first, PathwaySample.Completed(Second, -2)] }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_that_left_the_catalogue_still_counts() => Assert.Equal(
        (PathwayStepState.Done, "Completed “An offer that the catalogue no longer knows” on 15 November 2026."), Offer(PathwaySample.Completed(First, -9) with { Offer = null }));

    [Fact]
    public void Competencies_are_reached_when_each_is_confirmed_at_the_level_or_above()
    {
        var requirement = PathwaySample.Competencies(Attainment.Competent, PathwaySample.Listening, PathwaySample.Groups);
        var listening = PathwaySample.Standing(PathwaySample.Listening, Attainment.Proficient, -20);
        var groups = PathwaySample.Standing(PathwaySample.Groups, Attainment.Competent, -10);

        var done = StepOf(requirement, Nothing with { Standings = [listening, groups] });
        Assert.Equal((PathwayStepState.Done, Day.AddDays(-10), "A supervisor confirmed competent or above in all 2 competencies."), (done.State, done.DoneOn, done.Reason));

        var begun = StepOf(requirement, Nothing with { Standings = [listening, groups with { Supervisor = groups.Supervisor! with { Attainment = Attainment.Developing } }] });
        Assert.Equal(
            (PathwayStepState.UnderWay, "Competent or above is confirmed in 1 of 2 competencies. Still to be confirmed by a supervisor: 4.1."), (begun.State, begun.Reason));

        var ready = StepOf(requirement, Nothing);
        Assert.Equal(
            (PathwayStepState.Ready, "Competent or above is confirmed in 0 of 2 competencies. Still to be confirmed by a supervisor: 2.3 and 4.1."), (ready.State, ready.Reason));
    }

    [Fact]
    public void A_self_assessment_alone_and_a_confirmation_that_was_reset_reach_nothing()
    {
        var requirement = PathwaySample.Competencies(Attainment.Aware, PathwaySample.Listening);
        var self = new CompetencyStanding { CompetencyId = PathwaySample.Listening.Id, Self = new(AssessmentId.New(Sample.Now), Attainment.LeadsOthers, Day), IsAnswered = false };

        Assert.Equal(PathwayStepState.Ready, StepOf(requirement, Nothing with { Standings = [self] }).State);
        Assert.Equal(PathwayStepState.Ready, StepOf(requirement, Nothing with { Standings = [PathwaySample.Standing(PathwaySample.Listening, Attainment.Competent, -5, isAnswered: false)] }).State);
        Assert.Equal(
            "A supervisor confirmed aware or above in 2.3.", StepOf(requirement, Nothing with { Standings = [PathwaySample.Standing(PathwaySample.Listening, Attainment.Aware, -5)] }).Reason);
    }

    [Fact]
    public void Experience_is_done_from_the_day_that_a_supervisor_confirmed_for_this_step_of_this_pathway()
    {
        var pathway = PathwaySample.Pathway(PathwaySample.Step("year", PathwaySample.Experience(12)), PathwaySample.Step("other", PathwaySample.Experience()));
        var other = PathwaySample.Pathway(PathwaySample.Step("year", PathwaySample.Experience(12)));

        var done = Progress(pathway, Nothing with { Confirmations = [PathwaySample.Confirmed(pathway, "year", -5)] });
        Assert.Equal([(PathwayStepState.Done, Day.AddDays(-5)), (PathwayStepState.Ready, null)], done.Steps.Select(step => (step.State, step.DoneOn)));
        Assert.Equal(
            ["Confirmed by Sam Osei: met on 19 November 2026.", "Nobody has confirmed it yet. A supervisor or line manager can: Twelve months since first practice."],
            done.Steps.Select(step => step.Reason));

        Assert.Equal(PathwayStepState.Ready, Progress(pathway, Nothing with { Confirmations = [PathwaySample.Confirmed(pathway, "year", 1)] }).Steps[0].State);
        Assert.Equal(PathwayStepState.Ready, Progress(other, Nothing with { Confirmations = [PathwaySample.Confirmed(pathway, "year", -5)] }).Steps[0].State);
    }

    [Fact]
    public void A_tier_is_held_by_a_live_recognition_of_it_or_a_higher_one()
    {
        var held = Tier(PathwaySample.Award(PracticeTier.Tier2, -90), PathwaySample.Award(PracticeTier.Tier3, -20));
        Assert.Equal((PathwayStepState.Done, Day.AddDays(-90), "Tier 2 was recognised by A hub on 26 August 2026."), (held.State, held.DoneOn, held.Reason));

        var higher = Tier(PathwaySample.Award(PracticeTier.Tier4, -20));
        Assert.Equal((PathwayStepState.Done, Day.AddDays(-20)), (higher.State, higher.DoneOn));

        Assert.Equal("Tier 1 is held, and tier 2 is needed. It is recognised by a supervisor or a steward.", Tier(PathwaySample.Award(PracticeTier.Tier1, -90)).Reason);
        Assert.Equal("No tier is held, and tier 2 is needed. It is recognised by a supervisor or a steward.", Tier(PathwaySample.Award(PracticeTier.Tier2, 1)).Reason);
    }

    [Fact]
    public void A_tier_that_was_revoked_is_held_no_more()
    {
        var revoked = Tier(PathwaySample.Award(PracticeTier.Tier1, -90), PathwaySample.Award(PracticeTier.Tier2, -60, revoked: 0));

        Assert.Equal((PathwayStepState.Ready, null), (revoked.State, revoked.DoneOn));
        Assert.Equal("The recognition of tier 2 was revoked on 24 November 2026. Tier 1 is held, and tier 2 is needed.", revoked.Reason);
        Assert.Equal(PathwayStepState.Done, Tier(PathwaySample.Award(PracticeTier.Tier2, -60, revoked: 1)).State);
    }

    [Fact]
    public void Requirements_before_referrals_are_met_when_the_rules_of_readiness_say_so()
    {
        var ready = ReadinessSample.Ready();
        var requirement = PathwaySample.Readiness(ReadinessSample.Course, ReadinessSample.Induction);

        var done = StepOf(requirement, Facts(ready));
        Assert.Equal((PathwayStepState.Done, Day.AddDays(-100)), (done.State, done.DoneOn));
        Assert.Equal(
            "ACCREDITED_HEALTH_COACHING: Completed “Core skills” on 27 June 2026, accredited on that day. "
                + "SETTING_INDUCTION: Confirmed by Sam Osei: met on 16 August 2026, in the post that began on 8 May 2026.",
            done.Reason);
        Assert.Equal([ready.Completions[0].Completion], done.Completions);

        var begun = StepOf(requirement, Facts(ready with { Confirmations = [] }));
        Assert.Equal((PathwayStepState.UnderWay, null), (begun.State, begun.DoneOn));
        Assert.Equal("1 of 2 are met. SETTING_INDUCTION: Nobody has confirmed it yet. A supervisor can confirm it.", begun.Reason);

        // A course of two days is no four-day course here either, and one requirement needs no title.
        var skills = ReadinessSample.Completed(ReadinessSample.Claim(2, ReadinessSample.Course.Code, ReadinessSample.Accredited(Day.AddYears(-3))), Day.AddDays(-9));
        var two = StepOf(PathwaySample.Readiness(ReadinessSample.Course), Facts(ready with { Completions = [skills] }));
        Assert.Equal((PathwayStepState.Ready, "“Core skills”, completed on 15 November 2026, takes 2 days, and 4 days are needed."), (two.State, two.Reason));
        Assert.Empty(two.Completions);
    }

    [Fact]
    public void A_requirement_that_is_not_in_force_is_met_by_nothing_and_the_reason_says_who_mends_it()
    {
        var gone = ReadinessSample.Requirement("OLD") with { ValidTo = Day.AddDays(-1) };
        const string Mend = "it is not in force, so nothing meets it. Tell the stewards, who look after the pathway.";

        var step = StepOf(PathwaySample.Readiness(gone), Facts(ReadinessSample.Ready(), gone));
        Assert.Equal((PathwayStepState.Ready, $"OLD: {Mend}"), (step.State, step.Reason));
        Assert.Equal($"A requirement that has gone: {Mend}", StepOf(PathwaySample.Readiness(gone), Nothing).Reason);
    }

    [Fact]
    public void A_step_is_blocked_by_those_before_it_that_are_not_done_and_says_which()
    {
        var pathway = PathwaySample.Pathway(
            PathwaySample.Step("a", PathwaySample.Offers(1, First)),
            PathwaySample.Step("b", PathwaySample.Offers(1, Second)),
            PathwaySample.Step("c", PathwaySample.Tier(PracticeTier.Tier1), "b", "a"));

        var fresh = Progress(pathway, Nothing);
        Assert.Equal([PathwayStepState.Ready, PathwayStepState.Ready, PathwayStepState.Blocked], fresh.Steps.Select(step => step.State));
        Assert.Equal(["a", "b"], fresh.Steps[2].BlockedBy.Select(step => step.Key));
        Assert.Equal("“Step a” and “Step b” must be done first. No tier is held, and tier 1 is needed. It is recognised by a supervisor or a steward.", fresh.Steps[2].Reason);
        Assert.Equal("a", fresh.Next!.Step.Key);

        var halfway = Progress(pathway, Nothing with { Completions = [PathwaySample.Completed(First, -9)] });
        Assert.Equal(["b"], halfway.Steps[2].BlockedBy.Select(step => step.Key));
        Assert.Equal("b", halfway.Next!.Step.Key);

        // Begun or not, it is blocked; done, it is done.
        var begun = PathwaySample.Pathway(PathwaySample.Step("a", PathwaySample.Tier(PracticeTier.Tier1)), PathwaySample.Step("b", PathwaySample.Offers(2, First, Second), "a"));
        Assert.Equal(PathwayStepState.Blocked, Progress(begun, Nothing with { Completions = [PathwaySample.Completed(First, -9)] }).Steps[1].State);

        var ahead = Progress(pathway, Nothing with { TierAwards = [PathwaySample.Award(PracticeTier.Tier1, -5)] }).Steps[2];
        Assert.Equal((PathwayStepState.Done, 2, "Tier 1 was recognised by A hub on 19 November 2026."), (ahead.State, ahead.BlockedBy.Length, ahead.Reason));
    }

    [Fact]
    public void A_pathway_is_finished_with_its_last_needed_step_and_optional_ones_are_not_counted()
    {
        var pathway = PathwaySample.Pathway(
            PathwaySample.Step("extra", PathwaySample.Experience()) with { Optional = true },
            PathwaySample.Step("a", PathwaySample.Offers(1, First)),
            PathwaySample.Step("b", PathwaySample.Offers(1, Second)));

        var halfway = Progress(pathway, Nothing with { Completions = [PathwaySample.Completed(First, -9)] });
        Assert.Equal((1, 2, null, "b"), (halfway.StepsDone, halfway.StepsRequired, halfway.FinishedOn, halfway.Next?.Step.Key));

        var finished = Progress(pathway, Nothing with { Completions = [PathwaySample.Completed(First, -9), PathwaySample.Completed(Second, -4)] });
        Assert.Equal((2, 2, Day.AddDays(-4), null), (finished.StepsDone, finished.StepsRequired, finished.FinishedOn, finished.Next));
        Assert.Equal(PathwayStepState.Ready, finished.Steps[0].State);
    }

    [Fact]
    public void The_next_step_is_optional_only_where_what_is_needed_waits_for_it()
    {
        var pathway = PathwaySample.Pathway(
            PathwaySample.Step("extra", PathwaySample.Experience()) with { Optional = true }, PathwaySample.Step("a", PathwaySample.Offers(1, First), "extra"));

        Assert.Equal("extra", Progress(pathway, Nothing).Next!.Step.Key);
    }

    // Whatever is known: a state follows from what is done, and knowing of things to come changes nothing.
    [Fact]
    public void States_fit_together_whatever_is_known() => Seeds.Of(300, random =>
    {
        OfferId[] offers = [First, Second, PathwaySample.Third];
        var steps = Enumerable.Range(0, 6)
            .Select(number => PathwaySample.Step(
                $"s{number}",
                random.Next(3) == 0 ? PathwaySample.Experience() : PathwaySample.Offers(random.Next(1, 4), offers),
                [.. Enumerable.Range(0, number).Where(_ => random.Next(3) == 0).Select(other => $"s{other}")]) with
            { Optional = random.Next(4) == 0 })
            .ToArray();
        var pathway = PathwaySample.Pathway(steps);
        var facts = Nothing with
        {
            Completions = [.. Enumerable.Range(0, random.Next(4)).Select(_ => PathwaySample.Completed(offers[random.Next(3)], -random.Next(60)))],
            Confirmations = [.. steps.Where(_ => random.Next(2) == 0).Select(step => PathwaySample.Confirmed(pathway, step.Key, -random.Next(60)))],
        };

        var progress = Progress(pathway, facts);
        var done = progress.Steps.Where(step => step.Done).Select(step => step.Step.Key).ToHashSet();

        Assert.Equal(steps, progress.Steps.Select(step => step.Step));
        Assert.All(progress.Steps, step =>
        {
            Assert.Equal(step.Step.After.Where(key => !done.Contains(key)).ToHashSet(), step.BlockedBy.Select(other => other.Key).ToHashSet());
            Assert.Equal((step.Done, step.Done), (step.DoneOn is not null, step.Missing is null));
            Assert.Equal(!step.Done && step.BlockedBy.Length > 0, step.State == PathwayStepState.Blocked);
            Assert.NotEmpty(step.Reason);
        });
        Assert.Equal(progress.StepsDone == progress.StepsRequired, progress.FinishedOn is not null);
        Assert.Equal(progress.FinishedOn is null, progress.Next is not null);
        Assert.True(progress.Next?.IsOpen ?? true);

        // Each day sees what was there by then: more on every later one, as nothing here is ever taken back.
        var before = Progress(pathway, facts, Day.AddDays(-30));
        Assert.All(before.Steps.Where(step => step.Done), step => Assert.Contains(step.Step.Key, done));
        Assert.All(before.Steps.Where(step => step.Done), step => Assert.True(step.DoneOn <= Day.AddDays(-30)));
        Assert.Equal(progress.Steps.Where(step => step.DoneOn <= Day.AddDays(-30)).Select(step => step.Step.Key), before.Steps.Where(step => step.Done).Select(step => step.Step.Key));
    });

    private static (PathwayStepState State, string Reason) Offer(params CompletedOffer[] completions)
    {
        var step = StepOf(PathwaySample.Offers(1, First), Nothing with { Completions = [.. completions] });

        return (step.State, step.Reason);
    }

    private static PathwayStepProgress Tier(params TierAward[] awards) => StepOf(PathwaySample.Tier(PracticeTier.Tier2), Nothing with { TierAwards = awards });

    private static PathwayFacts Facts(ReadinessFacts readiness, params ReadinessRequirement[] more)
    {
        ImmutableArray<ReadinessRequirement> all = [.. ReadinessSample.All, .. more];

        return PathwaySample.Nothing([.. all]) with { Readiness = ReadinessRules.Decide(readiness, all, Day) };
    }

    private static CompletedOffer With(CompletedOffer completed, Func<Completion, Completion> change) => completed with { Completion = change(completed.Completion) };

    private static PathwayStepProgress StepOf(PathwayRequirement requirement, PathwayFacts facts) => Progress(facts, PathwaySample.Step("only", requirement)).Steps.Single();

    private static PathwayProgress Progress(PathwayFacts facts, params PathwayStep[] steps) => Progress(PathwaySample.Pathway(steps), facts);

    private static PathwayProgress Progress(Pathway pathway, PathwayFacts facts, DateOnly? day = null) => PathwayProgressRules.Of(pathway, Started, facts, day ?? Day);
}
