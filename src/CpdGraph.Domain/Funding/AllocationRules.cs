using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a budget may be set up.</summary>
public static class AllocationRules
{
    /// <summary>Longest time that one budget may be open: levy accounts keep money for two years.</summary>
    public const int MaximumYears = 5;

    /// <summary>Decides on a budget as somebody typed it.</summary>
    /// <param name="recorder">Who sets it up.</param>
    /// <returns>The budget with its first entry, or every mistake found.</returns>
    public static Outcome<Movement, AwardError> Record(AllocationEntry entry, PrincipalId recorder, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);

        var check = new InputCheck();
        var organisation = check.Find<Organisation>(entry.Organisation, "organisationId");
        var stream = check.Find<FundingStream>(entry.Stream, "streamId");
        var amount = check.Money(entry.Amount, "amount");
        var reference = check.Text(entry.Reference, TextRule.Reference with { AboutWork = true }, "reference");

        if (amount is { Pence: 0 })
        {
            check.Add(UserErrorCode.OutOfRange, "A budget has more than nothing. Enter an amount above 0.", "amount", "amount");
        }
        else if (amount is { } money && money.Currency != Money.Sterling)
        {
            check.Add(UserErrorCode.Invalid, "Budgets are kept in pounds sterling. Enter the amount in GBP.", "amount", "currency");
        }

        if (entry.OpensOn.Year is < 2000 or > 2199)
        {
            check.Add(UserErrorCode.OutOfRange, "The first day must be from 2000 to 2199. Check the year.", "opensOn");
        }
        else if (entry.ClosesOn < entry.OpensOn)
        {
            check.Add(UserErrorCode.OutOfRange, "The last day is before the first. Choose a later one.", "closesOn");
        }
        else if (entry.ClosesOn > entry.OpensOn.AddYears(MaximumYears))
        {
            check.Add(UserErrorCode.OutOfRange, "A budget is open for five years at most. Choose an earlier last day, and record another budget for what comes after.", "closesOn");
        }
        else if (stream is not null && (!stream.IsOpenOn(entry.OpensOn) || !stream.IsOpenOn(entry.ClosesOn)))
        {
            check.Add(UserErrorCode.OutOfRange, "The stream is not open on all these days. Choose days on which it is.", "opensOn");
        }

        if (stream?.Kind == FundingKind.Self)
        {
            check.Add(UserErrorCode.Invalid, "What coaches pay themselves has no budget. Choose another stream.", "streamId");
        }

        if (organisation?.IsOpenOn(entry.OpensOn) == false)
        {
            check.Add(UserErrorCode.Invalid, "The organisation is closed on the first day. Choose the one that took over.", "organisationId");
        }

        return check.Failed || organisation is null || stream is null || amount is not { } whole
            ? check.As(AwardError (problem) => new AwardError.Input(problem)).ToImmutableArray()
            : Ledger.Allocate(
                new()
                {
                    Id = FundingAllocationId.New(now),
                    OrganisationId = organisation.Id,
                    StreamId = stream.Id,
                    Amount = whole,
                    CommittedPence = 0,
                    SpentPence = 0,
                    OpensOn = entry.OpensOn,
                    ClosesOn = entry.ClosesOn,
                    Reference = reference,
                    LastEntry = 0,
                    RecordedById = recorder,
                    Revision = 0,
                    CreatedAt = now,
                    UpdatedAt = now,
                },
                now);
    }
}

/// <summary>A budget as somebody typed it.</summary>
public sealed record AllocationEntry
{
    /// <summary>Who holds the money.</summary>
    public required Named<Organisation> Organisation { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Named<FundingStream> Stream { get; init; }

    /// <summary>The whole of it.</summary>
    public required MoneyEntry Amount { get; init; }

    /// <summary>First day on which it may be awarded.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day on which it may be awarded.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>A purchase order or the like. Null when there is none.</summary>
    public string? Reference { get; init; }
}
