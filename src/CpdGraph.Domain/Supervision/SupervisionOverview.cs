using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>How the supervision of a coach stands on a day.</summary>
/// <param name="Arrangements">One for each kind with a rule in force on the day, in the order of the kinds.</param>
/// <param name="Status">The worst of them: not arranged, then overdue, due, due soon, met. Met where no rule is in force.</param>
public sealed record SupervisionOverview(ImmutableArray<SupervisionVerdict> Arrangements, SupervisionStatus Status);
