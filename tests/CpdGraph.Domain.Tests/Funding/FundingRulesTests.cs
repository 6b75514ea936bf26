using System.Collections.Immutable;
using static CpdGraph.Domain.Tests.FundingSample;

namespace CpdGraph.Domain.Tests;

/// <summary>The seven refusals, and how lines, budgets and awards that stand work together.</summary>
public sealed class FundingRulesTests
{
    [Fact]
    public void Sound_lines_are_taken_from_the_employers_budget_and_the_coachs_pocket()
    {
        var budget = Budget(Own, 100_000);
        var planned = FundingRules.Decide(Case(400m, Line(Own, 300m), Line(Self, 100m)) with { Budgets = [budget] }).Value();

        Assert.Equal([(budget.Id, FundingStatus.Committed), (null, FundingStatus.Stated)], planned.Select(plan => (plan.From?.Id, plan.Status)));
        Assert.Equal([75m, 25m], planned.Select(plan => plan.Line.SharePercent!.Value));
    }

    [Fact]
    public void What_is_only_asked_for_takes_from_no_budget()
    {
        var planned = FundingRules.Decide(Case(400m, Line(Own, 300m), Line(Self, 100m)) with { Intent = FundingIntent.Ask, Budgets = [Budget(Own, 1)] }).Value();

        Assert.Equal([(null, FundingStatus.Requested), (null, FundingStatus.Stated)], planned.Select(plan => (plan.From, plan.Status)));
    }

    public static TheoryData<string, FundingCase, string[]> Refused => new()
    {
        { "1 salary money for a course", Case(400m, Line(Salary, 400m)), ["FundingNotAllowed funding.0"] },
        { "2 no registration", Case(400m, Line(Registered, 300m), Line(Self, 100m)), ["FundingNotAllowed funding.0"] },
        { "3 backfill", With(["NMC"], Case(400m, Line(Registered, 300m, use: FundingUse.Backfill), Line(Self, 100m))), ["FundingNotAllowed funding.0"] },
        { "3 mandatory training", With(["NMC"], Case(400m, Line(Registered, 400m, use: FundingUse.MandatoryTraining))), ["FundingNotAllowed funding.0"] },
        {
            "4 above the ceiling",
            With(["NMC"], Case(400m, Line(Registered, 333.01m), Line(Self, 66.99m)) with { Budgets = [Budget(Registered, 99_999)] }),
            ["FundingCeilingReached funding.0"]
        },
        {
            "4 together above the ceiling",
            With(["NMC"], Case(400m, Line(Registered, 200m), Line(Registered, 200m)) with { Budgets = [Budget(Registered, 99_999)] }),
            ["FundingCeilingReached funding.1"]
        },
        { "5 more than is left", Case(400m, Line(Own, 400m)) with { Budgets = [Budget(Own, 39_999)] }, ["FundingExhausted funding.0"] },
        { "5 together more than is left", Case(400m, Line(Own, 200m), Line(Own, 200m)) with { Budgets = [Budget(Own, 39_999)] }, ["FundingExhausted funding.1"] },
        { "5 after the last day", Case(400m, Line(Own, 400m, budget: Budget(Own, 99_999, closes: Day.AddDays(-1)))), ["FundingClosed funding.0"] },
        { "5 before the first day", Case(400m, Line(Own, 400m, budget: Budget(Own, 99_999, opens: Day.AddDays(1)))), ["FundingClosed funding.0"] },
        {
            "6 above the band",
            Apprentice(Case(10_000m, Line(Levy, 10_000m)) with { Budgets = [Budget(Levy, 9_999_999)] }),
            ["FundingCeilingReached funding.0"]
        },
        { "7 no share of the stream", Apprentice(Case(1_000m, Line(Shared, 900m, budget: Budget(Shared, 999_999)), Line(Own, 100m))), ["FundingMismatch funding"] },
        { "7 sum", Case(400m, Line(Own, 300m)), ["FundingMismatch funding"] },
        { "7 shares", Case(400m, Line(Own, share: 60), Line(Self, share: 39)), ["FundingMismatch funding"] },
        { "another's kind of employer", Case(400m, Line(Trust, 400m)), ["FundingNotAllowed funding.0"] },
        { "another's staff", Case(400m, Line(Own, 400m, budget: Budget(Own, 99_999, Hub.Id))), ["FundingNotAllowed funding.0"] },
        {
            "another area",
            Case(400m, Line(Bought, 400m, budget: Budget(Bought, 99_999, OrganisationId.New(Sample.Now)))),
            ["FundingNotAllowed funding.0"]
        },
        { "no apprenticeship", Case(400m, Line(Levy, 400m, budget: Budget(Levy, 99_999))), ["FundingNotAllowed funding.0"] },
        { "nothing to award", Case(400m, Line(Free, 400m)), ["FundingNotAllowed funding.0"] },
        { "no budget of the kind", Case(400m, Line(Bought, 400m)), ["FundingExhausted funding.0"] },
        { "the budget of another stream", Case(400m, Line(Own, 400m, budget: Budget(Self, 99_999))), ["Invalid funding.0.allocationId"] },
        { "an unknown budget", Case(400m, Line(Own, 400m) with { Allocation = Sample.Named<FundingAllocation>(null) }), ["NotFound funding.0.allocationId"] },
        { "an unknown amount out of a budget", Case(null, Line(Own, budget: Budget(Own, 99_999))), ["Required funding.0.amount"] },
        { "nothing out of a budget", Case(null, Line(Own, 0m, budget: Budget(Own, 99_999))), ["OutOfRange funding.0.amount"] },
        { "out of one budget at most", Case(600m, Line(Charity, 600m, budget: Budget(Charity, 99_999))), ["FundingCeilingReached funding.0"] },
        {
            "all at once",
            Case(400m, Line(Salary, 100m), Line(Own, 100m, budget: Budget(Own, 1)), Line(Trust, 100m)),
            ["FundingExhausted funding.1", "FundingMismatch funding", "FundingNotAllowed funding.0", "FundingNotAllowed funding.2"]
        },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_may_not_be_is_refused_and_the_line_named(string name, FundingCase funding, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, FundingRules.Decide(funding).Mistakes());
        Assert.All(FundingRules.Decide(funding).Errors().OfType<IRuleError>(), error => Assert.True(error.Rule.Length > 0 && error.Mend.Length > 0, error.ToString()));
    }

