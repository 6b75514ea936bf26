using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides how much of an award may be given back.</summary>
public static class ReleaseRules
{
    /// <summary>Rule: only what is promised and not spent can be given back.</summary>
    public const string OnlyWhatIsPromised = "FUNDING_RELEASE_PROMISED";

    /// <summary>Decides on one award.</summary>
    /// <param name="award">The award that is named.</param>
    /// <param name="amount">How much, as typed. Null: all that is not spent.</param>
    /// <param name="reason">Needed; whoever reads the ledger reads it.</param>
    /// <returns>What is given back, or every mistake found.</returns>
    public static Outcome<Release, AwardError> Decide(Named<FundingAward> award, MoneyEntry? amount, string reason)
    {
        var check = new InputCheck();
        var found = check.Find<FundingAward>(award, "awardId");
        var why = check.Needed(reason, TextRule.Reason, "reason");
        var asked = check.Money(amount, "amount");

        if (asked is { Pence: 0 })
        {
            check.Add(UserErrorCode.OutOfRange, "Nothing is given back by 0. Enter an amount above it, or leave it out to give back all.", "amount", "amount");
        }
        else if (asked is { } money && money.Currency != Money.Sterling)
        {
            check.Add(UserErrorCode.Invalid, "Money is awarded in pounds sterling. Enter the amount in GBP.", "amount", "currency");
        }

        var errors = check.As(AwardError (problem) => new AwardError.Input(problem)).ToList();

        if (found is not null)
        {
            // What somebody pays without a budget here is no promise of ours that could be given back.
            var promised = found.Status == FundingStatus.Committed ? found.Amount : null;

            if (promised is null)
            {
                errors.Add(new AwardError.NothingToRelease(null));
            }
            else if (asked is { Currency: Money.Sterling } some && some > promised)
            {
                errors.Add(new AwardError.NothingToRelease(promised));
            }
        }

        return errors.Count > 0 || found is null ? errors.ToImmutableArray() : new Release(asked ?? found.Amount!.Value, why);
    }
}

/// <summary>What is given back of an award.</summary>
/// <param name="Reason">For whoever reads the ledger.</param>
public sealed record Release(Money Amount, string Reason);
