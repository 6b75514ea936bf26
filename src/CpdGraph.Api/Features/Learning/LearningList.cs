using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Arguments of a coach's learning of both kinds.</summary>
public sealed record LearningArguments(int? First, string? After, int? Last, string? Before, LearningFilterInput? Filter) : IPageArguments;

/// <summary>Input <c>LearningFilter</c>. Null is no condition.</summary>
public sealed record LearningFilterInput(DateRange? OccurredOn, Formality? Formality, IReadOnlyList<Verification>? Verification);

/// <summary>A page of a coach's learning of both kinds. All is counted only when that is asked for.</summary>
internal sealed class LearningConnection(RecordPage<object> page, CoachId coach, LearningFilterInput? filter)
{
    public IReadOnlyList<RecordEdge<object>> Edges => page.Edges;

    public IReadOnlyList<object> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public CoachId Coach => coach;

    public LearningFilterInput? Filter => filter;
}

/// <summary>
/// Learning of both kinds in one order: newest day first; on one day completions before informal learning; then by id, latest first.
/// </summary>
internal static class LearningOrder
{
    public static CursorOrder Cursor { get; } = CursorOrder.Of(CursorList.Learning);

    /// <summary>The place of a piece of learning: its day and kind in one number.</summary>
    public static CursorKey PlaceOf(object learning) => learning switch
    {
        Completion row => CursorKey.Of(Cursor, (row.OccurredOn.DayNumber * 2L) + 1, row.Id.Value),
        InformalLearning row => CursorKey.Of(Cursor, row.OccurredOn.DayNumber * 2L, row.Id.Value),
        _ => throw new ArgumentException($"{learning.GetType()} is no learning.", nameof(learning)),
    };

    /// <summary>Rows of one coach in the order in which the page is looked for.</summary>
    public static IEnumerable<object> InOrder(IEnumerable<object> learning, PageRequest request)
    {
        var ascending = learning.Select(row => (Row: row, Place: PlaceOf(row))).OrderBy(pair => pair.Place.Number).ThenBy(pair => pair.Place.Id);

        return (request.FromEnd ? ascending : ascending.Reverse()).Select(pair => pair.Row);
    }
}
