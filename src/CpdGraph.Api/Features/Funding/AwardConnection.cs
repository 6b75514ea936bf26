using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Arguments of a budget's awards.</summary>
public sealed record AwardArguments(int? First, string? After, int? Last, string? Before, IReadOnlyList<FundingStatus>? Statuses) : IPageArguments;

/// <summary>A page of a budget's awards. All are counted only when that is asked for.</summary>
internal sealed class AwardConnection(RecordPage<FundingAward> page, FundingAllocationId allocation, IReadOnlyList<FundingStatus>? statuses)
{
    public IReadOnlyList<RecordEdge<FundingAward>> Edges => page.Edges;

    public IReadOnlyList<FundingAward> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public FundingAllocationId Allocation => allocation;

    public IReadOnlyList<FundingStatus>? Statuses => statuses;
}
