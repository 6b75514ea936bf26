using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Arguments of the list of imports. Null is no condition.</summary>
internal sealed record ImportJobsArguments(int? First, string? After, int? Last, string? Before, string? ProviderId) : IPageArguments
{
    /// <summary>Whose they are.</summary>
    public ProviderId? Provider() => IdArgument.Named<ProviderId>(ProviderId, NodeKind.Provider, "providerId");
}

/// <summary>Arguments of the rows of an import. Null is no condition.</summary>
public sealed record ImportRowsArguments(int? First, string? After, int? Last, string? Before, IReadOnlyList<ImportRowOutcome>? Outcomes) : IPageArguments;

/// <summary>The argument of <c>importJob</c>.</summary>
internal sealed record ImportJobArguments(string Id);

/// <summary>The argument of <c>importProgressed</c>.</summary>
internal sealed record ImportProgressedArguments(string JobId);

/// <summary>A page of imports. All are counted only when that is asked for.</summary>
internal sealed class ImportJobConnection(RecordPage<ImportJob> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<ImportJob>> Edges => page.Edges;

    public IReadOnlyList<ImportJob> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}

/// <summary>A page of the rows of an import. All are counted only when that is asked for.</summary>
internal sealed class ImportRowConnection(RecordPage<ImportFinding> page, ImportJobId job, ImportRowsArguments arguments)
{
    public IReadOnlyList<RecordEdge<ImportFinding>> Edges => page.Edges;

    public IReadOnlyList<ImportFinding> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    /// <summary>Which import they are of.</summary>
    public ImportJobId Job => job;

    /// <summary>What was asked for.</summary>
    public ImportRowsArguments Arguments => arguments;
}
