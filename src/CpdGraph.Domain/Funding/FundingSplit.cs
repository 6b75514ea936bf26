using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Divides what a completion or place costs among the streams that pay for it, to the penny.</summary>
public static class FundingSplit
{
    /// <summary>Most lines.</summary>
    public const int MaximumLines = 20;

    /// <summary>Code of the rule that lines add up.</summary>
    public const string AddsUp = "FUNDING_ADDS_UP";

    /// <summary>
    /// Divides a cost by shares that add up to 100. Each share gets its whole pence; the pence that are left over go to the largest
    /// share, of equal ones to the first by <paramref name="tieBreak"/>, so the order of the lines does not matter.
    /// </summary>
    /// <returns>One amount per line, same order; together exactly the cost.</returns>
    /// <exception cref="ArgumentException">There is no share, one is negative, or they do not add up to 100.</exception>
    public static ImmutableArray<Money> ByShares<T>(Money cost, IReadOnlyList<(decimal SharePercent, T Line)> shares, IComparer<T> tieBreak)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(tieBreak);

        if (shares.Sum(share => share.SharePercent) != 100m || shares.Any(share => share.SharePercent < 0))
        {
            throw new ArgumentException("Shares are not negative and add up to 100.", nameof(shares));
        }

        var pence = shares.Select(share => (long)decimal.Floor(cost.Pence * share.SharePercent / 100m)).ToArray();
        var largest = 0;

        for (var index = 1; index < shares.Count; index++)
        {
            var bySize = shares[index].SharePercent.CompareTo(shares[largest].SharePercent);

            if (bySize > 0 || (bySize == 0 && tieBreak.Compare(shares[index].Line, shares[largest].Line) < 0))
            {
                largest = index;
            }
        }

        pence[largest] += cost.Pence - pence.Sum();

