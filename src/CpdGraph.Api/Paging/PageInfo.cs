using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>What lies around a page.</summary>
internal abstract class PageInfo
{
    public abstract bool HasNextPage { get; }

    public abstract bool HasPreviousPage { get; }

    /// <summary>Null when the page is empty.</summary>
    public abstract string? StartCursor { get; }

    /// <summary>Null when the page is empty.</summary>
    public abstract string? EndCursor { get; }
}

/// <summary>Of a page with rows of one kind. Cursors are made when they are asked for.</summary>
internal sealed class PageInfo<T>(Page<T> page, CursorCodec cursors) : PageInfo
{
    public override bool HasNextPage => page.HasNextPage;

    public override bool HasPreviousPage => page.HasPreviousPage;

    public override string? StartCursor => page.Items.Count == 0 ? null : cursors.Write(page.KeyOf(0));

    public override string? EndCursor => page.Items.Count == 0 ? null : cursors.Write(page.KeyOf(page.Items.Count - 1));
}
