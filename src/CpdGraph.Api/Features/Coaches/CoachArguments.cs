using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Arguments of every list of coaches.</summary>
public sealed record CoachArguments(
    int? First, string? After, int? Last, string? Before, CoachFilterInput? Filter, CoachOrderInput? OrderBy) : IPageArguments;

/// <summary>What coaches can be sorted by. The numbers are in cursors, so they stay as they are.</summary>
public enum CoachSort
{
    Name = 0,
    Tier = 1,
    StartedOn = 2,
}

/// <summary>Input <c>CoachOrder</c>.</summary>
public sealed record CoachOrderInput(CoachSort Field, OrderDirection Direction)
{
    internal static CoachOrderInput ByName { get; } = new(CoachSort.Name, OrderDirection.Asc);

    internal bool IsDescending => Direction == OrderDirection.Desc;

    internal CursorOrder Cursor => new(CursorList.Coaches, ((ulong)Field << 1) + (IsDescending ? 1UL : 0UL));
}

/// <summary>Input <c>CoachFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record CoachFilterInput
{
    public IReadOnlyList<CoachFilterInput>? And { get; init; }

    public IReadOnlyList<CoachFilterInput>? Or { get; init; }

    public CoachFilterInput? Not { get; init; }

    public StringFilter? Name { get; init; }

    public IReadOnlyList<PracticeTier>? Tiers { get; init; }

    public IReadOnlyList<string>? EmployerIds { get; init; }

    public bool? Claimed { get; init; }

    /// <summary>Filters directly within this one.</summary>
    internal IReadOnlyList<CoachFilterInput> Inner => [.. And ?? [], .. Or ?? [], .. Not is null ? [] : new[] { Not }];

    /// <summary>Whether it, or one within it, has a condition on names.</summary>
    /// <remarks>The nesting was checked before: this recursion is at most that deep.</remarks>
    internal bool AsksForNames => Name is not null || Inner.Any(inner => inner.AsksForNames);

    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<OrganisationId>? Employers(string path) => IdArgument.Several<OrganisationId>(EmployerIds, NodeKind.Organisation, $"{path}.employerIds");

    internal void CheckNesting(int maximum, string path) => FilterNesting.Check(path, this, maximum, static filter => filter.Inner);
}

/// <summary>A page of coaches. All are counted only when that is asked for.</summary>
internal sealed class CoachConnection(RecordPage<CoachShown> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<CoachShown>> Edges => page.Edges;

    public IReadOnlyList<CoachShown> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}