        return [.. pence.Select(amount => new Money(amount, cost.Currency))];
    }

    /// <summary>Reads the lines of an input and divides the cost among them.</summary>
    /// <param name="cost">What it cost in all. Null when not stated, or wrong.</param>
    /// <param name="costIsStated">Whether the input has a cost, be it wrong.</param>
    /// <param name="check">Takes what is wrong with single fields.</param>
    /// <param name="gap">Why the lines do not add up. Null when they do.</param>
    /// <param name="paid">
    /// What others pay of the cost already, so that the lines need not make the whole of it. Null when the lines are all there is: then they
    /// make exactly the cost.
    /// </param>
    internal static ImmutableArray<FundingLine> Read(
        Money? cost, bool costIsStated, ImmutableArray<FundingEntry> entries, InputCheck check, out FundingGap? gap, Money? paid = null)
    {
        gap = null;

        if (entries.IsDefaultOrEmpty)
        {
            return [];
        }

        check.AtMost(entries.Length, MaximumLines, "funding");

        if (entries.Length > MaximumLines)
        {
            return [];
        }

        var lines = new List<FundingLine>();
        var sound = true;

        for (var index = 0; index < entries.Length; index++)
        {
            if (ReadLine(entries[index], index, cost, check) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                sound = false;
            }
        }

        var withShare = entries.Count(entry => entry.SharePercent is not null);

        if (withShare > 0 && !costIsStated)
        {
            if (paid is null)
            {
                check.Add(UserErrorCode.Required, "Enter what it cost in all: shares are shares of it. Or enter amounts instead.", "cost");
            }
            else
            {
                check.Add(UserErrorCode.Invalid, "What it costs is not known here, so there is nothing to take a share of. Enter amounts instead.", "funding");
            }
        }

        if (withShare > 0 && withShare < entries.Length)
        {
            check.Add(UserErrorCode.Invalid, "Give a share for every line, or an amount for every line, not some of each.", "funding");
            sound = false;
        }

        if (!sound || cost is not { } whole)
        {
            return [.. lines];
        }

        gap = withShare > 0 ? SharesGap(whole, lines, paid) : AmountsGap(whole, lines, paid);

        if (gap is not null)
        {
            return [.. lines];
        }

        var divided = withShare > 0 ? Divide(whole, lines) : WithShares(whole, lines);
        gap = withShare > 0 && paid is not null ? AmountsGap(whole, divided, paid) : null;

        return divided;
    }

    private static FundingLine? ReadLine(FundingEntry entry, int index, Money? cost, InputCheck check)
    {
        var place = InputCheck.Index(index);
        var before = check.Count;
        var stream = check.Find<FundingStream>(entry.Stream, "funding", place, "streamId");
        var amount = check.Money(entry.Amount, "funding", place, "amount");
        var reference = check.Text(entry.Reference, TextRule.Reference with { AboutWork = true }, "funding", place, "reference");

        if (entry.Amount is not null && entry.SharePercent is not null)
        {
            check.Add(UserErrorCode.Invalid, "Give an amount or a share, not both.", "funding", place);
        }

        if (entry.SharePercent is <= 0 or > 100)
        {
            check.Add(UserErrorCode.OutOfRange, "A share is above 0 and at most 100 percent.", "funding", place, "sharePercent");
        }
        else
        {
            check.TwoDecimals(entry.SharePercent, "funding", place, "sharePercent");
        }

        if (amount is { } known && cost is { } whole && known.Currency != whole.Currency)
        {
            check.Add(UserErrorCode.Invalid, "The currency differs from that of the cost. Use the same for both.", "funding", place, "amount", "currency");
        }

        var allocation = check.Find(entry.Allocation, "funding", place, "allocationId");

        return stream is null || check.Count > before
            ? null
            : new(stream.Id, entry.Use, amount, entry.SharePercent, reference) { Index = index, Allocation = allocation };
    }

    private static FundingGap? SharesGap(Money cost, List<FundingLine> lines, Money? paid)
    {
        var sum = lines.Sum(line => line.SharePercent!.Value);

        if (sum == 100m || (paid is not null && sum < 100m))
        {
            return null;
        }

        var text = paid is null
            ? string.Create(CultureInfo.InvariantCulture, $"The shares add up to {sum:0.##} percent. Change them so that they make exactly 100.")
            : string.Create(CultureInfo.InvariantCulture, $"The shares add up to {sum:0.##} percent. Change them so that they make 100 at most.");

        return new(text, cost, new Money((long)decimal.Floor(cost.Pence * sum / 100m), cost.Currency));
    }

    // Amounts that are not known may make up the rest, but what is known is never more than the whole.
    private static FundingGap? AmountsGap(Money cost, IReadOnlyCollection<FundingLine> lines, Money? paid)
    {
        var sum = lines.Where(line => line.Amount is not null).Aggregate(paid ?? new Money(0, cost.Currency), (total, line) => total + line.Amount!.Value);
        var mayBeLess = paid is not null || lines.Any(line => line.Amount is null);

        if (sum == cost || (mayBeLess && sum < cost))
        {
            return null;
        }

        var text = paid is { Pence: > 0 }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"With what others pay already the amounts add up to {sum.Amount:0.00}, and it costs {cost.Amount:0.00}. Award what is left at most.")
            : string.Create(CultureInfo.InvariantCulture, $"The amounts add up to {sum.Amount:0.00}, and it cost {cost.Amount:0.00}. Change one of them so that they agree.");

        return new(text, cost, sum);
    }

    // What others pay is one more share: it takes its part of the pence that do not divide.
    private static ImmutableArray<FundingLine> Divide(Money cost, List<FundingLine> lines)
    {
        var rest = 100m - lines.Sum(line => line.SharePercent!.Value);
        (decimal SharePercent, FundingLine? Line)[] shares = [.. lines.Select(line => (line.SharePercent!.Value, (FundingLine?)line)), .. rest > 0 ? [(rest, (FundingLine?)null)] : Array.Empty<(decimal, FundingLine?)>()];
        var amounts = ByShares(cost, shares, Comparer<FundingLine?>.Create((left, right) => left is null || right is null ? (left is null).CompareTo(right is null) : Compare(left, right)));

        return [.. lines.Select((line, index) => line with { Amount = amounts[index] })];
    }

    private static ImmutableArray<FundingLine> WithShares(Money cost, List<FundingLine> lines) =>
    [
        .. lines.Select(line => line.Amount is { } amount && cost.Pence > 0
            ? line with { SharePercent = decimal.Round(amount.Pence * 100m / cost.Pence, 2, MidpointRounding.AwayFromZero) }
            : line),
    ];

    private static int Compare(FundingLine left, FundingLine right)
    {
        var byStream = left.StreamId.Value.CompareTo(right.StreamId.Value);
        var byUse = byStream != 0 ? byStream : left.Use.CompareTo(right.Use);

        return byUse != 0 ? byUse : string.CompareOrdinal(left.Reference, right.Reference);
    }
}
