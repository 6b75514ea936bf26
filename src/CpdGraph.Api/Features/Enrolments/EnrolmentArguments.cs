using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Arguments of every list of enrolments.</summary>
public sealed record EnrolmentArguments(int? First, string? After, int? Last, string? Before, EnrolmentFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>EnrolmentFilter</c>. Null is no condition.</summary>
public sealed record EnrolmentFilterInput
{
    public IReadOnlyList<EnrolmentStatus>? Statuses { get; init; }

    public DateRange? RunStarts { get; init; }
}

/// <summary>A page of a coach's or run's enrolments. All are counted only when that is asked for.</summary>
/// <param name="coach">Whose they are. Null in a list of a run.</param>
/// <param name="run">On which run they are. Null in a list of a coach.</param>
internal sealed class EnrolmentConnection(RecordPage<Enrolment> page, CoachId? coach, OfferRunId? run, EnrolmentArguments arguments)
{
    public IReadOnlyList<RecordEdge<Enrolment>> Edges => page.Edges;

    public IReadOnlyList<Enrolment> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public CoachId? Coach => coach;

    public OfferRunId? Run => run;

    public EnrolmentArguments Arguments => arguments;
}
