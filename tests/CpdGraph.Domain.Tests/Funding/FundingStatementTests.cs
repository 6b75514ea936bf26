using static CpdGraph.Domain.Tests.FundingSample;

namespace CpdGraph.Domain.Tests;

public sealed class FundingStatementTests
{
    [Fact]
    public void A_statement_of_an_organisation_adds_up_the_budgets_that_were_open_in_the_period()
    {
        var moved = Budget(Own, 10_000) with { CommittedPence = 2_000, SpentPence = 3_000 };
        var other = Budget(Own, 5_000, closes: Day.AddDays(-1));
        var statement = FundingStatement.OfOrganisation(
            new(Day.AddDays(-5), Day),
            [moved, other, Budget(Bought, 700), Budget(Charity, 1, opens: Day.AddDays(1)), Budget(Charity, 1, opens: Day.AddDays(-9), closes: Day.AddDays(-6))],
            new Dictionary<FundingAllocationId, long> { [moved.Id] = 400 },
            [Bought.Stream.Id, Charity.Stream.Id, Own.Stream.Id]);

        Assert.Equal([Bought.Stream.Id, Own.Stream.Id], statement.Lines.Select(line => line.StreamId));
        var line = statement.Lines[1];
        Assert.Equal(
            (15_000L, 2_000L, 3_000L, 400L, 10_000L, Money.Zero),
            (line.Allocated!.Value.Pence, line.Committed.Pence, line.Spent.Pence, line.Released.Pence, line.Remaining!.Value.Pence, line.Stated));
        Assert.Equal((Day.AddDays(-5), Day), (statement.From, statement.To));
    }

    [Fact]
    public void A_statement_of_a_coach_adds_up_the_awards_of_the_financial_year_and_what_its_ceiling_leaves()
    {
        FundingAward[] awards =
        [
            Award(10_000, FundingStatus.Committed, Registered), Award(5_000, FundingStatus.Spent, Registered), Award(3_000, FundingStatus.Stated, Registered),
            Award(1_000, FundingStatus.Released, Registered), Award(99, FundingStatus.Requested, Registered), Award(77, FundingStatus.Spent, Registered) with { Use = FundingUse.Travel },
            Award(66, FundingStatus.Spent, Registered) with { AwardedOn = new(2026, 3, 31) }, Award(55, FundingStatus.Spent, Registered) with { Amount = new Money(55, "EUR") },
            Award(200, FundingStatus.Spent, Own),
        ];
        var statement = FundingStatement.OfCoach(2026, awards, [Own, Registered, Self]);

        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31)), (statement.From, statement.To));
        Assert.Equal([Own.Stream.Id, Registered.Stream.Id], statement.Lines.Select(line => line.StreamId));
        Assert.Null(statement.Lines[0].Remaining);
        var line = statement.Lines[1];
        Assert.Equal(
            (10_000L, 5_077L, 1_000L, 3_000L, 15_300L, null),
            (line.Committed.Pence, line.Spent.Pence, line.Released.Pence, line.Stated.Pence, line.Remaining!.Value.Pence, line.Allocated));
    }
}
