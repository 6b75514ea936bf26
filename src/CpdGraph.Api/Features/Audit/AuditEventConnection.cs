using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Audit;

/// <summary>A page of audit events. All are counted only when that is asked for.</summary>
internal sealed class AuditEventConnection(RecordPage<AuditEvent> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<AuditEvent>> Edges => page.Edges;

    public IReadOnlyList<AuditEvent> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}
