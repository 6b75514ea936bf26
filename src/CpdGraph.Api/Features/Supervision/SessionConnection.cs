using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Arguments of the list of a coach's supervision meetings. Null is no condition.</summary>
public sealed record SessionArguments(
    int? First, string? After, int? Last, string? Before, IReadOnlyList<SupervisionKind>? Kinds, DateRange? HeldOn) : IPageArguments;

/// <summary>A page of a coach's supervision meetings. All are counted only when that is asked for.</summary>
internal sealed class SessionConnection(RecordPage<SupervisionSession> page, CoachId coach, SessionArguments arguments)
{
    public IReadOnlyList<RecordEdge<SupervisionSession>> Edges => page.Edges;

    public IReadOnlyList<SupervisionSession> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    /// <summary>Whose they are.</summary>
    public CoachId Coach => coach;

    /// <summary>What was asked for.</summary>
    public SessionArguments Arguments => arguments;
}
