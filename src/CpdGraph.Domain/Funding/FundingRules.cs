using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Decides whether money may be asked for or promised: by the streams' dated rules, by the coach's ceilings, by what the budgets have left, and by what it costs.</summary>
public static class FundingRules
{
    /// <summary>Rule: a stream pays while it is open.</summary>
    public const string StreamOpen = "FUNDING_STREAM_OPEN";

    /// <summary>Rule: a stream pays for the staff of some kinds of employer.</summary>
    public const string EmployerKind = "FUNDING_EMPLOYER_KIND";

    /// <summary>Rule: a budget pays from its first to its last day.</summary>
    public const string BudgetOpen = "FUNDING_BUDGET_OPEN";

    /// <summary>Rule: a budget pays what it has left.</summary>
    public const string BudgetLeft = "FUNDING_BUDGET_LEFT";

    /// <summary>Rule: a stream that pays a share pays exactly that, and others pay the rest.</summary>
    public const string ExactShare = "FUNDING_EXACT_SHARE";

    /// <summary>Whether a stream can pay without a budget recorded here: whoever holds such money needs nobody's leave to spend it.</summary>
    public static bool NeedsNoBudget(FundingKind kind) => kind is FundingKind.Self or FundingKind.Employer or FundingKind.Charity or FundingKind.Provider;

    /// <summary>Decides on all lines of an input: all may stand, or none.</summary>
    /// <returns>One planned award a line, same order; or every mistake found.</returns>
    public static Outcome<ImmutableArray<PlannedAward>, AwardError> Decide(FundingCase funding)
    {
        ArgumentNullException.ThrowIfNull(funding);

        var check = new InputCheck();
        var taken = Taken(funding);
        var others = (funding.Standing ?? []).Where(award => !taken.ContainsValue(award)).ToArray();
        var lines = FundingSplit.Read(funding.Cost, funding.CostIsStated, funding.Entries, check, out var gap, Paid(funding, others));

        if (funding.Entries.IsDefaultOrEmpty && funding.Standing is not null)
        {
            check.Add(UserErrorCode.Required, "Name at least one stream that pays.", "funding");
        }

        var errors = ImmutableArray.CreateBuilder<AwardError>();
        var planned = new Walk(funding, taken, check, errors).Plan(lines);
        errors.InsertRange(0, check.As(problem => new AwardError.Input(problem)));

        if (gap is not null)
        {
            errors.Add(new AwardError.Mismatch(gap));
        }
        else if (!check.Failed)
        {
            errors.AddRange(Shares(funding, lines, others).Select(problem => new AwardError.Mismatch(problem)));
        }

        return errors.Count > 0 ? errors.ToImmutable() : planned;
    }

    // A line takes the place of what was only stated or asked for, of the same stream and use.
    private static Dictionary<int, FundingAward> Taken(FundingCase funding)
    {
        var free = (funding.Standing ?? []).Where(award => award.Status is FundingStatus.Stated or FundingStatus.Requested)
            .OrderBy(award => award.Position).ToList();
        var taken = new Dictionary<int, FundingAward>();

        for (var index = 0; index < (funding.Entries.IsDefault ? 0 : funding.Entries.Length); index++)
        {
            var entry = funding.Entries[index];

            if (free.Find(award => award.StreamId == entry.Stream.Value?.Id && award.Use == entry.Use) is { } award)
            {
                free.Remove(award);
                taken.Add(index, award);
            }
        }

        return taken;
    }

    private static Money? Paid(FundingCase funding, FundingAward[] others)
    {
        if (funding.Standing is null)
        {
            return null;
        }

        var currency = funding.Cost?.Currency ?? Money.Sterling;

        return others.Select(award => award.Amount).OfType<Money>().Where(amount => amount.Currency == currency)
            .Aggregate(new Money(0, currency), (sum, amount) => sum + amount);
    }

