using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Says of every stream whether it may pay for an offer, before anybody asks for money.</summary>
public static class FundingAdvisor
{
    private static readonly ImmutableHashSet<FundingAwardId> Nothing = [];

    /// <summary>Advice on every stream.</summary>
    /// <param name="use">What the money would be for.</param>
    /// <returns>One advice a stream: what may pay first; of equal verdicts what usually pays for the offer, then by code, and the coach's own pocket last.</returns>
    public static ImmutableArray<FundingAdvice> Advise(FundingFacts facts, FundingUse use)
    {
        ArgumentNullException.ThrowIfNull(facts);

        return
        [
            .. facts.Streams
                .Select(stream => Advise(stream, use, facts) with { Remaining = Remaining(stream.Stream, facts) })
                .OrderBy(advice => advice.Verdict)
                .ThenBy(advice => advice.Stream.Kind == FundingKind.Self)
                .ThenByDescending(advice => facts.Offer.UsualStreams.Contains(advice.Stream.Id))
                .ThenBy(advice => advice.Stream.Code, StringComparer.Ordinal),
        ];
    }

    private static FundingAdvice Advise(StreamRules stream, FundingUse use, FundingFacts facts)
    {
        var check = new StreamCheck(stream, use, facts, holder: null);

        if (!check.Refusals.IsEmpty)
        {
            return No(check.Refusals[0]);
        }

        if (facts.Offer.Free == true && use == FundingUse.CourseFee)
        {
            return Free(stream, check);
        }

        var ceilings = check.Ceilings.Select(rule => (Rule: rule, Left: check.LeftOf(rule, null, Nothing))).OrderBy(ceiling => ceiling.Left).ToArray();

        if (ceilings is [(var used, 0), ..])
        {
            return No(check.Above(used, 0)) with { Ceiling = used.Ceiling };
        }

        var share = check.Shares.FirstOrDefault();
        var advice = new FundingAdvice { Stream = stream.Stream, Verdict = FundingVerdict.MayPay, Reason = "", Ceiling = ceilings is [(var lowest, _), ..] ? lowest.Ceiling : null, SharePercent = share?.SharePercent };

        // A fact that nobody here knows comes before how much it would be.
        if (check.Open.FirstOrDefault() is { } open)
        {
            return advice with { Verdict = FundingVerdict.Unknown, Rule = open.Code, SourceReference = open.SourceReference, Reason = $"{open.Text} {Ask(open)}" };
        }

        if (check.Letting is not { } letting)
        {
            return advice with { Verdict = FundingVerdict.Unknown, Reason = $"No rule known here says whether {stream.Stream.Name} pays {FundingWords.Of(use)}. Ask who holds the money." };
        }

        var (upTo, deciding) = Bound(facts.Offer.Price, share, ceilings);
        var part = share?.SharePercent < 100 || (facts.Offer.Price is { Currency: Money.Sterling } price && upTo is { } bound && bound < price);
        var rule = deciding ?? letting;

        return advice with
        {
            Verdict = part ? FundingVerdict.MayPayPart : FundingVerdict.MayPay,
            Rule = rule.Code,
            SourceReference = rule.SourceReference,
            UpTo = upTo,
            Reason = Reason(rule, part, upTo, check),
        };
    }

    private static FundingAdvice No(FundingRefusal refusal) => new()
    {
        Stream = refusal.Stream,
        Verdict = FundingVerdict.MayNotPay,
        Rule = refusal.Rule,
        Reason = $"{refusal.Text} {refusal.Mend}",
        SourceReference = refusal.SourceReference,
    };

    private static FundingAdvice Free(StreamRules stream, StreamCheck check)
    {
        var nothing = stream.Rules.FirstOrDefault(rule => rule.Condition == FundingCondition.NothingToAward);

        return new()
        {
            Stream = stream.Stream,
            Verdict = nothing is null ? FundingVerdict.MayNotPay : FundingVerdict.MayPay,
            Rule = nothing?.Code ?? check.Letting?.Code,
            Reason = nothing is null ? "This offer costs nothing, so there is nothing to pay. Book it." : $"{nothing.Text} This offer costs nothing: book it.",
            SourceReference = (nothing ?? check.Letting)?.SourceReference,
        };
    }

    // The smallest of what a ceiling leaves and what the share makes of the price; and the rule that makes it so.
    private static (Money? UpTo, FundingRule? Rule) Bound(Money? price, FundingRule? share, (FundingRule Rule, long Left)[] ceilings)
    {
        var known = price is { Currency: Money.Sterling } sterling ? sterling.Pence : (long?)null;
        (long Pence, FundingRule Rule)? bound = ceilings is [(var lowest, var left), ..] ? (left, lowest) : null;

        if (share?.SharePercent is { } percent && known is { } whole)
        {
            var part = (long)decimal.Floor(whole * percent / 100m);
            bound = bound is { } other && other.Pence <= part ? other : (part, share);
        }

        return bound is not { } found ? (null, null)
            : known is { } all && found.Pence > all ? (new Money(all), found.Rule)
            : (new Money(found.Pence), found.Rule);
    }

    private static string Reason(FundingRule rule, bool part, Money? upTo, StreamCheck check)
    {
        var next = (part, check.Approvals.Any()) switch
        {
            (true, true) => "The rest comes from another stream. Ask for it with the place: the line manager approves.",
            (true, false) => "The rest comes from another stream.",
            (false, true) => "Ask for it with the place: the line manager approves.",
            _ => "Ask for it with the place.",
        };
        var alternative = check.Shares.FirstOrDefault(other => other.Code != rule.Code && other.Condition == FundingCondition.FactNotKept && other.SharePercent > rule.SharePercent);
        var more = alternative is null ? "" : string.Create(CultureInfo.InvariantCulture, $" It may be {alternative.SharePercent:0.##} percent, by {alternative.Fact ?? "a fact that is not kept here"}.");

        return upTo is { } amount ? $"{rule.Text} Up to {FundingWords.Of(amount)} for this offer now.{more} {next}" : $"{rule.Text}{more} {next}";
    }

    private static string Ask(FundingRule rule) => rule.Condition switch
    {
        FundingCondition.InArea => "No budget of it for your area is known here: ask your training hub.",
        FundingCondition.NothingToAward => "The provider publishes no price: ask whether it is free.",
        _ => $"That turns on {rule.Fact ?? "a fact"}, which is not kept here: ask who holds the money.",
    };

    private static Money? Remaining(FundingStream stream, FundingFacts facts) => facts.Remaining.TryGetValue(stream.Id, out var left) ? left : null;
}
