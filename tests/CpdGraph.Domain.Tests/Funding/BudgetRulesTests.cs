using static CpdGraph.Domain.Tests.FundingSample;

namespace CpdGraph.Domain.Tests;

/// <summary>Setting budgets up, and giving money back.</summary>
public sealed class BudgetRulesTests
{
    [Fact]
    public void A_budget_begins_with_all_of_its_money()
    {
        var (allocation, entry) = AllocationRules.Record(Entry(), Somebody, Sample.Now).Value();

        Assert.Equal((Employer.Id, Own.Stream.Id, new Money(1_000_000), 1_000_000L), (allocation.OrganisationId, allocation.StreamId, allocation.Amount, allocation.RemainingPence));
        Assert.Equal(("PO-7", 1, 1, Somebody), (allocation.Reference, allocation.LastEntry, allocation.Revision, allocation.RecordedById));
        Assert.Equal((LedgerEntryKind.Allocated, 1, 1_000_000L, Somebody), (entry.Kind, entry.Number, entry.Pence, entry.ById!.Value));
    }

    public static TheoryData<string, AllocationEntry, string[]> Refused => new()
    {
        { "unknown organisation", Entry() with { Organisation = Sample.Named<Organisation>(null) }, ["NotFound organisationId"] },
        { "closed organisation", Entry() with { Organisation = Sample.Named(Sample.Organisation(Day.AddYears(-2))) }, ["Invalid organisationId"] },
        { "unknown stream", Entry() with { Stream = Sample.Named<FundingStream>(null) }, ["NotFound streamId"] },
        { "the own pocket", Entry() with { Stream = Sample.Named(Self.Stream) }, ["Invalid streamId"] },
        { "a stream that closes", Entry() with { Stream = Sample.Named(Own.Stream with { ClosesOn = Day }) }, ["OutOfRange opensOn"] },
        { "nothing", Entry() with { Amount = new(0m) }, ["OutOfRange amount.amount"] },
        { "less than nothing", Entry() with { Amount = new(-1m) }, ["OutOfRange amount.amount"] },
        { "parts of a penny", Entry() with { Amount = new(1.001m) }, ["Invalid amount.amount"] },
        { "euros", Entry() with { Amount = new(1m, "EUR") }, ["Invalid amount.currency"] },
        { "backwards", Entry() with { ClosesOn = Day.AddDays(-11) }, ["OutOfRange closesOn"] },
        { "for ever", Entry() with { ClosesOn = Day.AddYears(6) }, ["OutOfRange closesOn"] },
        { "the year 20", Entry() with { OpensOn = new(20, 1, 1) }, ["OutOfRange opensOn"] },
        { "a patient's number", Entry() with { Reference = "PO 943 476 5919" }, ["NhsNumberInText reference"] },
        { "all at once", Entry() with { Amount = new(-1m), ClosesOn = Day.AddDays(-11), Reference = new string('x', 101) }, ["OutOfRange amount.amount", "OutOfRange closesOn", "TooLong reference"] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_no_budget_is_refused_and_the_field_named(string name, AllocationEntry entry, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, AllocationRules.Record(entry, Somebody, Sample.Now).Mistakes());
    }

    [Fact]
    public void All_that_is_promised_is_given_back_when_no_amount_is_named()
    {
        Assert.Equal(new Release(new Money(7_500), "Cancelled."), Release(Award(7_500), null).Value());
        Assert.Equal(new Release(new Money(500), "Cancelled."), Release(Award(7_500), 5m).Value());
    }

    [Theory]
    [InlineData(FundingStatus.Spent)]
    [InlineData(FundingStatus.Released)]
    [InlineData(FundingStatus.Stated)]
    [InlineData(FundingStatus.Requested)]
    [InlineData(FundingStatus.Refused)]
    public void Only_what_is_promised_is_given_back(FundingStatus status)
    {
        var error = Assert.IsType<AwardError.NothingToRelease>(Assert.Single(Release(Award(7_500, status), null).Errors()));

        Assert.Equal((UserErrorCode.NothingToRelease, ReleaseRules.OnlyWhatIsPromised), (error.Code, error.Rule));
    }

    [Fact]
    public void No_more_is_given_back_than_is_promised_and_a_reason_is_needed()
    {
        Assert.Equal(["NothingToRelease amount"], Release(Award(7_500), 75.01m).Mistakes());
        Assert.Equal("Only £75.00 of this award is promised and not spent. Release that much or less.", Release(Award(7_500), 75.01m).Errors()[0].Message);
        Assert.Equal(["NotFound awardId", "OutOfRange amount.amount", "Required reason"], ReleaseRules.Decide(Sample.Named<FundingAward>(null), new(0m), " ").Mistakes());
        Assert.Equal(["Invalid amount.currency"], ReleaseRules.Decide(Sample.Named(Award(7_500)), new(1m, "EUR"), "Cancelled.").Mistakes());
    }

    private static AllocationEntry Entry() => new()
    {
        Organisation = Sample.Named(Employer),
        Stream = Sample.Named(Own.Stream),
        Amount = new(10_000m),
        OpensOn = Day.AddDays(-10),
        ClosesOn = Day.AddDays(300),
        Reference = " PO-7 ",
    };

    private static Outcome<Release, AwardError> Release(FundingAward award, decimal? amount) =>
        ReleaseRules.Decide(Sample.Named(award), amount is { } typed ? new MoneyEntry(typed) : null, "Cancelled.");
}