    // A stream whose rules name a share below 100 pays one of the shares that they name, to the penny, and others the rest.
    private static IEnumerable<FundingGap> Shares(FundingCase funding, ImmutableArray<FundingLine> lines, FundingAward[] others)
    {
        if (funding.Cost is not { Pence: > 0 } cost)
        {
            yield break;
        }

        foreach (var group in lines.Where(line => line.Amount is not null).GroupBy(line => line.StreamId))
        {
            var stream = funding.Facts.Streams.First(known => known.Stream.Id == group.Key);
            var rules = stream.Rules
                .Where(rule => rule.SharePercent > 0 && rule.IsInForceOn(funding.Facts.Day) && group.Any(line => StreamCheck.About(rule, line.Use)))
                .OrderBy(rule => rule.SharePercent).ToArray();

            if (rules is not [{ SharePercent: < 100 } smallest, ..])
            {
                continue;
            }

            var pence = group.Sum(line => line.Amount!.Value.Pence) + others.Where(award => award.StreamId == group.Key).Sum(award => award.Amount?.Pence ?? 0);

            if (!rules.Any(rule => Math.Abs(pence - (cost.Pence * rule.SharePercent!.Value / 100m)) < 1))
            {
                var shares = FundingWords.Join([.. rules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.SharePercent:0.##}")).Distinct()], "or");
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"{stream.Stream.Name} pays {shares} percent of the price, and this is {pence * 100m / cost.Pence:0.##} percent."),
                    new Money((long)decimal.Floor(cost.Pence * smallest.SharePercent!.Value / 100m), cost.Currency),
                    new Money(pence, cost.Currency))
                {
                    Rule = smallest.Code,
                    SourceReference = smallest.SourceReference,
                    Mend = $"Give it {shares} percent, and the rest to another stream.",
                };
            }

            var whole = lines.Sum(line => line.Amount?.Pence ?? 0) + others.Sum(award => award.Amount?.Pence ?? 0);

            if (whole < cost.Pence && lines.All(line => line.Amount is not null))
            {
                yield return new(
                    $"{stream.Stream.Name} pays a share of the price, and nobody pays the rest of it.", cost, new Money(whole, cost.Currency))
                {
                    Rule = ExactShare,
                    Mend = "Add a line for the rest, for example of the employer.",
                };
            }
        }
    }

    /// <summary>Goes through the lines in order: each takes of ceilings and budgets what the ones before it left.</summary>
    private sealed class Walk(FundingCase funding, Dictionary<int, FundingAward> taken, InputCheck check, ImmutableArray<AwardError>.Builder errors)
    {
        private readonly Dictionary<FundingAllocationId, long> left = [];
        private readonly Dictionary<(FundingRuleId Rule, FundingAllocationId? Budget), long> ceilings = [];
        private readonly HashSet<FundingAwardId> replaced = [.. taken.Values.Select(award => award.Id)];

        public ImmutableArray<PlannedAward> Plan(ImmutableArray<FundingLine> lines) => [.. lines.Select(Plan)];

        private PlannedAward Plan(FundingLine line)
        {
            var stream = funding.Facts.Streams.First(known => known.Stream.Id == line.StreamId);
            var (budget, problem) = BudgetOf(line, stream.Stream);
            var rules = new StreamCheck(stream, line.Use, funding.Facts, budget?.OrganisationId);
            var before = errors.Count;

            errors.AddRange(rules.Refusals.Select(refusal => new AwardError.Refused(refusal, line.Index)));

            if (stream.Rules.FirstOrDefault(rule => rule.Condition == FundingCondition.NothingToAward && StreamCheck.About(rule, line.Use)) is { } nothing && errors.Count == before)
            {
                errors.Add(new AwardError.Refused(
                    new(UserErrorCode.FundingNotAllowed, stream.Stream, nothing.Code, nothing.Text, "Leave it out: there is nothing to award.") { SourceReference = nothing.SourceReference },
                    line.Index));
            }

            CheckCeilings(line, rules, budget);

            // Where the stream may not pay at all, no budget of it would do.
            if (problem is not null && errors.Count == before)
            {
                errors.Add(new AwardError.Refused(problem, line.Index));
            }

            CheckAmount(line, budget);

            return new(line, budget, StatusOf(stream.Stream, budget), taken.GetValueOrDefault(line.Index));
        }

        private FundingStatus StatusOf(FundingStream stream, FundingAllocation? budget) => (funding.Intent, budget) switch
        {
            (FundingIntent.Ask, _) => stream.Kind == FundingKind.Self ? FundingStatus.Stated : FundingStatus.Requested,
            (_, null) => FundingStatus.Stated,
            _ => FundingStatus.Committed,
        };

