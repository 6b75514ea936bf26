using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Arguments of a coach's assessments.</summary>
public sealed record AssessmentArguments(int? First, string? After, int? Last, string? Before, AssessmentFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>AssessmentFilter</c>. Null is no condition.</summary>
public sealed record AssessmentFilterInput(IReadOnlyList<AssessmentKind>? Kinds, IReadOnlyList<string>? CompetencyIds, DateRange? AssessedOn)
{
    internal IReadOnlyList<CompetencyId>? Competencies() => IdArgument.Several<CompetencyId>(CompetencyIds, NodeKind.Competency, "filter.competencyIds");
}

/// <summary>A page of a coach's assessments. All are counted only when that is asked for.</summary>
internal sealed class AssessmentConnection(RecordPage<CompetencyAssessment> page, CoachId coach, AssessmentFilterInput? filter)
{
    public IReadOnlyList<RecordEdge<CompetencyAssessment>> Edges => page.Edges;

    public IReadOnlyList<CompetencyAssessment> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public CoachId Coach => coach;

    public AssessmentFilterInput? Filter => filter;
}
