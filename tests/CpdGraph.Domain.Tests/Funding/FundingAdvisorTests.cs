using static CpdGraph.Domain.Tests.FundingSample;

namespace CpdGraph.Domain.Tests;

public sealed class FundingAdvisorTests
{
    [Fact]
    public void Every_stream_has_one_advice_and_what_may_pay_comes_first()
    {
        var facts = Facts with { Offer = Offer(40_000) with { UsualStreams = [Own.Stream.Id] }, HeldForArea = [Bought.Stream.Id] };
        var advice = FundingAdvisor.Advise(facts, FundingUse.CourseFee);

        Assert.Equal(
            [
                "OWN MayPay", "BOUGHT MayPay", "CHARITY MayPay", "SELF MayPay", "SHARED MayPayPart",
                "FREE MayNotPay", "LEVY MayNotPay", "REGISTERED MayNotPay", "SALARY MayNotPay", "TRUST MayNotPay",
            ],
            advice.Select(one => $"{one.Stream.Code} {one.Verdict}"));
        Assert.All(advice, one => Assert.False(string.IsNullOrWhiteSpace(one.Reason)));
    }

    [Fact]
    public void Salary_money_never_pays_a_course_and_says_by_which_rule()
    {
        var advice = Of(Salary);

        Assert.Equal((FundingVerdict.MayNotPay, "NEVER_FEES", "Page of NEVER_FEES"), (advice.Verdict, advice.Rule, advice.SourceReference));
        Assert.Equal("SALARY never pays course fees: The rule NEVER_FEES. Choose another stream for it.", advice.Reason);
        Assert.Equal(FundingVerdict.MayPay, Of(Salary, use: FundingUse.Salary).Verdict);
    }

    [Fact]
    public void Where_rules_say_what_a_stream_pays_it_pays_nothing_else()
    {
        var advice = Of(Levy, With(Offer(40_000, apprenticeship: true)), FundingUse.Travel);

        Assert.Equal((FundingVerdict.MayNotPay, "TRAINING"), (advice.Verdict, advice.Rule));
        Assert.Equal("LEVY pays course fees and assessment fees, and not travel. Choose another stream for it.", advice.Reason);
    }

