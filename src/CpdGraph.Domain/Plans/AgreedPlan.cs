namespace CpdGraph.Domain;

/// <summary>A plan that was agreed, and what became of the one before.</summary>
/// <param name="Plan">Agreed.</param>
/// <param name="Closed">The plan whose place it takes, closed. Null when there was none.</param>
public sealed record AgreedPlan(DevelopmentPlan Plan, DevelopmentPlan? Closed);
