using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>
/// A page of rows that the database keeps in order. Whether rows follow is known from one row more than was asked for; whether rows lie
/// before a page that began at a cursor, from the row of that cursor.
/// </summary>
internal sealed class RecordPage<T>
    where T : class
{
    private readonly T[] nodes;
    private readonly Func<T, RecordEdge<T>> edgeOf;

    private RecordPage(T[] nodes, Func<T, RecordEdge<T>> edgeOf, bool hasNextPage, bool hasPreviousPage)
    {
        this.nodes = nodes;
        this.edgeOf = edgeOf;
        PageInfo = new RecordPageInfo(hasNextPage, hasPreviousPage, nodes is [] ? null : edgeOf(nodes[0]), nodes is [] ? null : edgeOf(nodes[^1]));
    }

    public IReadOnlyList<RecordEdge<T>> Edges => [.. nodes.Select(edgeOf)];

    public IReadOnlyList<T> Nodes => nodes;

    public PageInfo PageInfo { get; }

    /// <summary>Makes the page of the rows read.</summary>
    /// <param name="rows">In the order in which they were looked for (from the end of the list where the page is), at most one more than asked for.</param>
    /// <param name="placeOf">The place of a row.</param>
    public static RecordPage<T> Of(IReadOnlyList<T> rows, PageRequest request, Func<T, CursorKey> placeOf, CursorCodec cursors)
    {
        var hasMore = rows.Count > request.Count;
        var kept = rows.Take(request.Count);
        T[] nodes = [.. request.FromEnd ? kept.Reverse() : kept];

        return request.FromEnd
            ? new(nodes, EdgeOf, request.Before is not null, hasMore || request.After is not null)
            : new(nodes, EdgeOf, hasMore || request.Before is not null, request.After is not null);

        RecordEdge<T> EdgeOf(T row) => new(row, placeOf, cursors);
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
