using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>
/// A page of rows that the database keeps in order. Whether rows follow is known from one row more than was asked for; whether rows lie
/// before a page that began at a cursor, from the row of that cursor.
/// </summary>
internal sealed class RecordPage<T>
    where T : class
{
    private RecordPage(IReadOnlyList<RecordEdge<T>> edges, bool hasNextPage, bool hasPreviousPage) =>
        (Edges, PageInfo) = (edges, new RecordPageInfo(hasNextPage, hasPreviousPage, edges.Count == 0 ? null : edges[0], edges.Count == 0 ? null : edges[^1]));

    public IReadOnlyList<RecordEdge<T>> Edges { get; }

    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];

    public PageInfo PageInfo { get; }

    /// <summary>Makes the page of the rows read.</summary>
    /// <param name="rows">In the order in which they were looked for (from the end of the list where the page is), at most one more than asked for.</param>
    /// <param name="placeOf">The place of a row.</param>
    public static RecordPage<T> Of(IReadOnlyList<T> rows, PageRequest request, Func<T, CursorKey> placeOf, CursorCodec cursors)
    {
        var hasMore = rows.Count > request.Count;
        var kept = rows.Take(request.Count);
        RecordEdge<T>[] edges = [.. (request.FromEnd ? kept.Reverse() : kept).Select(row => new RecordEdge<T>(row, placeOf, cursors))];

        return request.FromEnd
            ? new(edges, request.Before is not null, hasMore || request.After is not null)
            : new(edges, hasMore || request.Before is not null, request.After is not null);
    }

    private sealed class RecordPageInfo(bool hasNextPage, bool hasPreviousPage, RecordEdge<T>? first, RecordEdge<T>? last) : PageInfo
    {
        public override bool HasNextPage => hasNextPage;

        public override bool HasPreviousPage => hasPreviousPage;

        public override string? StartCursor => first?.Cursor;

        public override string? EndCursor => last?.Cursor;
    }
}

/// <summary>A row of such a page with its cursor, which is made when it is asked for.</summary>
internal sealed class RecordEdge<T>(T node, Func<T, CursorKey> placeOf, CursorCodec cursors)
    where T : class
{
    public T Node => node;

    public string Cursor => cursors.Write(placeOf(node));
}
