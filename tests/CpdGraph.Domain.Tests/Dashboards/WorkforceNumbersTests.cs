using System.Collections.Immutable;
using W = CpdGraph.Domain.Tests.SampleWorkforce;

namespace CpdGraph.Domain.Tests;

public sealed class WorkforceNumbersTests
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly DateOnly EndOfMarch = new(2026, 3, 31);
    private static readonly DateOnly EndOfApril = new(2026, 4, 30);

    [Theory]
    [InlineData(W.OldBoard, OrganisationBasis.AsNow, 0, 0)]
    [InlineData(W.OldBoard, OrganisationBasis.AsAtTheDay, 30, 0)]
    [InlineData(W.East, OrganisationBasis.AsNow, 10, 10)]
    [InlineData(W.East, OrganisationBasis.AsAtTheDay, 0, 10)]
    [InlineData(W.West, OrganisationBasis.AsNow, 20, 20)]
    [InlineData(W.West, OrganisationBasis.AsAtTheDay, 0, 20)]
    [InlineData(W.Region, OrganisationBasis.AsNow, 30, 30)]
    [InlineData(W.Region, OrganisationBasis.AsAtTheDay, 30, 30)]
    [InlineData(W.Orchard, OrganisationBasis.AsAtTheDay, 10, 10)]
    public void An_area_that_was_split_has_its_coaches_and_completions_before_and_after_the_day_both_ways(int organisation, OrganisationBasis basis, int before, int after)
    {
        var world = new W().With(10, W.Orchard).With(20, W.Watermead).EachCompletes(March).EachCompletes(April);
        var last = world.Numbers(organisation, March, EndOfMarch, basis);
        var first = world.Numbers(organisation, April, EndOfApril, basis);

        Assert.Equal((before, before), (last.CoachCount.Value, last.Learning.CompletionCount.Value));
        Assert.Equal((after, after), (first.CoachCount.Value, first.Learning.CompletionCount.Value));
    }

    [Theory]
    [InlineData(W.OldBoard, OrganisationBasis.AsNow, 0)]
    [InlineData(W.OldBoard, OrganisationBasis.AsAtTheDay, 30)]
    [InlineData(W.East, OrganisationBasis.AsNow, 20)]
    [InlineData(W.East, OrganisationBasis.AsAtTheDay, 10)]
    public void Over_the_day_each_month_of_an_area_counts_by_its_own_first_day_or_all_by_today(int organisation, OrganisationBasis basis, int completions)
    {
        var world = new W().With(10, W.Orchard).With(20, W.Watermead).EachCompletes(March).EachCompletes(April);
        var both = world.Numbers(organisation, March, EndOfApril, basis, exact: true);

        Assert.Equal(completions, both.Learning.CompletionCount.Value);
        Assert.Equal(
            basis == OrganisationBasis.AsNow ? [completions / 2, completions / 2] : organisation == W.OldBoard ? [30, 0] : [0, 10],
            both.Completions(CompletionDimension.Month).Select(month => month.Count.Value!.Value));
    }

    [Fact]
    public void A_coach_who_changed_their_post_counts_where_they_work_and_their_learning_where_they_worked()
    {
        var june = new DateOnly(2026, 6, 1);
        var world = new W().With(9, W.Orchard).With(9, W.Watermead)
            .With(1, [new(W.Watermead, june, null), new(W.Orchard, new(2024, 1, 1), june.AddDays(-1))])
            .EachCompletes(new(2026, 5, 1), who: coach => coach == 18)
            .EachCompletes(june, who: coach => coach == 18);

        Assert.Equal(10, world.Numbers(W.Orchard, new(2026, 5, 1), new(2026, 5, 31), exact: true).CoachCount.Value);
        Assert.Equal(9, world.Numbers(W.Orchard, june, new(2026, 6, 30), exact: true).CoachCount.Value);
        Assert.Equal(1, world.Numbers(W.Orchard, new(2026, 5, 1), new(2026, 6, 30), exact: true).Learning.CompletionCount.Value);
        Assert.Equal(1, world.Numbers(W.Watermead, new(2026, 5, 1), new(2026, 6, 30), exact: true).Learning.CompletionCount.Value);
    }

    [Fact]
    public void Whoever_is_between_posts_is_no_coach_in_post_and_their_learning_is_in_the_numbers_of_everyone_alone()
    {
        var world = new W().With(8, W.Orchard).With(1, [new(W.Orchard, new(2024, 1, 1), new(2026, 3, 31))]).EachCompletes(April);

        Assert.Equal((8, 9), (world.Numbers(null, April, EndOfApril, exact: true).CoachCount.Value, world.Numbers(null, April, EndOfApril, exact: true).Learning.CompletionCount.Value));
        Assert.Equal(8, world.Numbers(W.Region, April, EndOfApril, exact: true).Learning.CompletionCount.Value);
        Assert.Equal(
            [(null, 1), ((object?)W.Organisations[W.Orchard], 8)],
            world.Numbers(null, April, EndOfApril, exact: true).Completions(CompletionDimension.Organisation).Select(group => (group.Value, group.Count.Value!.Value)));
    }

    [Fact]
    public void Coaches_are_counted_at_the_end_of_the_period_or_of_the_facts_and_readiness_where_it_was_worked_out()
    {
        var world = new W().With(9, W.Orchard, facts: coach => coach with
        {
            States =
            [
                new(ReadinessStatus.InProgress, [1], [new(SupervisionKind.Clinical, SupervisionStatus.Overdue)]),
                new(ReadinessStatus.Ready, [], []),
                new(ReadinessStatus.InProgress, [0, 1], [new(SupervisionKind.Clinical, SupervisionStatus.Met)]),
            ],
        }).With(2, W.Orchard, facts: coach => coach with { States = [null, null, new(ReadinessStatus.InProgress, [0], [])] });

        var today = world.Numbers(W.Region, new(2026, 4, 1), new(2027, 3, 31), exact: true);
        Assert.Equal((W.Day, 11), (today.AsAt, today.Readiness.Single(tally => tally.Status == ReadinessStatus.InProgress).Count.Value));
        Assert.Equal(W.Requirements[0], today.Readiness.Single(tally => tally.Status == ReadinessStatus.InProgress).TopMissing);
        Assert.Equal(Enum.GetValues<ReadinessStatus>(), today.Readiness.Select(tally => tally.Status));
        Assert.Equal(9, today.Supervision.Single(tally => tally is { Kind: SupervisionKind.Clinical, Status: SupervisionStatus.Met }).Count.Value);
        Assert.Equal(15, today.Supervision.Length);

        var march = world.Numbers(W.Region, March, EndOfMarch, exact: true);
        Assert.Equal((EndOfMarch, 9, W.Requirements[1]), (march.AsAt, march.Readiness[1].Count.Value!.Value, march.Readiness[1].TopMissing!.Value));
        Assert.Null(world.Numbers(W.Region, new(2026, 10, 1), new(2026, 10, 31), exact: true).Readiness[2].TopMissing);

        // Of the middle of the year nothing was worked out.
        Assert.Empty(world.Numbers(W.Region, April, EndOfApril, exact: true).Readiness);
        Assert.Empty(world.Numbers(W.Region, April, EndOfApril, exact: true).Supervision);
    }

    [Fact]
    public void Tiers_have_those_without_one_first_and_say_who_was_recognised_in_the_period()
    {
        var world = new W().With(3, W.Orchard).With(5, W.Orchard, PracticeTier.Tier2, coach => coach with
        {
            Tiers = [new(PracticeTier.Tier2, new(2026, 10, 5), null), new(PracticeTier.Tier1, new(2025, 1, 1), new(2026, 10, 4))],
        });
        var october = world.Numbers(W.Region, new(2026, 10, 1), new(2026, 10, 31), exact: true);

        Assert.Equal(
            [(null, 3, 0), (PracticeTier.Tier1, 0, 0), (PracticeTier.Tier2, 5, 5), (PracticeTier.Tier3, 0, 0), (PracticeTier.Tier4, 0, 0)],
            october.Tiers.Select(tally => (tally.Tier, tally.Count.Value!.Value, tally.MovedUp.Value!.Value)));
        Assert.Equal(0, world.Numbers(W.Region, new(2026, 11, 1), new(2026, 11, 30), exact: true).Tiers[2].MovedUp.Value);
        Assert.Equal(5, october.Previous.Tiers[1].Count.Value);
        Assert.Equal(5, world.Numbers(W.Region, new(2026, 10, 1), new(2026, 10, 31), exact: true, tiers: PracticeTier.Tier2).CoachCount.Value);
    }

    [Fact]
    public void Of_one_tier_learning_counts_by_the_tier_of_its_day_and_money_by_that_of_its_months_first()
    {
        var october = new DateOnly(2026, 10, 1);
        var world = new W().With(1, W.Orchard, facts: coach => coach with
        {
            Tiers = [new(PracticeTier.Tier2, new(2026, 10, 5), null), new(PracticeTier.Tier1, new(2025, 1, 1), new(2026, 10, 4))],
        });
        world.Spends(new(0, october, W.Orchard, 0, 1_000, 500, 0)).Learns(new(0, october, W.Orchard, 45)).Books(new(0, october, W.Orchard, 2, 1, 1));
        var facts = world.Facts() with { Learning = [new(0, october, W.Orchard, PracticeTier.Tier2, 0, 1, 60, [])] };

        foreach (var (tier, completions, money) in new[] { (PracticeTier.Tier1, 0, 1), (PracticeTier.Tier2, 1, 0) })
        {
            var numbers = new WorkforceNumbers(facts, world.Numbers(W.Region, october, new(2026, 10, 31), exact: true, tiers: tier).Request);

            Assert.Equal((completions, money * 45), (numbers.Learning.CompletionCount.Value, numbers.Learning.InformalMinutes));
            Assert.Equal((money, money * 2), (numbers.Funding.Length, numbers.Places.Booked.Value));
        }
    }

    [Fact]
    public void A_completion_counts_once_in_each_area_and_competency_and_stream()
    {
        var world = new W().With(10, W.Orchard)
            .EachCompletes(April, version: 0, funding: [new(0, 5_000), new(2, 100)])
            .EachCompletes(April, version: 1)
            .EachCompletes(April, version: 2, who: coach => coach < 8);
        var numbers = world.Numbers(W.Region, April, EndOfApril, exact: true);

        Assert.Equal([(null, 8), (W.Areas[0], 10), ((object?)W.Areas[1], 20)], Of(CompletionDimension.CompetencyArea));
        Assert.Equal([(null, 8), (W.Competencies[0].Id, 10), (W.Competencies[1].Id, 10), ((object?)W.Competencies[2].Id, 20)], Of(CompletionDimension.Competency));
        Assert.Equal([(null, 18), (W.Streams[0], 10), ((object?)W.Streams[2], 10)], Of(CompletionDimension.FundingStream));
        Assert.Equal([(OfferChannel.TrainingHub, 10), (OfferChannel.Employer, 8), ((object?)OfferChannel.Independent, 10)], Of(CompletionDimension.OfferChannel));
        Assert.Equal([(OfferFormat.Course, 10), (OfferFormat.Workshop, 10), ((object?)OfferFormat.Induction, 8)], Of(CompletionDimension.OfferFormat));
        Assert.Equal([(ProviderKind.TrainingHub, 10), (ProviderKind.PrimaryCareNetwork, 8), ((object?)ProviderKind.Commercial, 10)], Of(CompletionDimension.ProviderKind));
        Assert.Equal([((object?)null, 28)], Of(CompletionDimension.Tier));
        Assert.Equal((28, 10, 28 * 60), (numbers.Learning.CompletionCount.Value, numbers.Learning.CoachCount.Value, numbers.Learning.FormalMinutes));

        IEnumerable<(object?, int)> Of(CompletionDimension by) => numbers.Completions(by).Select(group => (group.Value, group.Count.Value!.Value));
    }

    [Fact]
    public void Months_quarters_and_years_come_in_order_up_to_the_present_one_with_those_that_have_none()
    {
        var world = new W().With(10, W.Orchard).EachCompletes(April).EachCompletes(new(2026, 7, 1));
        var year = world.Numbers(W.Region, new(2026, 4, 1), new(2027, 3, 31));

        Assert.Equal([10, 0, 0, 10, 0, 0, 0, 0], year.Completions(CompletionDimension.Month).Select(month => month.Count.Value!.Value));
        Assert.Equal(new DateOnly(2026, 11, 1), year.Completions(CompletionDimension.Month)[^1].Value);
        Assert.Equal(
            [(new DateOnly(2026, 4, 1), 10), (new DateOnly(2026, 7, 1), 10), ((object?)new DateOnly(2026, 10, 1), 0)],
            year.Completions(CompletionDimension.Quarter).Select(quarter => (quarter.Value, quarter.Count.Value!.Value)));
        Assert.Equal([((object?)new DateOnly(2026, 4, 1), 20)], year.Completions(CompletionDimension.FinancialYear).Select(one => (one.Value, one.Count.Value!.Value)));
    }

    [Fact]
    public void Coverage_is_by_area_and_the_tier_that_coaches_hold_today_and_gaps_by_how_many_need_them()
    {
        var world = new W()
            .With(8, W.Orchard, PracticeTier.Tier1, coach => coach with { Expected = [0, 1, 2], Achieved = [0, 2], Gaps = [1] })
            .With(2, W.Orchard, PracticeTier.Tier2, coach => coach with { Expected = [0], Achieved = [0], Gaps = [2, 1] })
            .With(3, W.Watermead, facts: coach => coach with { Gaps = [0] });
        var numbers = world.Numbers(W.Orchard, March, EndOfMarch, exact: true);

        Assert.Equal(
            [(W.Areas[0], PracticeTier.Tier1, 8, 0.5), (W.Areas[0], PracticeTier.Tier2, 2, 1.0), (W.Areas[1], PracticeTier.Tier1, 8, 1.0)],
            numbers.Coverage.Where(cell => cell.Coaches.Value > 0).Select(cell => (cell.AreaId, cell.Tier, cell.Coaches.Value!.Value, cell.AchievedShare!.Value)));
        Assert.Equal(8, numbers.Coverage.Length);
        Assert.Null(numbers.Coverage[3].AchievedShare);
        Assert.Equal([(W.Competencies[1].Id, 10), (W.Competencies[2].Id, 2)], numbers.Gaps.Select(gap => (gap.CompetencyId, gap.CoachesInNeed.Value!.Value)));
    }

    [Fact]
    public void Money_is_budgets_of_what_is_covered_and_what_its_coaches_were_awarded()
    {
        var world = new W().With(10, W.Orchard).With(10, W.Watermead)
            .Has(new(W.East, 0, 1_000_000, new(2026, 4, 1), new(2027, 3, 31)))
            .Has(new(W.Orchard, 0, 50_000, new(2025, 4, 1), new(2026, 3, 31)))
            .Has(new(W.West, 1, 70_000, new(2026, 4, 1), new(2027, 3, 31)));

        for (var coach = 0; coach < 10; coach++)
        {
            world.Spends(new(coach, April, W.Orchard, 0, 10_000, 20_000, 0)).Spends(new(coach, April, W.Orchard, 2, 0, 0, 9_999));
        }

        var east = world.Numbers(W.East, April, EndOfApril).Funding;
        Assert.Equal([new(W.Streams[0], east[0].CoachCount, 1_000_000, 100_000, 200_000)], east);
        Assert.Equal((10, 700_000), (east[0].CoachCount.Value, east[0].RemainingPence));
        Assert.Equal([(W.Streams[1], 70_000, 0)], world.Numbers(W.West, April, EndOfApril).Funding.Select(tally => (tally.StreamId, tally.AllocatedPence, tally.SpentPence!.Value)));
        Assert.Equal(1_120_000, world.Numbers(W.Region, new(2025, 4, 1), new(2026, 3, 31)).Funding.Sum(tally => tally.AllocatedPence) + 1_070_000);
        Assert.Equal(0, world.Numbers(null, April, EndOfApril, exact: true).Funding.Sum(tally => tally.AllocatedPence));
        Assert.Null(world.Numbers(null, April, EndOfApril, exact: true).Funding[0].RemainingPence);
    }

    [Fact]
    public void What_is_of_few_is_hidden_and_of_a_scope_of_few_everything()
    {
        var world = new W().With(20, W.Orchard, PracticeTier.Tier1).With(5, W.Watermead, PracticeTier.Tier1, coach => coach with { Gaps = [0] })
            .EachCompletes(April, who: coach => coach < 7)
            .EachCompletes(April, version: 1, who: coach => coach is >= 7 and < 19);
        var orchard = world.Numbers(W.Orchard, April, EndOfApril);
        var hub = orchard.Completions(CompletionDimension.OfferChannel).Single(group => Equals(group.Value, OfferChannel.TrainingHub));

        Assert.Equal((true, null), (hub.Count.Suppressed, hub.CpdMinutes));
        Assert.Equal(20, orchard.CoachCount.Value);

        var watermead = world.Numbers(W.Watermead, April, EndOfApril);
        Assert.Equal("1 to 7", watermead.CoachCount.Label);
        Assert.All(watermead.Tiers, tally => Assert.True(tally is { Count.Suppressed: true, MovedUp.Suppressed: true }));
        Assert.All(watermead.Completions(CompletionDimension.Month), month => Assert.True(month.Count.Suppressed));
        Assert.Equal(Enum.GetValues<OfferFormat>().Length, watermead.Completions(CompletionDimension.OfferFormat).Length);
        Assert.All(watermead.Gaps, gap => Assert.True(gap.CoachesInNeed.Suppressed));
        Assert.All(watermead.Coverage, cell => Assert.True(cell is { Coaches.Suppressed: true, AchievedShare: null }));
        Assert.True(watermead is { Learning: { CompletionCount.Suppressed: true, FormalMinutes: null, InformalMinutes: null }, Places.Booked.Suppressed: true });
    }

    [Fact]
    public void Of_nobody_all_is_nothing_and_nothing_fails()
    {
        var nobody = new WorkforceNumbers(new WorkforceFacts { Day = W.Day, MadeAt = Sample.Now }, new WorkforceRequest { Period = PeriodRules.SoFar(W.Day), Exact = true });

        Assert.Equal((0, true), (nobody.CoachCount.Value, nobody.CoachCount.Exact));
        Assert.All(nobody.Tiers, tally => Assert.Equal(0, tally.Count.Value));
        Assert.Equal((0, 0, 0), (nobody.Learning.CompletionCount.Value, nobody.Learning.FormalMinutes, nobody.Places.Booked.Value));
        Assert.True(nobody is { Readiness: [], Coverage: [], Gaps: [], Funding: [], Supervision: [] });
        Assert.All(Enum.GetValues<CompletionDimension>(), by => Assert.All(nobody.Completions(by), group => Assert.Equal(0, group.Count.Value)));
    }

    [Fact]
    public void Every_number_of_an_organisation_is_what_going_through_all_facts_for_it_gives() => Seeds.Of(60, random =>
    {
        var world = new W();

        for (var coach = 0; coach < 30; coach++)
        {
            var moved = new DateOnly(2025, 1, 1).AddDays(random.Next(600));
            world.With(1, [new(random.Next(1, 6), moved, null), new(random.Next(1, 6), new(2024, 1, 1), moved.AddDays(-1))]);
        }

        for (var month = new DateOnly(2026, 1, 1); month <= new DateOnly(2026, 6, 1); month = month.AddMonths(1))
        {
            world.EachCompletes(month, random.Next(3), _ => random.Next(3) > 0);
        }

        var facts = world.Facts();

        for (var organisation = 0; organisation < 6; organisation++)
        {
            foreach (var basis in Enum.GetValues<OrganisationBasis>())
            {
                var numbers = world.Numbers(organisation, new(2026, 1, 1), new(2026, 6, 30), basis, exact: true);
                var expected = facts.Learning.Where(fact => IsBelow(fact.Organisation, organisation, basis == OrganisationBasis.AsNow ? W.Day : fact.Month)).ToArray();
                var inPost = facts.Coaches.Count(coach =>
                    IsBelow(WorkforceScope.EmployerOf(coach, new(2026, 6, 30)), organisation, basis == OrganisationBasis.AsNow ? W.Day : new(2026, 6, 30)));

                Assert.Equal((expected.Length, expected.Select(fact => fact.Coach).Distinct().Count()), (numbers.Learning.CompletionCount.Value, numbers.Learning.CoachCount.Value));
                Assert.Equal(inPost, numbers.CoachCount.Value);
                Assert.Equal(
                    expected.GroupBy(fact => fact.Organisation).OrderBy(group => group.Key).Select(group => ((object?)W.Organisations[group.Key], group.Count())),
                    numbers.Completions(CompletionDimension.Organisation).Select(group => (group.Value, group.Count.Value!.Value)));
            }
        }

        bool IsBelow(int place, int top, DateOnly day) => place == top
            || facts.Links.Where(link => link.Child == place && link.From <= day && (link.To is null || link.To >= day)).Any(link => IsBelow(link.Parent, top, day));
    });

    [Fact]
    public void Places_are_counted_by_what_became_of_them()
    {
        var world = new W().With(10, W.Orchard);

        for (var coach = 0; coach < 10; coach++)
        {
            world.Books(new(coach, April, W.Orchard, 2, coach < 9 ? 1 : 0, 0));
        }

        var places = world.Numbers(W.Region, April, EndOfApril).Places;

        Assert.Equal((20, 10, 0), (places.Booked.Value, places.Attended.Value, places.DidNotAttend.Value));
    }
}
