using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>A page of completions. All are counted only when that is asked for, for all pages of a list at once.</summary>
internal sealed class CompletionConnection(RecordPage<Completion> page, CompletionList list, CoachId? coach)
{
    public IReadOnlyList<RecordEdge<Completion>> Edges => page.Edges;

    public IReadOnlyList<Completion> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    /// <summary>The list that the page was cut from.</summary>
    public CompletionList List => list;

    /// <summary>Whose completions they are. Null for a list over all coaches.</summary>
    public CoachId? Coach => coach;

    /// <summary>Null until they have been worked out.</summary>
    public CompletionTotals? Totals { get; set; }
}

/// <summary>What one field of a request lists.</summary>
/// <param name="Coaches">Of these coaches a list each. Null: one list over all whom the caller may see.</param>
internal sealed record CompletionList(CompletionConditions? Conditions, IReadOnlyList<CoachId>? Coaches);

/// <summary>Numbers of a whole list.</summary>
internal sealed record CompletionTotals(int Count, int CpdMinutes)
{
    public static CompletionTotals None { get; } = new(0, 0);
}