    [Fact]
    public void A_fund_for_registered_staff_asks_for_one_of_its_bodies()
    {
        var without = Of(Registered, Facts with { Bodies = ["GMC"] });
        Assert.Equal((FundingVerdict.MayNotPay, "BODIES"), (without.Verdict, without.Rule));
        Assert.Equal(
            "The rule BODIES. The coach has no registration with NMC or HCPC here. Choose another stream, or record the registration if there is one.", without.Reason);

        var with = Of(Registered, With(Offer(20_000)) with { Bodies = ["nmc"] });
        Assert.Equal((FundingVerdict.MayPay, new Money(33_300), new Money(20_000)), (with.Verdict, with.Ceiling!.Value, with.UpTo!.Value));
        Assert.EndsWith("the line manager approves.", with.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ceiling_counts_what_was_used_of_it_in_the_financial_year()
    {
        var facts = Facts with
        {
            Bodies = ["NMC"],
            Used =
            [
                Used(Registered, 10_000, new(2026, 4, 1)), Used(Registered, 5_000), Used(Registered, 99_999, new(2026, 3, 31)), Used(Own, 88_888),
                Used(Registered, 77_777, use: FundingUse.Travel),
            ],
        };

        var part = Of(Registered, facts);
        Assert.Equal((FundingVerdict.MayPayPart, "PER_HEAD", new Money(18_300)), (part.Verdict, part.Rule, part.UpTo!.Value));
        Assert.Equal("The rule PER_HEAD. Up to £183.00 for this offer now. The rest comes from another stream. Ask for it with the place: the line manager approves.", part.Reason);

        var gone = Of(Registered, facts with { Used = [Used(Registered, 33_300)] });
        Assert.Equal((FundingVerdict.MayNotPay, "PER_HEAD", new Money(33_300), null), (gone.Verdict, gone.Rule, gone.Ceiling!.Value, gone.UpTo));
        Assert.Equal(
            "REGISTERED pays £333.00 at most for each person in a financial year, and nothing of it is left in 2026/27. Take it from another stream.", gone.Reason);
    }

    [Fact]
    public void A_ceiling_for_one_offer_counts_what_was_used_for_that_offer()
    {
        var offer = Offer(1_000_000, apprenticeship: true);
        var advice = Of(Levy, With(offer) with { Used = [Used(Levy, 100_000, new(2020, 1, 1), offer.Id), Used(Levy, 500_000, offer: OfferId.New(Sample.Now))] });

        Assert.Equal((FundingVerdict.MayPayPart, "BAND", new Money(800_000), 100m), (advice.Verdict, advice.Rule, advice.UpTo!.Value, advice.SharePercent!.Value));
    }

    [Fact]
    public void A_share_of_the_price_is_a_part_and_another_share_on_a_condition_is_told()
    {
        var advice = Of(Shared, With(Offer(10_001, apprenticeship: true)));

        Assert.Equal((FundingVerdict.MayPayPart, "MOST", 95m, new Money(9_500)), (advice.Verdict, advice.Rule, advice.SharePercent!.Value, advice.UpTo!.Value));
        Assert.Contains("It may be 100 percent, by the apprentice's age.", advice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_turns_on_a_fact_that_is_not_kept_is_unknown_and_says_whom_to_ask()
    {
        var gated = FundingSample.Stream(
            "GATED", FundingKind.TrainingHub, stream => [Rule(stream, "CRITERIA") with { Condition = FundingCondition.FactNotKept, Fact = "the hub's own criteria" }]);
        var advice = Of(gated, Facts with { Streams = [gated] });

        Assert.Equal((FundingVerdict.Unknown, "CRITERIA"), (advice.Verdict, advice.Rule));
        Assert.Equal("The rule CRITERIA. That turns on the hub's own criteria, which is not kept here: ask who holds the money.", advice.Reason);
    }

    [Fact]
    public void Money_for_an_area_needs_somebody_there_who_holds_it()
    {
        Assert.Equal((FundingVerdict.Unknown, "AREA"), (Of(Bought).Verdict, Of(Bought).Rule));
        Assert.Equal(FundingVerdict.MayPay, Of(Bought, Facts with { HeldForArea = [Bought.Stream.Id] }).Verdict);
        Assert.Equal(FundingVerdict.MayNotPay, Of(Bought, Facts with { Employers = [], InAreaOf = [] }).Verdict);
    }

    [Fact]
    public void A_stream_is_for_staff_of_its_kinds_of_employer_and_only_while_it_is_open()
    {
        var kind = Of(Trust);
        Assert.Equal((FundingVerdict.MayNotPay, FundingRules.EmployerKind), (kind.Verdict, kind.Rule));
        Assert.Equal(
            "TRUST is for staff of a NHS trust, and the coach's employer is none. Choose another stream. If the employer recorded here is wrong, mend the employment first.", kind.Reason);

        var closed = Own with { Stream = Own.Stream with { ClosesOn = Day.AddDays(-1) } };
        var advice = Of(closed, Facts with { Streams = [closed] });
        Assert.Equal((FundingVerdict.MayNotPay, FundingRules.StreamOpen), (advice.Verdict, advice.Rule));
        Assert.Equal("OWN closed on 23 November 2026. Choose a stream that is open on the day.", advice.Reason);
    }

    [Fact]
    public void Between_employments_no_employer_pays_and_the_own_pocket_does()
    {
        var facts = Facts with { Employers = [] };

        Assert.Equal(FundingVerdict.MayNotPay, Of(Own, facts).Verdict);
        Assert.Equal(FundingVerdict.MayPay, Of(Self, facts).Verdict);
    }

    [Fact]
    public void Of_a_free_offer_there_is_nothing_to_pay()
    {
        var facts = With(Offer(null, free: true));

        Assert.Equal(FundingVerdict.MayPay, Of(Free, facts).Verdict);
        Assert.Equal("This offer costs nothing, so there is nothing to pay. Book it.", Of(Own, facts).Reason);
        Assert.Equal(FundingVerdict.MayPay, Of(Own, facts, FundingUse.Travel).Verdict);
        Assert.Equal(FundingVerdict.Unknown, Of(Free, With(Offer(null, free: null))).Verdict);
    }

    [Fact]
    public void What_no_rule_speaks_of_is_unknown()
    {
        Assert.Equal((FundingVerdict.Unknown, null), (Of(Bought, use: FundingUse.Travel).Verdict, Of(Bought, use: FundingUse.Travel).Rule));
    }

    [Fact]
    public void A_rule_counts_from_its_first_to_its_last_day()
    {
        var changed = new StreamRules(Registered.Stream, [.. Registered.Rules.Select(rule => rule.Code == "FEES_ONLY" ? rule with { ValidTo = Day.AddDays(-1) } : rule)]);

        Assert.Equal("FEES_ONLY", Of(Registered, Facts with { Bodies = ["NMC"] }, FundingUse.Backfill).Rule);
        Assert.Equal("PER_HEAD", Of(changed, Facts with { Bodies = ["NMC"], Streams = [changed] }, FundingUse.Backfill).Rule);
    }

    [Fact]
    public void What_is_left_is_told_to_who_may_see_it()
    {
        var facts = Facts with { Remaining = Facts.Remaining.Add(Own.Stream.Id, new Money(12_345)) };

        Assert.Equal(new Money(12_345), Of(Own, facts).Remaining);
        Assert.Null(Of(Self, facts).Remaining);
    }

    private static FundingAdvice Of(StreamRules stream, FundingFacts? facts = null, FundingUse use = FundingUse.CourseFee) =>
        FundingAdvisor.Advise(facts ?? Facts, use).Single(advice => advice.Stream.Id == stream.Stream.Id);
}
