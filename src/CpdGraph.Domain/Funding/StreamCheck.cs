using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Reads the dated rules of one stream for one use and one coach. What a rule says is in its columns (uses, ceiling, share, condition), so
/// that a rule that changes is a new row and not new code.
/// </summary>
internal sealed class StreamCheck
{
    private readonly FundingStream stream;
    private readonly FundingUse use;
    private readonly FundingFacts facts;
    private readonly ImmutableArray<FundingRule> rules;
    private readonly OrganisationId? holder;

    /// <param name="holder">Who holds the budget. Null when none is chosen.</param>
    public StreamCheck(StreamRules stream, FundingUse use, FundingFacts facts, OrganisationId? holder)
    {
        (this.stream, this.use, this.facts, this.holder) = (stream.Stream, use, facts, holder);
        rules = [.. stream.Rules.Where(rule => rule.IsInForceOn(facts.Day) && About(rule, use))];
        Refusals = [.. Dates(), .. Kind(), .. Covered(stream), .. rules.SelectMany(Broken)];
    }

    /// <summary>All that stands against it, the stream's own dates first.</summary>
    public ImmutableArray<FundingRefusal> Refusals { get; }

    /// <summary>Rules that turn on a fact which is not known here.</summary>
    public IEnumerable<FundingRule> Open => rules.Where(rule => rule.SharePercent is null && (rule.Condition == FundingCondition.FactNotKept
        || (rule.Condition == FundingCondition.InArea && holder is null && !facts.HeldForArea.Contains(stream.Id))
        || (rule.Condition == FundingCondition.NothingToAward && facts.Offer.Free is null)));

    /// <summary>Rules that ask for the line manager's word.</summary>
    public IEnumerable<FundingRule> Approvals => rules.Where(rule => rule.Condition == FundingCondition.ManagerApproves);

    /// <summary>Rules that say how much it pays at most.</summary>
    public IEnumerable<FundingRule> Ceilings => rules.Where(rule => rule.Ceiling is { Pence: > 0 } && rule.CeilingPer is not null);

    /// <summary>Rules that say which share of the price it pays, the largest that hangs on nothing else first.</summary>
    public IEnumerable<FundingRule> Shares => rules.Where(rule => rule.SharePercent is not null)
        .OrderBy(rule => rule.Condition == FundingCondition.FactNotKept)
        .ThenByDescending(rule => rule.SharePercent);

    /// <summary>The rule that lets it pay, for the reason of an advice. Null when no rule speaks of the use.</summary>
    public FundingRule? Letting => Shares.FirstOrDefault() ?? Ceilings.FirstOrDefault() ?? rules.FirstOrDefault(rule => rule.Condition is null) ?? rules.FirstOrDefault();

    /// <summary>Whether a rule is about a use.</summary>
    public static bool About(FundingRule rule, FundingUse use) => rule.Uses.IsDefaultOrEmpty || rule.Uses.Contains(use);

    /// <summary>What is left of a ceiling, in pence; never negative.</summary>
    /// <param name="allocation">The budget, for ceilings on a budget. Null when none is chosen: then such a ceiling is untouched.</param>
    /// <param name="except">Awards that are replaced, and so do not count.</param>
    public long LeftOf(FundingRule ceiling, FundingAllocationId? allocation, IReadOnlySet<FundingAwardId> except)
    {
        var year = LondonCalendar.FinancialYearStart(facts.Day);
        var own = facts.Used.Where(used => used.StreamId == stream.Id && About(ceiling, used.Use) && !except.Contains(used.Id));
        var used = ceiling.CeilingPer switch
        {
            CeilingScope.PersonAndFinancialYear => own.Where(used => LondonCalendar.FinancialYearStart(used.AwardedOn) == year).Sum(used => used.Pence),
            CeilingScope.Offer => own.Where(used => used.OfferId == facts.Offer.Id).Sum(used => used.Pence),
            _ => facts.Drawn.Where(drawn => drawn.AllocationId == allocation && About(ceiling, drawn.Use)).Sum(drawn => drawn.Pence),
        };

        return Math.Max(0, ceiling.Ceiling!.Value.Pence - used);
    }

    /// <summary>What it means that a ceiling leaves less than is asked for.</summary>
    public FundingRefusal Above(FundingRule ceiling, long left)
    {
        var most = FundingWords.Of(ceiling.Ceiling!.Value);
        var scope = ceiling.CeilingPer switch
        {
            CeilingScope.PersonAndFinancialYear => $"for each person in a financial year, and {(left > 0 ? $"{FundingWords.Of(new Money(left))} of it is left" : "nothing of it is left")} in {FundingWords.YearOf(facts.Day)}",
            CeilingScope.Offer => $"for one offer, and {(left > 0 ? $"{FundingWords.Of(new Money(left))} of it is left" : "nothing of it is left")}",
            _ => $"out of one budget, and {(left > 0 ? $"{FundingWords.Of(new Money(left))} of it is left" : "nothing of it is left")}",
        };

        return Refuse(
            ceiling,
            UserErrorCode.FundingCeilingReached,
            $"{stream.Name} pays {most} at most {scope}.",
            left > 0 ? $"Take {FundingWords.Of(new Money(left))} or less from it, and the rest from another stream." : "Take it from another stream.",
            left > 0 ? new Money(left) : null);
    }

