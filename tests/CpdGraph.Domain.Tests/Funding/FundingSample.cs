using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Made-up streams, rules and budgets. Their figures are nobody's.</summary>
internal static class FundingSample
{
    public static readonly DateOnly Day = Sample.Today;
    public static readonly Organisation Employer = Sample.Organisation();
    public static readonly Organisation Hub = Sample.Organisation() with { Kind = OrganisationKind.TrainingHub };
    public static readonly PrincipalId Somebody = PrincipalId.New(Sample.Now);

    public static readonly StreamRules Own = Stream("OWN", FundingKind.Employer, stream => [Rule(stream, "OWN_STAFF") with { Condition = FundingCondition.OwnStaff }]);
    public static readonly StreamRules Registered = Stream(
        "REGISTERED",
        FundingKind.NhsEngland,
        stream =>
        [
            Rule(stream, "BODIES") with { Condition = FundingCondition.Registered, Bodies = ["NMC", "HCPC"] },
            Rule(stream, "PER_HEAD") with { Uses = [FundingUse.CourseFee], Ceiling = new Money(33_300), CeilingPer = CeilingScope.PersonAndFinancialYear },
            Rule(stream, "FEES_ONLY") with { Uses = [FundingUse.Backfill, FundingUse.MandatoryTraining], Ceiling = Money.Zero, CeilingPer = CeilingScope.PersonAndFinancialYear },
            Rule(stream, "MANAGER") with { Condition = FundingCondition.ManagerApproves },
        ]);
    public static readonly StreamRules Bought = Stream(
        "BOUGHT", FundingKind.TrainingHub, stream => [Rule(stream, "AREA") with { Condition = FundingCondition.InArea, Uses = [FundingUse.CourseFee] }]);
    public static readonly StreamRules Levy = Stream(
        "LEVY",
        FundingKind.ApprenticeshipLevy,
        stream =>
        [
            Rule(stream, "TRAINING") with { Condition = FundingCondition.Apprenticeship, Uses = [FundingUse.CourseFee, FundingUse.AssessmentFee], SharePercent = 100 },
            Rule(stream, "BAND") with { Uses = [FundingUse.CourseFee], Ceiling = new Money(900_000), CeilingPer = CeilingScope.Offer },
        ]);
    public static readonly StreamRules Shared = Stream(
        "SHARED",
        FundingKind.ApprenticeshipLevy,
        stream =>
        [
            Rule(stream, "MOST") with { SharePercent = 95, Uses = [FundingUse.CourseFee] },
            Rule(stream, "ALL") with { SharePercent = 100, Uses = [FundingUse.CourseFee], Condition = FundingCondition.FactNotKept, Fact = "the apprentice's age" },
        ]);
    public static readonly StreamRules Salary = Stream(
        "SALARY",
        FundingKind.Arrs,
        stream =>
        [
            Rule(stream, "SALARY_ONLY") with { Uses = [FundingUse.Salary], SharePercent = 100 },
            Rule(stream, "NEVER_FEES") with { Uses = [FundingUse.CourseFee, FundingUse.Backfill], Ceiling = Money.Zero, CeilingPer = CeilingScope.Allocation },
        ],
        OrganisationKind.PrimaryCareNetwork);
    public static readonly StreamRules Trust = Stream("TRUST", FundingKind.Employer, _ => [], OrganisationKind.NhsTrust);
    public static readonly StreamRules Free = Stream(
        "FREE", FundingKind.NhsEngland, stream => [Rule(stream, "NO_AWARD") with { Condition = FundingCondition.NothingToAward, Uses = [FundingUse.CourseFee] }]);
    public static readonly StreamRules Self = Stream("SELF", FundingKind.Self, stream => [Rule(stream, "ANY")]);
    public static readonly StreamRules Charity = Stream("CHARITY", FundingKind.Charity, stream => [Rule(stream, "GIFT") with { Ceiling = new Money(50_000), CeilingPer = CeilingScope.Allocation }]);

    public static FundingFacts Facts { get; } = new()
    {
        Day = Day,
        Streams = [Own, Registered, Bought, Levy, Shared, Salary, Trust, Free, Self, Charity],
        Offer = Offer(40_000),
        Employers = [Employer],
        InAreaOf = [Employer.Id, Hub.Id],
    };

    public static FundedOffer Offer(long? pence, bool? free = false, bool apprenticeship = false) =>
        new(OfferId.New(Sample.Now), apprenticeship, free, pence is { } known ? new Money(known) : null, []);

    public static FundingFacts With(FundedOffer offer) => Facts with { Offer = offer };

    public static FundingRule Rule(FundingStream stream, string code) => new()
    {
        Id = FundingRuleId.New(Sample.Now),
        StreamId = stream.Id,
        Code = code,
        Text = $"The rule {code}.",
        ValidFrom = Day.AddYears(-1),
        Provenance = Provenance.Illustrative,
        SourceReference = $"Page of {code}",
    };

    public static StreamRules Stream(string code, FundingKind kind, Func<FundingStream, ImmutableArray<FundingRule>> rules, params OrganisationKind[] availableTo)
    {
        var stream = Sample.Stream(code) with { Kind = kind, AvailableTo = [.. availableTo] };

        return new(stream, rules(stream));
    }

    public static FundingAllocation Budget(StreamRules stream, long pence, OrganisationId? holder = null, DateOnly? opens = null, DateOnly? closes = null) => new()
    {
        Id = FundingAllocationId.New(Sample.Now),
        OrganisationId = holder ?? Employer.Id,
        StreamId = stream.Stream.Id,
        Amount = new Money(pence),
        CommittedPence = 0,
        SpentPence = 0,
        OpensOn = opens ?? Day.AddDays(-10),
        ClosesOn = closes ?? Day.AddDays(100),
        LastEntry = 0,
        RecordedById = Somebody,
        Revision = 0,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    public static FundingAward Award(long pence, FundingStatus status = FundingStatus.Committed, StreamRules? stream = null) => new()
    {
        Id = FundingAwardId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        EnrolmentId = EnrolmentId.New(Sample.Now),
        Position = 1,
        AwardedOn = Day,
        StreamId = (stream ?? Own).Stream.Id,
        Use = FundingUse.CourseFee,
        Amount = new Money(pence),
        Status = status,
    };

    public static FundingUsed Used(StreamRules stream, long pence, DateOnly? day = null, OfferId? offer = null, FundingUse use = FundingUse.CourseFee) =>
        new(FundingAwardId.New(Sample.Now), stream.Stream.Id, use, offer, day ?? Day, pence);

    public static FundingEntry Line(StreamRules stream, decimal? amount = null, decimal? share = null, FundingAllocation? budget = null, FundingUse use = FundingUse.CourseFee) => new()
    {
        Stream = Sample.Named(stream.Stream),
        Amount = amount is { } known ? new MoneyEntry(known) : null,
        SharePercent = share,
        Allocation = budget is null ? null : Sample.Named(budget),
        Use = use,
    };
}
