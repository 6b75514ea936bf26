namespace CpdGraph.Domain;

/// <summary>Whether an employer may claim reimbursement for a coach's post, as far as the coach's training decides.</summary>
/// <param name="Met">Whether it is met.</param>
/// <param name="Reason">Why, in plain English.</param>
/// <param name="Rule">The row that decides, and its source.</param>
/// <param name="Completion">The completion that proves it. Null when none does.</param>
public sealed record ReimbursementVerdict(bool Met, string Reason, FundingRule Rule, Completion? Completion);
