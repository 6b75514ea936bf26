namespace CpdGraph.Domain.Tests;

/// <summary>Walks a list page by page, with cursors that went through their bytes.</summary>
internal static class Walk
{
    public static List<T> Forwards<T>(Func<PageRequest, Page<T>> read, int size)
    {
        var all = new List<T>();
        CursorKey? after = null;

        while (true)
        {
            var page = read(PageRequest.First(size, after));
            Assert.Equal(all.Count > 0, page.HasPreviousPage);
            all.AddRange(page.Items);

            if (!page.HasNextPage)
            {
                return all;
            }

            Assert.Equal(size, page.Items.Count);
            after = ThroughBytes(page.KeyOf(size - 1));
        }
    }

    public static List<T> Backwards<T>(Func<PageRequest, Page<T>> read, int size)
    {
        var all = new List<T>();
        CursorKey? before = null;

        while (true)
        {
            var page = read(PageRequest.Last(size, before));
            Assert.Equal(all.Count > 0, page.HasNextPage);
            all.InsertRange(0, page.Items);

            if (!page.HasPreviousPage)
            {
                return all;
            }

            Assert.Equal(size, page.Items.Count);
            before = ThroughBytes(page.KeyOf(0));
        }
    }

    public static CursorKey ThroughBytes(CursorKey key) => CursorKey.TryRead(key.ToBytes())!;
}
