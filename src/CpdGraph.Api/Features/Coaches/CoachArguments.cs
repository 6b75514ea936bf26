using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Arguments of every list of coaches.</summary>
public sealed record CoachArguments(int? First, string? After, int? Last, string? Before, CoachFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>CoachFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record CoachFilterInput(StringFilter? Name, IReadOnlyList<string>? EmployerIds, bool? Claimed)
{
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<OrganisationId>? Employers(string path) => IdArgument.Several<OrganisationId>(EmployerIds, NodeKind.Organisation, $"{path}.employerIds");
}

/// <summary>A page of coaches. All are counted only when that is asked for.</summary>
internal sealed class CoachConnection(RecordPage<CoachShown> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<CoachShown>> Edges => page.Edges;

    public IReadOnlyList<CoachShown> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}
