using System.Collections.Immutable;
using static CpdGraph.Domain.Tests.SuggestionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SuggestionRulesTests
{
    [Fact]
    public void An_offer_that_develops_a_gap_counts_full_and_one_that_introduces_it_less()
    {
        var introducing = Offer(mappings: Sample.Mapping(Listening.Id) with { Coverage = CompetencyCoverage.Introduces });
        var assessing = Offer(mappings: Sample.Mapping(Listening.Id) with { Coverage = CompetencyCoverage.Assesses });

        Assert.Equal(["ClosesCompetencyGap 20 Develops 2.3 “Listens”: what is confirmed is 3 steps below what tier 2 expects."], Reasons(Lacking(Listening), Developing(Listening)));
        Assert.Equal(["ClosesCompetencyGap 20 Assesses 2.3 “Listens”: what is confirmed is 3 steps below what tier 2 expects."], Reasons(Lacking(Listening), assessing));
        Assert.Equal(["ClosesCompetencyGap 8 Introduces 2.3 “Listens”: what is confirmed is 3 steps below what tier 2 expects."], Reasons(Lacking(Listening), introducing));
        Assert.Equal(Listening, SuggestionRules.Suggest(Lacking(Listening), [Developing(Listening)], 1)[0].Reasons[0].Competency);
    }

    [Fact]
    public void A_mapping_that_was_refused_or_is_of_no_gap_is_no_reason()
    {
        Assert.Empty(Reasons(Lacking(Listening), Offer(mappings: Sample.Mapping(Listening.Id, Verification.Rejected))));
        Assert.Empty(Reasons(Lacking(Listening), Developing(Groups)));
        Assert.Empty(Reasons(Nothing, Developing(Listening, Groups)));
        Assert.Empty(Reasons(Nothing with { Profile = null }, Developing(Listening)));
    }

    [Fact]
    public void Further_gaps_count_less_and_no_more_than_four_in_all_those_reached_first()
    {
        Competency[] six = [.. Enumerable.Range(1, 6).Select(number => Expecting($"3.{number}", $"Knows {number}."))];
        var all = Developing(six);
        var mixed = Offer(mappings:
        [
            Sample.Mapping(six[0].Id) with { Coverage = CompetencyCoverage.Introduces },
            Sample.Mapping(six[1].Id) with { Coverage = CompetencyCoverage.Introduces },
            Sample.Mapping(six[2].Id),
        ]);

        Assert.Equal([20, 5, 5, 5], SuggestionRules.Suggest(Lacking(six), [all], 1)[0].Reasons.Select(reason => reason.Points));
        Assert.Equal([("3.3", 20), ("3.1", 2), ("3.2", 2)], SuggestionRules.Suggest(Lacking(six), [mixed], 1)[0].Reasons.Select(reason => (reason.Competency!.Code, reason.Points)));
    }

    [Fact]
    public void A_requirement_that_is_not_met_counts_by_its_strength()
    {
        var offer = Offer().Claiming([], ReadinessSample.Induction, ReadinessSample.Shadowing);
        var suggested = SuggestionRules.Suggest(Without(ReadinessSample.Induction, ReadinessSample.Shadowing), [offer], 1)[0];

        Assert.Equal(
            [
                "SatisfiesRequirement 50 Meets “SETTING_INDUCTION”, which is required before taking referrals.",
                "SatisfiesRequirement 15 Meets “SHADOWING”, which is recommended before taking referrals.",
            ],
            suggested.Reasons.Select(reason => $"{reason.Kind} {reason.Points} {reason.Text}"));
        Assert.Equal([ReadinessSample.Induction, ReadinessSample.Shadowing], suggested.Reasons.Select(reason => reason.Requirement));
        Assert.Empty(Reasons(Nothing, offer));
        Assert.Empty(Reasons(Nothing with { Readiness = null }, offer));
    }

    [Fact]
    public void A_claim_without_length_or_accreditation_on_the_last_day_of_the_run_is_no_reason()
    {
        var facts = Without(ReadinessSample.Course);
        var course = Offer().Claiming([ReadinessSample.Accredited(Day.AddYears(-1), Day.AddDays(40))], ReadinessSample.Course);

        Assert.Single(Reasons(facts, course));
        Assert.Equal(2, Reasons(facts, course.Running(20)).Length);
        Assert.Empty(Reasons(facts, course.Running(41)));
        Assert.Empty(Reasons(facts, course.Shown(version => version with { Delivery = new() { Days = 2 } })));
        Assert.Empty(Reasons(facts, course.Claiming([ReadinessSample.Accredited(null)], ReadinessSample.Course)));
    }

    [Fact]
    public void A_step_of_a_pathway_that_the_coach_is_on_counts_and_less_when_it_is_optional()
    {
        var offer = Offer();
        var named = new OfferRequirement { AtLeast = 1, OfferIds = [offer.Offer.Id] };
        var ahead = Ahead(named);
        var suggested = SuggestionRules.Suggest(Nothing with { Steps = [ahead] }, [offer], 1)[0].Reasons.Single();

        Assert.Equal((SuggestionReasonKind.RequiredForStep, 35, "Counts towards the step “Learn it” of the pathway “Core practice”."), (suggested.Kind, suggested.Points, suggested.Text));
        Assert.Equal((ahead.Pathway, ahead.Step), (suggested.Pathway, suggested.Step));
        Assert.Equal(
            ["RequiredForStep 15 Counts towards the step “Learn it” of the pathway “Core practice”, which is optional."],
            Reasons(Nothing with { Steps = [Ahead(named, optional: true)] }, offer));
        Assert.Empty(Reasons(Nothing with { Steps = [Ahead(named, isStarted: false)] }, offer));
        Assert.Empty(Reasons(Nothing with { Steps = [ahead] }, Offer()));
    }

    [Fact]
    public void A_step_that_asks_for_requirements_counts_for_what_meets_one_that_is_missing()
    {
        var ahead = Ahead(new ReadinessStepRequirement { RequirementIds = [ReadinessSample.Induction.Id] }) with { RequirementCodes = [ReadinessSample.Induction.Code] };
        var offer = Offer().Claiming([], ReadinessSample.Induction);

        Assert.Equal(["SatisfiesRequirement 50", "RequiredForStep 35"], Kinds(Without(ReadinessSample.Induction) with { Steps = [ahead] }, offer));
        Assert.Empty(Kinds(Nothing with { Steps = [ahead] }, offer));
        Assert.Equal(["SatisfiesRequirement 15"], Kinds(Without(ReadinessSample.Shadowing) with { Steps = [ahead] }, Offer().Claiming([], ReadinessSample.Shadowing)));
    }

    [Fact]
    public void A_step_that_asks_for_competencies_counts_little_for_what_develops_one_that_is_missing()
    {
        var ahead = Ahead(new CompetencyRequirement { CompetencyIds = [Listening.Id, Groups.Id], Attainment = Attainment.Proficient });

        // What is confirmed is enough for the tier, but not for the step.
        Assert.Equal(
            ["RequiredForStep 12 Develops 4.1 “Leads groups”, which the step “Learn it” of the pathway “Core practice” asks for."], Reasons(Nothing with { Steps = [ahead] }, Developing(Groups)));
        Assert.Empty(Reasons(Nothing with { Steps = [ahead] }, Offer(mappings: Sample.Mapping(Groups.Id) with { Coverage = CompetencyCoverage.Introduces })));
        Assert.Empty(Reasons(Nothing with { Steps = [Ahead(new CompetencyRequirement { CompetencyIds = [Groups.Id], Attainment = Attainment.Competent })] }, Developing(Groups)));
    }

    [Fact]
    public void The_steps_ahead_are_those_that_are_open_until_the_pathway_is_finished()
    {
        var pathway = PathwaySample.Pathway(
            PathwaySample.Step("ready", PathwaySample.Readiness(ReadinessSample.Induction)),
            PathwaySample.Step("later", PathwaySample.Tier(PracticeTier.Tier1), "ready"),
            PathwaySample.Step("learn", PathwaySample.Offers(1, PathwaySample.First)) with { Optional = true });
        var facts = PathwaySample.Nothing(ReadinessSample.Induction);
        var progress = PathwayProgressRules.Of(pathway, Day, facts, Day);
        var finished = progress with { Steps = [.. progress.Steps.Select(step => step.Step.Optional ? step : step with { State = PathwayStepState.Done, DoneOn = Day })] };

        var ahead = StepAhead.On(progress, true, facts.RequirementOf);

        Assert.Equal([("ready", "SETTING_INDUCTION"), ("learn", "")], ahead.Select(step => (step.Step.Key, string.Join(' ', step.RequirementCodes))));
        Assert.All(ahead, step => Assert.Equal((pathway, true), (step.Pathway, step.IsStarted)));
        Assert.Empty(StepAhead.On(finished, true, facts.RequirementOf));
    }

    [Fact]
    public void An_open_action_of_the_plan_counts_most_for_the_offer_that_it_names()
    {
        var offer = Offer();
        var action = Action("Take it") with { OfferId = offer.Offer.Id };

        Assert.Equal(["InDevelopmentPlan 30 The development plan names it: “Take it”."], Reasons(Nothing with { Plan = Plan(action) }, offer));
        Assert.Empty(Reasons(Nothing with { Plan = Plan(action with { DoneOn = Day }) }, offer));
        Assert.Empty(Reasons(Nothing with { Plan = Plan(action) }, Offer()));

        // It is one reason, whatever else names the offer; and what the action is for is no reason for another offer.
        var also = Action("Listen") with { CompetencyIds = [Listening.Id] };
        Assert.Equal(["InDevelopmentPlan 30"], Kinds(Nothing with { Plan = Plan(also, action) }, offer.Shown(version => version with { CompetencyMappings = [Sample.Mapping(Listening.Id)] })));
        Assert.Empty(Reasons(Nothing with { Plan = Plan(action with { CompetencyIds = [Listening.Id] }) }, Developing(Listening)));
    }

    [Fact]
    public void An_open_action_counts_for_competencies_and_steps_of_pathways_that_it_names()
    {
        var competency = Nothing with { Plan = Plan(Action("Listen more") with { CompetencyIds = [Groups.Id, Listening.Id] }) };
        var offer = Offer();
        var ahead = Ahead(new OfferRequirement { AtLeast = 1, OfferIds = [offer.Offer.Id] }, isStarted: false);
        var pathway = Nothing with { Plan = Plan(Action("Go on") with { PathwayId = ahead.Pathway.Id }), Steps = [ahead] };

        Assert.Equal(["InDevelopmentPlan 12 The development plan names 2.3 “Listens”: “Listen more”."], Reasons(competency, Developing(Listening)));
        Assert.Empty(Reasons(competency, Offer(mappings: Sample.Mapping(Listening.Id) with { Coverage = CompetencyCoverage.Introduces })));
        Assert.Equal(
            ["InDevelopmentPlan 12 The development plan names the pathway “Core practice”, and this counts towards its step “Learn it”: “Go on”."], Reasons(pathway, offer));
        Assert.Empty(Reasons(pathway with { Plan = Plan(Action("Go on") with { PathwayId = PathwayId.New(Sample.Now) }) }, offer));
    }

    [Fact]
    public void Near_is_an_offer_online_or_of_a_provider_that_names_the_area_of_the_employer()
    {
        var offer = Developing(Listening);
        var serving = offer with { Provider = offer.Provider! with { AreaIds = [Board] } };
        var elsewhere = offer with { Provider = offer.Provider! with { AreaIds = [OrganisationId.New(Sample.Now)] } };
        var online = offer.Shown(version => version with { Delivery = new() { Mode = DeliveryMode.LiveOnline } });
        var blended = offer.Shown(version => version with { Delivery = new() { Mode = DeliveryMode.Blended } });

        Assert.Contains("Near 6 Its provider serves the area of the employer.", Reasons(Lacking(Listening), serving));
        Assert.Contains("Near 6 It is online.", Reasons(Lacking(Listening), online));
        Assert.Contains("Near 6 It is online.", Reasons(Lacking(Listening), blended.Running(100)));
        Assert.Single(Reasons(Lacking(Listening), blended));
        Assert.Single(Reasons(Lacking(Listening), blended with { Runs = [Run(blended, 100) with { Venue = new() { Name = "Town hall" } }] }));
        Assert.Single(Reasons(Lacking(Listening), offer.Running(100)));
        Assert.Single(Reasons(Lacking(Listening), elsewhere));
        Assert.Single(Reasons(Lacking(Listening) with { Areas = [] }, serving));
    }

    [Fact]
    public void Free_is_what_the_run_says_and_where_it_says_nothing_what_the_offer_says()
    {
        var free = Developing(Listening).Shown(version => version with { Price = new() { Free = true } });
        var paid = free with { Runs = [Run(free, 100) with { Price = new() { Free = false, Amount = new Money(9_500) } }] };

        Assert.Contains("Free 4 Nobody is charged for it.", Reasons(Lacking(Listening), free));
        Assert.Contains("Free 4 Nobody is charged for it.", Reasons(Lacking(Listening), free.Running(100)));
        Assert.Single(Reasons(Lacking(Listening), paid));
        Assert.Single(Reasons(Lacking(Listening), Developing(Listening)));
    }

    [Fact]
    public void A_run_within_thirty_days_starts_soon()
    {
        Assert.Contains("StartsSoon 5 The run starts on 24 December 2026.", Reasons(Lacking(Listening), Developing(Listening).Running(30)));
        Assert.Single(Reasons(Lacking(Listening), Developing(Listening).Running(31)));
    }

    [Fact]
    public void Conveniences_alone_suggest_nothing()
    {
        var offer = Offer().Shown(version => version with { Delivery = new() { Mode = DeliveryMode.LiveOnline }, Price = new() { Free = true } }).Running(3);

        Assert.Equal(4, Reasons(Lacking(Listening), offer.Shown(version => version with { CompetencyMappings = [Sample.Mapping(Listening.Id)] })).Length);
        Assert.Empty(Reasons(Lacking(Listening), offer));
    }

    [Fact]
    public void What_was_completed_and_still_counts_is_not_suggested_again()
    {
        var offer = Developing(Listening);
        var facts = Lacking(Listening);

        Assert.Empty(Reasons(facts with { Completions = [Completed(offer)] }, offer));
        Assert.Empty(Reasons(facts with { Completions = [Completed(offer, expiresIn: 91)] }, offer));
        Assert.Empty(Reasons(facts with { Completions = [Completed(offer)], Plan = Plan(Action("Take it") with { OfferId = offer.Offer.Id }) }, offer));

        // Corrected, refused, in part, not passed, run out, or still to come.
        var wrong = Completed(offer);
        Assert.Empty(Reasons(facts with { Completions = [wrong, Completed(offer) with { ReplacesId = wrong.Id }] }, offer));
        Assert.Single(Reasons(facts with { Completions = [wrong, Completed(Offer()) with { ReplacesId = wrong.Id }] }, offer));
        Assert.Single(Reasons(facts with { Completions = [wrong with { Verification = Verification.Rejected }] }, offer));
        Assert.Single(Reasons(facts with { Completions = [wrong with { Outcome = CompletionOutcome.Partial }] }, offer));
        Assert.Single(Reasons(facts with { Completions = [wrong with { Outcome = CompletionOutcome.NotPassed }] }, offer));
        Assert.Single(Reasons(facts with { Completions = [Completed(offer, expiresIn: 0)] }, offer));
        Assert.Single(Reasons(facts with { Completions = [Completed(offer, daysAgo: -1)] }, offer));
    }

    [Fact]
    public void What_is_about_to_stop_counting_is_suggested_to_be_renewed_and_for_no_gap()
    {
        var offer = Developing(Listening);
        var facts = Lacking(Listening);

        Assert.Equal(
            ["ExpiringSoon 40 Renews the completion of 16 August 2026, which stops counting on 22 February 2027."], Reasons(facts with { Completions = [Completed(offer, expiresIn: 90)] }, offer));

        // Taken again, it lasts.
        Assert.Empty(Reasons(facts with { Completions = [Completed(offer, expiresIn: 10), Completed(offer, 1)] }, offer));
    }

    [Fact]
    public void What_a_requirement_rests_on_and_is_about_to_end_is_renewed_by_any_offer_that_meets_it_and_told_once()
    {
        var (taken, other) = (Offer().Claiming([], ReadinessSample.Induction), Offer("Another").Claiming([], ReadinessSample.Induction));
        var proof = Completed(taken, expiresIn: 30);
        var check = new ReadinessCheck { Requirement = ReadinessSample.Induction, Reason = "Completed.", MetOn = proof.OccurredOn, ExpiresOn = proof.ExpiresOn, Completion = proof };
        var facts = Nothing with { Completions = [proof], Readiness = Nothing.Readiness! with { Checks = [check] } };
        string[] expected = ["ExpiringSoon 40 Meets “SETTING_INDUCTION” again, which stops being met on 24 December 2026."];

        Assert.Equal(expected, Reasons(facts, taken));
        Assert.Equal(expected, Reasons(facts, other));
        Assert.Empty(Reasons(facts with { Completions = [], Readiness = facts.Readiness! with { Checks = [check with { ExpiresOn = Day.AddDays(91) }] } }, other));
    }

    [Theory]
    [InlineData(OfferStatus.Draft)]
    [InlineData(OfferStatus.InReview)]
    [InlineData(OfferStatus.Withdrawn)]
    public void Only_what_is_published_is_suggested(OfferStatus status)
    {
        var offer = Developing(Listening);
        var hidden = offer with { Offer = new(offer.Offer.Record with { Status = status }, offer.Offer.Shown) };

        Assert.Empty(Reasons(Lacking(Listening), hidden));
    }

    [Fact]
    public void The_run_to_take_is_the_soonest_in_reach()
    {
        var blended = Developing(Listening).Shown(version => version with { Delivery = new() { Mode = DeliveryMode.Blended } });
        var (hall, online) = (Run(blended, 5) with { Venue = new() { Name = "Town hall" } }, Run(blended, 60));
        var far = blended with { Runs = [online, hall] };
        var near = far with { Provider = far.Provider! with { AreaIds = [Board] } };

        Assert.Equal(online, RunFor(Lacking(Listening), far));
        Assert.Equal(hall, RunFor(Lacking(Listening), near));
        Assert.Equal(hall, RunFor(Lacking(Listening), far with { Runs = [hall, Run(blended, 60) with { Venue = hall.Venue }] }));
        Assert.Null(RunFor(Lacking(Listening), blended));
    }

    [Fact]
    public void The_run_to_take_meets_what_the_offer_is_taken_for()
    {
        var course = Offer().Claiming([ReadinessSample.Accredited(Day.AddDays(20))], ReadinessSample.Course).Running(5, 40, 30);

        Assert.Equal(course.Runs[2], RunFor(Without(ReadinessSample.Course), course));
    }

    [Fact]
    public void Of_equal_score_comes_first_what_starts_first_then_what_costs_less_then_the_title_then_the_id()
    {
        var facts = Lacking(Listening);
        SuggestionCandidate Named(string title, int? days = null, long? pence = null)
        {
            var offer = Offer(title, Sample.Mapping(Listening.Id)).Shown(version => version with { Price = new() { Amount = pence is { } price ? new Money(price) : null } });

            return days is { } start ? offer.Running(start) : offer;
        }

        var (one, same) = (Named("same", 60, 100), Named("same", 60, 100));
        SuggestionCandidate[] ordered =
        [
            Named("Z early", 40, 900), Named("Z cheap", 50, 100), Named("Z dear", 50, 200), Named("A unknown price", 50),
            .. new[] { one, same }.OrderBy(offer => offer.Offer.Id.Value), Named("A no run, 1 penny", null, 1), Named("Étude"), Named("fables"),
        ];
        string[] expected = [.. ordered.Select(offer => offer.Offer.Id.ToString())];

        Seeds.Of(50, random =>
        {
            var shuffled = ordered.ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(expected, SuggestionRules.Suggest(facts, shuffled, 50).Select(suggested => suggested.Offer.Id.ToString()));
            Assert.Equal(expected[..3], SuggestionRules.Suggest(facts, shuffled, 3).Select(suggested => suggested.Offer.Id.ToString()));
        });
    }

    [Fact]
    public void The_score_decides_first_and_is_the_sum_of_the_reasons()
    {
        var low = Offer("A", Sample.Mapping(Listening.Id)).Running(2);
        var high = Offer("B").Claiming([], ReadinessSample.Induction);
        var suggested = SuggestionRules.Suggest(Without(ReadinessSample.Induction) with { Profile = Profile(Listening) }, [low, high], 50);

        Assert.Equal(["B 50", "A 25"], suggested.Select(offer => $"{offer.Offer.Title} {offer.Score}"));
        Assert.All(suggested, offer => Assert.Equal(offer.Score, offer.Reasons.Sum(reason => reason.Points)));
        Assert.All(suggested, offer => Assert.Equal(offer.Reasons.Select(reason => reason.Points).OrderDescending(), offer.Reasons.Select(reason => reason.Points)));
    }

    [Fact]
    public void In_whichever_order_the_facts_come_the_answer_is_the_same() => Seeds.Of(50, random =>
    {
        var offer = Developing(Listening).Claiming([], ReadinessSample.Induction);
        var named = new OfferRequirement { AtLeast = 1, OfferIds = [offer.Offer.Id] };
        StepAhead[] steps = [.. Enumerable.Range(1, 4).Select(number => Ahead(named) with { Pathway = Pathway($"path-{number}") })];
        Completion[] completions = [Completed(offer, 200, -1), Completed(offer, 100, 10), Completed(offer, 100, 20), Completed(offer, 50, 5)];
        var facts = Without(ReadinessSample.Induction) with { Profile = Profile(Listening), Steps = [.. steps], Completions = [.. completions] };
        random.Shuffle(steps);
        random.Shuffle(completions);
        var shuffled = facts with { Steps = [.. steps], Completions = [.. completions] };

        Assert.Equal(Reasons(facts, offer), Reasons(shuffled, offer));
        Assert.Equal(
            Pathways(facts with { Completions = [] }, offer), Pathways(shuffled with { Completions = [] }, offer));
    });

    private static string[] Pathways(SuggestionFacts facts, SuggestionCandidate offer) =>
        [.. SuggestionRules.Suggest(facts, [offer], 1)[0].Reasons.Select(reason => reason.Pathway?.Slug).OfType<string>()];

    private static OfferRun? RunFor(SuggestionFacts facts, SuggestionCandidate offer) => Assert.Single(SuggestionRules.Suggest(facts, [offer], 1)).Run;

    private static IEnumerable<string> Kinds(SuggestionFacts facts, SuggestionCandidate offer) => Reasons(facts, offer).Select(reason => string.Join(' ', reason.Split(' ')[..2]));
}