    [Fact]
    public void A_refusal_names_its_rule_its_source_and_what_could_still_be_paid()
    {
        var used = With(["NMC"], Case(400m, Line(Registered, 333m), Line(Self, 67m)) with { Budgets = [Budget(Registered, 99_999)] });
        var refusal = Refusal(used with { Facts = used.Facts with { Used = [Used(Registered, 20_000)] } });

        Assert.Equal(("PER_HEAD", "Page of PER_HEAD", new Money(13_300)), (refusal.Rule, refusal.SourceReference, refusal.UpTo!.Value));
        Assert.Equal("Take £133.00 or less from it, and the rest from another stream.", refusal.Mend);
        Assert.Equal(new Money(39_999), Refusal(Case(400m, Line(Own, 400m)) with { Budgets = [Budget(Own, 39_999)] }).UpTo);
        Assert.Null(Refusal(Case(400m, Line(Salary, 400m))).UpTo);
    }

    [Fact]
    public void Exactly_what_is_left_of_a_ceiling_or_a_budget_is_paid()
    {
        var funding = With(["NMC"], Case(333m, Line(Registered, 333m)) with { Budgets = [Budget(Registered, 33_300)] });

        Assert.Equal(FundingStatus.Committed, Assert.Single(FundingRules.Decide(funding).Value()).Status);
        Assert.Equal(["FundingCeilingReached funding.0"], FundingRules.Decide(funding with { Facts = funding.Facts with { Used = [Used(Registered, 1)] } }).Mistakes());
        Assert.Single(FundingRules.Decide(funding with { Facts = funding.Facts with { Used = [Used(Registered, 33_300, new(2026, 3, 31))] } }).Value());
    }

    [Theory]
    [InlineData(95, 5)]
    [InlineData(100, 0)]
    public void A_stream_that_pays_a_share_pays_one_of_its_shares_and_another_the_rest(int share, int rest)
    {
        var budget = Budget(Shared, 999_999);
        FundingEntry[] lines = rest == 0 ? [Line(Shared, share: share, budget: budget)] : [Line(Shared, share: share, budget: budget), Line(Own, share: rest)];

        Assert.Equal(new Money(100_001 * share / 100 + (rest == 0 ? 0 : 1)), FundingRules.Decide(Apprentice(Case(1_000.01m, lines))).Value()[0].Line.Amount);
    }

