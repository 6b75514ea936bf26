namespace CpdGraph.Domain;

/// <summary>Budgets that close before they are used up: for who funds the organisation.</summary>
internal static class BudgetMatters
{
    public static IEnumerable<AttentionItem> Of(AttentionFacts facts) => facts.Budgets
        .Where(held => held.Allocation is { RemainingPence: > 0 } allocation
            && allocation.IsOpenOn(facts.Day)
            && allocation.ClosesOn.DayNumber - facts.Day.DayNumber <= AttentionRules.ClosingDays)
        .Select(held => new AttentionItem
        {
            Key = AttentionKey.Of("budget", AttentionKey.Part(held.Allocation.Id.Value), AttentionKey.Part(held.Allocation.ClosesOn)),
            Kind = AttentionKind.AllocationClosing,
            Text = $"Of the {FundingWords.Of(held.Allocation.Amount)} of {held.Organisation} from “{held.Stream}” {FundingWords.Of(new Money(held.Allocation.RemainingPence))} "
                + $"is neither promised nor spent, and the last day to award it is {DayText.Of(held.Allocation.ClosesOn)}.",
            Action = "Award it by then. What is left afterwards can be awarded to nobody.",
            DueOn = held.Allocation.ClosesOn,
            Subject = new(AttentionSubjectKind.FundingAllocation, held.Allocation.Id.Value),
        });
}
