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

    public IReadOnlyList<string>? PathwayIds { get; init; }

    public IReadOnlyList<ReadinessStatus>? Readiness { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    public CoachSupervisionFilterInput? Supervision { get; init; }

    public IReadOnlyList<string>? GapCompetencyIds { get; init; }

    public IReadOnlyList<string>? GapInAreaIds { get; init; }

    /// <summary>Filters directly within this one.</summary>
    internal IReadOnlyList<CoachFilterInput> Inner => [.. And ?? [], .. Or ?? [], .. Not is null ? [] : new[] { Not }];

    /// <summary>Whether it, without those within it, has a condition on what the rules say.</summary>
    internal bool IsJudging =>
        Readiness is not null || Missing is not null || Supervision is not null || GapCompetencyIds is not null || GapInAreaIds is not null;

    /// <summary>Conditions that everybody who meets this filter meets, none of which is on what the rules say.</summary>
    /// <remarks>The nesting was checked before: this recursion is at most that deep.</remarks>
    internal CoachFilterInput Plain => this with
    {
        And = And is null ? null : [.. And.Select(inner => inner.Plain)],
        Or = Or?.Any(inner => inner.Any(one => one.IsJudging)) == true ? null : Or,
        Not = Not?.Any(one => one.IsJudging) == true ? null : Not,
        Readiness = null,
        Missing = null,
        Supervision = null,
        GapCompetencyIds = null,
        GapInAreaIds = null,
    };

    /// <summary>Whether something holds of it, or of one within it.</summary>
    /// <remarks>The nesting was checked before: this recursion is at most that deep.</remarks>
    internal bool Any(Func<CoachFilterInput, bool> holds) => holds(this) || Inner.Any(inner => inner.Any(holds));

    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<OrganisationId>? Employers(string path) => IdArgument.Several<OrganisationId>(EmployerIds, NodeKind.Organisation, $"{path}.employerIds");

    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<PathwayId>? Pathways(string path) => IdArgument.Several<PathwayId>(PathwayIds, NodeKind.Pathway, path, "pathwayIds");

    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<CompetencyId>? GapCompetencies(string path) => IdArgument.Several<CompetencyId>(GapCompetencyIds, NodeKind.Competency, path, "gapCompetencyIds");

    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    internal IReadOnlyList<CompetencyAreaId>? GapAreas(string path) => IdArgument.Several<CompetencyAreaId>(GapInAreaIds, NodeKind.CompetencyArea, path, "gapInAreaIds");

    internal void CheckNesting(int maximum, string path) => FilterNesting.Check(path, this, maximum, static filter => filter.Inner);
}

/// <summary>Input <c>CoachSupervisionFilter</c>.</summary>
/// <param name="Kinds">Null: the worst of all counts.</param>
public sealed record CoachSupervisionFilterInput(IReadOnlyList<SupervisionStatus> Statuses, IReadOnlyList<SupervisionKind>? Kinds);

/// <summary>A page of coaches. All are counted only when that is asked for.</summary>
internal sealed class CoachConnection(RecordPage<CoachShown> page, Func<CancellationToken, Task<int>> countAsync)
{
    public IReadOnlyList<RecordEdge<CoachShown>> Edges => page.Edges;

    public IReadOnlyList<CoachShown> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public Task<int> CountAsync(CancellationToken cancellation) => countAsync(cancellation);
}