    [Fact]
    public void The_rest_of_a_share_may_not_be_left_open_when_money_is_awarded_in_part()
    {
        var budget = Budget(Shared, 999_999);
        var part = Apprentice(Case(1_000m, Line(Shared, 950m, budget: budget))) with { Standing = [] };
        var mismatch = Assert.IsType<AwardError.Mismatch>(Assert.Single(FundingRules.Decide(part).Errors()));

        Assert.Equal((FundingRules.ExactShare, new Money(100_000), new Money(95_000)), (mismatch.Gap.Rule, mismatch.Gap.Expected, mismatch.Gap.Actual));
        Assert.Single(FundingRules.Decide(part with { Standing = [Award(5_000, FundingStatus.Spent)] }).Value());
    }

    [Fact]
    public void The_budget_that_closes_first_and_has_enough_pays()
    {
        var late = Budget(Own, 99_999, closes: Day.AddDays(300));
        var soon = Budget(Own, 40_000, closes: Day.AddDays(20));
        var little = Budget(Own, 100, closes: Day.AddDays(5));
        var planned = FundingRules.Decide(Case(500m, Line(Own, 400m), Line(Own, 100m)) with { Budgets = [late, little, soon] }).Value();

        Assert.Equal([soon.Id, late.Id], planned.Select(plan => plan.From!.Id));
    }

    [Fact]
    public void Who_holds_money_without_a_budget_here_is_taken_at_their_word()
    {
        Assert.Equal(FundingStatus.Stated, Assert.Single(FundingRules.Decide(Case(400m, Line(Own, 400m))).Value()).Status);
        Assert.Equal(["FundingExhausted funding.0"], FundingRules.Decide(Case(400m, Line(Own, 400m)) with { MayBeStated = false }).Mistakes());
    }

    [Fact]
    public void An_award_may_pay_a_part_but_never_more_than_it_costs()
    {
        var budget = Budget(Own, 99_999);
        var part = Case(400m, Line(Own, 100m, budget: budget)) with { Standing = [Award(30_000, FundingStatus.Committed, Levy)] };

        Assert.Single(FundingRules.Decide(part).Value());
        Assert.Equal(["FundingMismatch funding"], FundingRules.Decide(part with { Entries = [Line(Own, 100.01m, budget: budget)] }).Mistakes());
        Assert.Equal(new Money(10_000), FundingRules.Decide(part with { Entries = [Line(Own, share: 25, budget: budget)] }).Value()[0].Line.Amount);
        Assert.Equal(["FundingMismatch funding"], FundingRules.Decide(part with { Entries = [Line(Own, share: 26, budget: budget)] }).Mistakes());
        Assert.Equal(["Required funding"], FundingRules.Decide(part with { Entries = [] }).Mistakes());
    }

    [Fact]
    public void Money_takes_the_place_of_what_was_only_stated()
    {
        var stated = Award(40_000, FundingStatus.Stated) with { Id = FundingAwardId.New(Sample.Now) };
        var funding = Case(400m, Line(Own, 400m, budget: Budget(Own, 99_999))) with { Standing = [stated] };

        Assert.Same(stated, Assert.Single(FundingRules.Decide(funding).Value()).Takes);
        Assert.Equal(["FundingMismatch funding"], FundingRules.Decide(funding with { Standing = [Award(40_000, FundingStatus.Spent)] }).Mistakes());
    }

    [Fact]
    public void What_takes_the_place_of_an_award_does_not_count_twice_against_a_ceiling()
    {
        var stated = Award(33_300, FundingStatus.Stated, Registered);
        var funding = With(["NMC"], Case(400m, Line(Registered, 333m, budget: Budget(Registered, 99_999))) with { Standing = [stated] });
        var used = Used(Registered, 33_300) with { Id = stated.Id };

        Assert.Single(FundingRules.Decide(funding with { Facts = funding.Facts with { Used = [used] } }).Value());
    }

    private static FundingCase Case(decimal? cost, params FundingEntry[] lines) => new()
    {
        Entries = [.. lines],
        Cost = cost is { } known ? Money.TryOfAmount(known) : null,
        CostIsStated = cost is not null,
        Intent = FundingIntent.Commit,
        Today = Day,
        Facts = Facts,
    };

    private static FundingCase With(ImmutableArray<string> bodies, FundingCase funding) => funding with { Facts = funding.Facts with { Bodies = bodies } };

    private static FundingCase Apprentice(FundingCase funding) => funding with { Facts = FundingSample.With(Offer(100_000, apprenticeship: true)) };

    private static FundingRefusal Refusal(FundingCase funding) => Assert.IsType<AwardError.Refused>(Assert.Single(FundingRules.Decide(funding).Errors())).Refusal;
}