        private void CheckAmount(FundingLine line, FundingAllocation? budget)
        {
            var place = InputCheck.Index(line.Index);

            if (line.Amount is { } amount && amount.Currency != Money.Sterling)
            {
                check.Add(UserErrorCode.Invalid, "Money is awarded in pounds sterling. Enter the amount in GBP.", "funding", place, "amount", "currency");
            }
            else if (budget is not null && line.Amount is null)
            {
                check.Add(UserErrorCode.Required, "Enter how much: a budget pays a known amount.", "funding", place, "amount");
            }
            else if (budget is not null && line.Amount is { Pence: 0 })
            {
                check.Add(UserErrorCode.OutOfRange, "A budget pays more than nothing. Enter an amount above 0, or leave the line out.", "funding", place, "amount");
            }
        }

        private void CheckCeilings(FundingLine line, StreamCheck rules, FundingAllocation? budget)
        {
            if (line.Amount is not { Currency: Money.Sterling } amount)
            {
                return;
            }

            foreach (var ceiling in rules.Ceilings)
            {
                var key = (ceiling.Id, ceiling.CeilingPer == CeilingScope.Allocation ? budget?.Id : null);
                var now = ceilings.TryGetValue(key, out var known) ? known : rules.LeftOf(ceiling, budget?.Id, replaced);

                if (amount.Pence > now)
                {
                    errors.Add(new AwardError.Refused(rules.Above(ceiling, now), line.Index));
                }

                ceilings[key] = Math.Max(0, now - amount.Pence);
            }
        }

        // The budget, and why none will do.
        private (FundingAllocation? Budget, FundingRefusal? Problem) BudgetOf(FundingLine line, FundingStream stream)
        {
            if (line.Allocation is { } named)
            {
                return (named, Problem(named, line, stream));
            }

            if (funding.Intent == FundingIntent.Ask || stream.Kind == FundingKind.Self)
            {
                return (null, null);
            }

            FundingAllocation[] all = [.. funding.Budgets.Where(budget => budget.StreamId == stream.Id)];
            FundingAllocation[] open = [.. all.Where(budget => budget.IsOpenOn(funding.Today)).OrderBy(budget => budget.ClosesOn).ThenBy(budget => budget.Id.Value)];

            if (Array.Find(open, budget => Left(budget) >= (line.Amount?.Pence ?? 0)) is { } enough)
            {
                Take(enough, line);

                return (enough, null);
            }

            if (open.Length > 0)
            {
                return (null, Exhausted(stream, open.Max(Left), "The employer's budgets have"));
            }

            // Who holds such money without a budget here is taken at their word.
            if (NeedsNoBudget(stream.Kind) && funding.MayBeStated)
            {
                return (null, null);
            }

            return (null, all.Length > 0
                ? Closed(stream, all.MaxBy(budget => budget.ClosesOn)!)
                : new(UserErrorCode.FundingExhausted, stream, BudgetLeft, $"The employer has no budget of {stream.Name} here.", "Name an allocation that pays it, or choose another stream."));
        }

        private FundingRefusal? Problem(FundingAllocation named, FundingLine line, FundingStream stream)
        {
            if (named.StreamId != stream.Id)
            {
                check.Add(UserErrorCode.Invalid, "This budget is of another stream. Name one of the same stream as the line.", "funding", InputCheck.Index(line.Index), "allocationId");

                return null;
            }

            if (!named.IsOpenOn(funding.Today))
            {
                return Closed(stream, named);
            }

            if (Left(named) < (line.Amount?.Pence ?? 0))
            {
                return Exhausted(stream, Left(named), "The budget has");
            }

            Take(named, line);

            return null;
        }

        private long Left(FundingAllocation budget) => left.TryGetValue(budget.Id, out var pence) ? pence : budget.RemainingPence;

        private void Take(FundingAllocation budget, FundingLine line) => left[budget.Id] = Left(budget) - (line.Amount?.Pence ?? 0);

        private static FundingRefusal Exhausted(FundingStream stream, long pence, string who) => new(
            UserErrorCode.FundingExhausted,
            stream,
            BudgetLeft,
            pence > 0 ? $"{who} {FundingWords.Of(new Money(pence))} left." : $"{who} nothing left.",
            pence > 0 ? "Take that much or less, or name an allocation that has enough." : "Name an allocation that has money left, or choose another stream.")
        {
            UpTo = pence > 0 ? new Money(pence) : null,
        };

        private FundingRefusal Closed(FundingStream stream, FundingAllocation budget) => new(
            UserErrorCode.FundingClosed,
            stream,
            BudgetOpen,
            funding.Today < budget.OpensOn ? $"The budget pays from {DayText.Of(budget.OpensOn)}." : $"The budget paid until {DayText.Of(budget.ClosesOn)}.",
            "Name an allocation that is open today.");
    }
}
