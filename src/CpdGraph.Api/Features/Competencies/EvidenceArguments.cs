using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Arguments of a coach's portfolio.</summary>
public sealed record EvidenceArguments(int? First, string? After, int? Last, string? Before, EvidenceFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>EvidenceFilter</c>. Null is no condition.</summary>
public sealed record EvidenceFilterInput(IReadOnlyList<EvidenceKind>? Kinds, IReadOnlyList<string>? CompetencyIds, DateRange? GatheredOn)
{
    internal IReadOnlyList<CompetencyId>? Competencies() => IdArgument.Several<CompetencyId>(CompetencyIds, NodeKind.Competency, "filter.competencyIds");
}

/// <summary>A page of a coach's portfolio. All is counted only when that is asked for.</summary>
internal sealed class EvidenceConnection(RecordPage<EvidenceShown> page, CoachId coach, EvidenceFilterInput? filter)
{
    public IReadOnlyList<RecordEdge<EvidenceShown>> Edges => page.Edges;

    public IReadOnlyList<EvidenceShown> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public CoachId Coach => coach;

    public EvidenceFilterInput? Filter => filter;
}
