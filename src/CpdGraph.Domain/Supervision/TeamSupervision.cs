using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>How many coaches of a team stand how, for one kind of supervision. Together they are the team.</summary>
public sealed record TeamSupervision(SupervisionKind Kind, int NotArranged, int Met, int DueSoon, int Due, int Overdue)
{
    /// <summary>Counts a team's coaches, by kind in the order of the kinds. A kind without a rule on the day is left out.</summary>
    public static ImmutableArray<TeamSupervision> Of(IEnumerable<SupervisionOverview> team) =>
    [
        .. team.SelectMany(coach => coach.Arrangements).GroupBy(verdict => verdict.Kind).OrderBy(kind => kind.Key).Select(kind => new TeamSupervision(
            kind.Key,
            kind.Count(verdict => verdict.Status == SupervisionStatus.NotArranged),
            kind.Count(verdict => verdict.Status == SupervisionStatus.Met),
            kind.Count(verdict => verdict.Status == SupervisionStatus.DueSoon),
            kind.Count(verdict => verdict.Status == SupervisionStatus.Due),
            kind.Count(verdict => verdict.Status == SupervisionStatus.Overdue))),
    ];
}
