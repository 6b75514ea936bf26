using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class CompletionRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly OfferState Taken = Sample.Offer(OfferStatus.Published);
    private static readonly OfferHistory History = new(Taken.Offer, [Taken.Version]);
    private static readonly FundingStream Hub = Sample.Stream();
    private static readonly FundingStream Self = Sample.Stream("SELF");

    [Fact]
    public void A_sound_claim_stands_with_the_version_and_minutes_of_the_offer()
    {
        var recorded = Decide(Claim()).Value();

        var completion = recorded.Completion;
        Assert.Equal((Coach, Taken.Offer.Id, Taken.Version.Id), (completion.CoachId, completion.OfferId, completion.OfferVersionId));
        Assert.Equal(1_440, completion.CpdMinutes);
        Assert.Equal(Verification.SelfReported, completion.Verification);
        Assert.Null(completion.ExpiresOn);
        Assert.Empty(recorded.Funding);
    }

    [Fact]
    public void Sixty_percent_hub_and_forty_self_funded_come_out_to_the_penny()
    {
        var employer = OrganisationId.New(Sample.Now);
        var claim = Claim() with { Cost = new(300.01m), Funding = [Share(Hub, 60), Share(Self, 40)] };

        var recorded = CompletionRules.Decide(claim, Facts() with { EmployerId = employer }).Value();

        Assert.Equal([new Money(18_001), new Money(12_000)], recorded.Funding.Select(award => award.Amount!.Value));
        Assert.Equal([60m, 40m], recorded.Funding.Select(award => award.SharePercent!.Value));
        Assert.Equal([1, 2], recorded.Funding.Select(award => award.Position));
        Assert.All(recorded.Funding, award => Assert.Equal(
            (Coach, recorded.Completion.Id, employer, FundingStatus.Stated, FundingUse.CourseFee),
            (award.CoachId, award.CompletionId, award.EmployerId, award.Status, award.Use)));
        Assert.Equal(new Money(30_001), recorded.Completion.Cost);
    }

    [Fact]
    public void Amounts_that_make_the_cost_tell_their_shares()
    {
        var recorded = Decide(Claim() with { Cost = new(300m), Funding = [Amount(Hub, 200m), Amount(Self, 100m)] }).Value();

        Assert.Equal([66.67m, 33.33m], recorded.Funding.Select(award => award.SharePercent!.Value));
    }

    [Fact]
    public void Who_paid_may_be_known_without_how_much()
    {
        var unknown = new FundingEntry { Stream = Sample.Named(Hub) };

        Assert.Null(Assert.Single(Decide(Claim() with { Funding = [unknown] }).Value().Funding).Amount);
        Assert.Equal(2, Decide(Claim() with { Cost = new(300m), Funding = [unknown, Amount(Self, 100m)] }).Value().Funding.Length);
        Assert.Equal(new Money(10_000), Assert.Single(Decide(Claim() with { Funding = [Amount(Self, 100m)] }).Value().Funding).Amount);
    }

    public static TheoryData<string, CompletionClaim, string[]> Refused => new()
    {
        { "tomorrow", Claim() with { OccurredOn = Sample.Today.AddDays(1) }, ["InFuture occurredOn"] },
        { "before 1970", Claim() with { OccurredOn = new(1969, 12, 31) }, ["OutOfRange occurredOn"] },
        { "unknown offer", Claim() with { Offer = Sample.Named<OfferHistory>(null) }, ["NotFound offer"] },
        { "a draft", Claim() with { Offer = Draft() }, ["NotFound offer"] },
        { "no minutes", Claim() with { CpdMinutes = 0 }, ["OutOfRange cpdMinutes"] },
        { "too many minutes", Claim() with { CpdMinutes = 60_001 }, ["OutOfRange cpdMinutes"] },
        { "no days", Claim() with { DaysAttended = 0 }, ["OutOfRange daysAttended"] },
        { "more days than taught", Claim() with { DaysAttended = 4.5m }, ["OutOfRange daysAttended"] },
        { "split days", Claim() with { DaysAttended = 0.333m }, ["Invalid daysAttended"] },
        { "a plain link", Claim() with { EvidenceUrl = "http://example.org/a.pdf" }, ["LinkNotAllowed evidenceUrl"] },
        { "a long link", Claim() with { EvidenceUrl = "https://example.org/" + new string('a', 2_048) }, ["TooLong evidenceUrl"] },
        { "negative cost", Claim() with { Cost = new(-0.01m) }, ["OutOfRange cost.amount"] },
        { "parts of a penny", Claim() with { Cost = new(1.005m) }, ["Invalid cost.amount"] },
        { "no currency", Claim() with { Cost = new(1m, "pounds") }, ["Invalid cost.currency"] },
        { "huge cost", Claim() with { Cost = new(decimal.MaxValue) }, ["OutOfRange cost.amount"] },
        { "unknown run", Claim() with { Run = Sample.Named<OfferRun>(null) }, ["NotFound runId"] },
        { "unknown correction", Claim() with { Replaces = Sample.Named<Completion>(null) }, ["NotFound replacesId"] },
        { "another's completion", Claim() with { Replaces = Sample.Named(Sample.Completion(CoachId.New(Sample.Now))) }, ["NotFound replacesId"] },
        { "unknown stream", Claim() with { Funding = [new() { Stream = Sample.Named<FundingStream>(null) }] }, ["NotFound funding.0.streamId"] },
        { "negative money", Claim() with { Cost = new(10m), Funding = [Amount(Hub, 20m), Amount(Self, -10m)] }, ["OutOfRange funding.1.amount.amount"] },
        { "too little", Claim() with { Cost = new(10m), Funding = [Amount(Hub, 9.99m)] }, ["FundingMismatch funding"] },
        { "too much", Claim() with { Cost = new(10m), Funding = [Amount(Hub, 9m), Amount(Self, 1.01m)] }, ["FundingMismatch funding"] },
        { "more than the whole is known", Claim() with { Cost = new(10m), Funding = [Amount(Hub, 10.01m), new() { Stream = Sample.Named(Self) }] }, ["FundingMismatch funding"] },
        { "99 percent", Claim() with { Cost = new(10m), Funding = [Share(Hub, 60), Share(Self, 39)] }, ["FundingMismatch funding"] },
        { "101 percent", Claim() with { Cost = new(10m), Funding = [Share(Hub, 60), Share(Self, 41)] }, ["FundingMismatch funding"] },
        { "shares of nothing", Claim() with { Funding = [Share(Hub, 60), Share(Self, 40)] }, ["Required cost"] },
        { "no share", Claim() with { Cost = new(10m), Funding = [Share(Hub, 0), Share(Self, 100)] }, ["OutOfRange funding.0.sharePercent"] },
        { "finer than two decimals", Claim() with { Cost = new(10m), Funding = [Share(Hub, 33.333m), Share(Self, 66.667m)] }, ["Invalid funding.0.sharePercent", "Invalid funding.1.sharePercent"] },
        { "share and amount in one", Claim() with { Cost = new(10m), Funding = [Share(Hub, 100) with { Amount = new(10m) }] }, ["Invalid funding.0"] },
        { "shares and amounts", Claim() with { Cost = new(10m), Funding = [Share(Hub, 50), Amount(Self, 5m)] }, ["Invalid funding"] },
        { "two currencies", Claim() with { Cost = new(10m), Funding = [Amount(Hub, 10m) with { Amount = new(10m, "EUR") }] }, ["Invalid funding.0.amount.currency"] },
        { "21 lines", Claim() with { Funding = [.. Enumerable.Repeat(Amount(Hub, 1m), 21)] }, ["TooMany funding"] },
        { "a budget", Claim() with { Funding = [Amount(Hub, 1m) with { Allocation = Sample.Named<FundingAllocation>(null) }] }, ["Invalid funding.0.allocationId"] },
        { "a patient's number", Claim() with { Funding = [Amount(Hub, 1m) with { Reference = "PO 943 476 5919" }] }, ["NhsNumberInText funding.0.reference"] },
        {
            "all at once",
            Claim() with
            {
                Offer = Sample.Named<OfferHistory>(null), OccurredOn = Sample.Today.AddDays(1), CpdMinutes = -1, Cost = new(-1m), EvidenceUrl = "ftp://x", Funding = [Share(Hub, 101)],
            },
            ["InFuture occurredOn", "LinkNotAllowed evidenceUrl", "NotFound offer", "OutOfRange cost.amount", "OutOfRange cpdMinutes", "OutOfRange funding.0.sharePercent"]
        },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, CompletionClaim claim, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, Decide(claim).Mistakes());
    }

    [Fact]
    public void A_mismatch_says_what_was_expected_and_what_came()
    {
        var error = Assert.IsType<RecordCompletionError.FundingMismatch>(
            Assert.Single(Decide(Claim() with { Cost = new(10m), Funding = [Amount(Hub, 9m), Amount(Self, 2m)] }).Errors()));

        Assert.Equal((new Money(1_000), new Money(1_100)), (error.Gap.Expected, error.Gap.Actual));
        Assert.Equal("The amounts add up to 11.00, and it cost 10.00. Change one of them so that they agree.", error.Message);
        Assert.Equal("FUNDING_ADDS_UP", ((IRuleError)error).Rule);
    }

    [Fact]
    public void Today_in_England_is_not_the_future()
    {
        // Half past midnight in London, in summer, is still yesterday by UTC.
        var now = new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero);

        _ = CompletionRules.Decide(Claim() with { OccurredOn = new(2026, 7, 2) }, Facts() with { Now = now }).Value();
        Assert.Equal(["InFuture occurredOn"], CompletionRules.Decide(Claim() with { OccurredOn = new(2026, 7, 3) }, Facts() with { Now = now }).Mistakes());
    }

    [Fact]
    public void An_offer_that_does_not_say_its_minutes_asks_for_them()
    {
        var silent = Taken.Version with { Delivery = new() };
        var claim = Claim() with { Offer = Sample.Named(History with { Versions = [silent] }) };

        Assert.Equal(["Required cpdMinutes"], Decide(claim).Mistakes());
        Assert.Equal(90, Decide(claim with { CpdMinutes = 90 }).Value().Completion.CpdMinutes);
    }

    [Fact]
    public void The_version_of_the_day_counts()
    {
        var offer = Taken.Offer;
        var first = Sample.Version(offer.Id, 1, At(10, 1)) with { ValidForMonths = 12 };
        var second = Sample.Version(offer.Id, 2, At(11, 1));
        var third = Sample.Version(offer.Id, 3, At(11, 20));
        var draft = Sample.Version(offer.Id, 4);
        var history = new OfferHistory(offer, [draft, third, first, second]);

        Assert.Equal(first, history.On(new(2026, 9, 1)));
        Assert.Equal(first, history.On(new(2026, 10, 31)));
        Assert.Equal(second, history.On(new(2026, 11, 1)));
        Assert.Equal(third, history.On(Sample.Today));
        Assert.Null((history with { Versions = [draft] }).On(Sample.Today));
        var early = Decide(Claim() with { Offer = Sample.Named(history), OccurredOn = new(2026, 10, 5) }).Value().Completion;
        Assert.Equal((first.Id, new DateOnly(2027, 10, 5)), (early.OfferVersionId, early.ExpiresOn));
    }

    [Fact]
    public void After_its_withdrawal_nobody_finishes_an_offer()
    {
        var gone = History with { WithdrawnOn = Sample.Today.AddDays(-10) };

        var error = Assert.IsType<RecordCompletionError.OutsideOfferDates>(Assert.Single(Decide(Claim() with { Offer = Sample.Named(gone) }).Errors()));

        Assert.Equal((Sample.Today.AddDays(-30), Sample.Today.AddDays(-10)), (error.FirstDay, error.LastDay!.Value));
        Assert.Equal(UserErrorCode.OutsideOfferDates, error.Code);
        _ = Decide(Claim() with { Offer = Sample.Named(gone), OccurredOn = Sample.Today.AddDays(-10) }).Value();
    }

    [Fact]
    public void A_run_is_not_finished_before_its_last_day()
    {
        var run = Run(Taken.Offer.Id);

        Assert.Equal(["OutsideOfferDates occurredOn"], Decide(Claim() with { Run = Sample.Named(run), OccurredOn = Sample.Today.AddDays(-6) }).Mistakes());
        Assert.Equal(run.Id, Decide(Claim() with { Run = Sample.Named(run), OccurredOn = Sample.Today.AddDays(-5) }).Value().Completion.RunId);
        Assert.Equal(["NotFound runId"], Decide(Claim() with { Run = Sample.Named(Run(OfferId.New(Sample.Now))) }).Mistakes());
    }

    [Fact]
    public void The_same_offer_on_the_same_day_is_recorded_once_unless_it_corrects()
    {
        var before = Sample.Completion(Coach);
        var facts = Facts() with { SameDay = [before] };

        var error = Assert.IsType<RecordCompletionError.AlreadyRecorded>(Assert.Single(CompletionRules.Decide(Claim(), facts).Errors()));
        var correction = CompletionRules.Decide(Claim() with { Replaces = Sample.Named(before) }, facts).Value();

        Assert.Equal(new RecordReference(RecordKind.Completion, before.Id.Value), error.Existing);
        Assert.Equal(before.Id, correction.Completion.ReplacesId);
        Assert.Equal(["WrongState replacesId"], CompletionRules.Decide(Claim() with { Replaces = Sample.Named(before) }, facts with { Replaced = [before.Id] }).Mistakes());
        _ = CompletionRules.Decide(Claim(), facts with { SameDay = [before with { Verification = Verification.Rejected }] }).Value();
        _ = CompletionRules.Decide(Claim(), facts with { Replaced = [before.Id] }).Value();
    }

    private static Outcome<RecordedCompletion, RecordCompletionError> Decide(CompletionClaim claim) => CompletionRules.Decide(claim, Facts());

    private static CompletionClaim Claim() => new() { Offer = Sample.Named(History), OccurredOn = Sample.Today.AddDays(-3) };

    private static CompletionFacts Facts() => new() { CoachId = Coach, RecorderId = PrincipalId.New(Sample.Now), Now = Sample.Now };

    private static Named<OfferHistory> Draft()
    {
        var draft = Sample.Offer(OfferStatus.Draft);

        return Sample.Named(new OfferHistory(draft.Offer, [draft.Version]));
    }

    private static FundingEntry Share(FundingStream stream, decimal percent) => new() { Stream = Sample.Named(stream), SharePercent = percent };

    private static FundingEntry Amount(FundingStream stream, decimal pounds) => new() { Stream = Sample.Named(stream), Amount = new(pounds) };

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 9, 0, 0, TimeSpan.Zero);

    private static OfferRun Run(OfferId offer) => new()
    {
        Id = OfferRunId.New(Sample.Now),
        OfferId = offer,
        StartsAt = Sample.Now.AddDays(-8),
        EndsAt = Sample.Now.AddDays(-5),
        Price = new(),
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };
}