    private IEnumerable<FundingRefusal> Dates()
    {
        if (!stream.IsOpenOn(facts.Day))
        {
            var when = facts.Day < stream.OpensOn ? $"opens on {DayText.Of(stream.OpensOn.Value)}" : $"closed on {DayText.Of(stream.ClosesOn!.Value)}";
            yield return Own(UserErrorCode.FundingClosed, FundingRules.StreamOpen, $"{stream.Name} {when}.", "Choose a stream that is open on the day.");
        }
    }

    private IEnumerable<FundingRefusal> Kind()
    {
        if (!stream.AvailableTo.IsDefaultOrEmpty && !facts.Employers.Any(employer => stream.AvailableTo.Contains(employer.Kind)))
        {
            var whose = facts.Employers.IsDefaultOrEmpty ? "the coach has no employer on the day" : "the coach's employer is none";
            yield return Own(
                UserErrorCode.FundingNotAllowed,
                FundingRules.EmployerKind,
                $"{stream.Name} is for staff of a {FundingWords.Of(stream.AvailableTo)}, and {whose}.",
                "Choose another stream. If the employer recorded here is wrong, mend the employment first.");
        }
    }

    // Where rules say what a stream pays, it pays nothing else.
    private IEnumerable<FundingRefusal> Covered(StreamRules all)
    {
        FundingRule[] paying = [.. all.Rules.Where(rule => rule.IsInForceOn(facts.Day) && (rule.SharePercent > 0 || rule.Ceiling is { Pence: > 0 }))];

        if (paying.Length > 0 && !paying.Any(rule => About(rule, use)) && !rules.Any(rule => rule.Ceiling is { Pence: 0 }))
        {
            yield return Refuse(
                paying[0],
                UserErrorCode.FundingNotAllowed,
                $"{stream.Name} pays {FundingWords.Of(paying.SelectMany(rule => rule.Uses))}, and not {FundingWords.Of(use)}.",
                "Choose another stream for it.");
        }
    }

    private IEnumerable<FundingRefusal> Broken(FundingRule rule)
    {
        if (rule.Ceiling is { Pence: 0 })
        {
            yield return Refuse(rule, UserErrorCode.FundingNotAllowed, $"{stream.Name} never pays {FundingWords.Of(use)}: {rule.Text}", "Choose another stream for it.");

            yield break;
        }

        // What else it says is no bar but another way: a share on a condition is one of several.
        if (rule.SharePercent is not null && rule.Condition == FundingCondition.FactNotKept)
        {
            yield break;
        }

        if (Mend(rule) is { } mend)
        {
            yield return Refuse(rule, UserErrorCode.FundingNotAllowed, rule.Text, mend);
        }
    }

    // Null when the condition is met, or when who decides answers for it.
    private string? Mend(FundingRule rule) => rule.Condition switch
    {
        FundingCondition.Registered when !IsRegistered(rule) => rule.Bodies.IsDefaultOrEmpty
            ? "The coach has no professional registration here. Choose another stream, or record the registration if there is one."
            : $"The coach has no registration with {FundingWords.Join(rule.Bodies, "or")} here. Choose another stream, or record the registration if there is one.",
        FundingCondition.OwnStaff when facts.Employers.IsDefaultOrEmpty => "The coach has no employer on the day. Choose another stream.",
        FundingCondition.OwnStaff when holder is { } held && !facts.Employers.Any(employer => employer.Id == held) =>
            "The coach does not work for the organisation that holds this budget. Take the money from a budget of the coach's employer.",
        FundingCondition.InArea when facts.Employers.IsDefaultOrEmpty => "The coach has no employer on the day, and so lies in no area. Choose another stream.",
        FundingCondition.InArea when holder is { } held && !facts.InAreaOf.Contains(held) =>
            "The coach's employer does not lie in the area of the organisation that holds this budget. Take the money from a budget for the coach's own area.",
        FundingCondition.Apprenticeship when !facts.Offer.IsApprenticeship => "This offer is no apprenticeship. Choose another stream.",
        FundingCondition.NothingToAward when facts.Offer.Free == false => "This offer has a price. Choose a stream that pays it.",
        _ => null,
    };

    private bool IsRegistered(FundingRule rule) => rule.Bodies.IsDefaultOrEmpty
        ? !facts.Bodies.IsDefaultOrEmpty
        : facts.Bodies.Any(body => rule.Bodies.Contains(body, StringComparer.OrdinalIgnoreCase));

    private FundingRefusal Refuse(FundingRule rule, UserErrorCode code, string text, string mend, Money? upTo = null) =>
        new(code, stream, rule.Code, text, mend) { SourceReference = rule.SourceReference, UpTo = upTo };

    private FundingRefusal Own(UserErrorCode code, string rule, string text, string mend) => new(code, stream, rule, text, mend) { SourceReference = stream.SourceReference };
}
