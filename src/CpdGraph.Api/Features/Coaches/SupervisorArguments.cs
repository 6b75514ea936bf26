using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Arguments of the list of supervisors.</summary>
public sealed record SupervisorArguments(int? First, string? After, int? Last, string? Before, SupervisorFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>SupervisorFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record SupervisorFilterInput(StringFilter? Name, IReadOnlyList<string>? OrganisationIds, IReadOnlyList<SupervisionKind>? QualifiedFor)
{
    internal IReadOnlyList<OrganisationId>? Organisations() => IdArgument.Several<OrganisationId>(OrganisationIds, NodeKind.Organisation, "filter.organisationIds");
}

/// <summary>A page of supervisors. All are counted only when that is asked for.</summary>
internal sealed class SupervisorConnection(RecordPage<Supervisor> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<Supervisor>> Edges => page.Edges;

    public IReadOnlyList<Supervisor> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}
