using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>A page of a list as the Relay cursor connections have it. Edges and counts are made when they are asked for.</summary>
internal class Connection<T>(Page<T> page, CursorCodec cursors)
    where T : class
{
    public IReadOnlyList<T> Nodes => page.Items;

    public IReadOnlyList<Edge<T>> Edges
    {
        get
        {
            var edges = new Edge<T>[page.Items.Count];

            for (var i = 0; i < edges.Length; i++)
            {
                edges[i] = new Edge<T>(page, i, cursors);
            }

            return edges;
        }
    }

    public PageInfo PageInfo => new PageInfo<T>(page, cursors);

    public int TotalCount => page.TotalCount;
}

/// <summary>A row of a page with its cursor.</summary>
internal sealed class Edge<T>(Page<T> page, int index, CursorCodec cursors)
    where T : class
{
    public T Node => page.Items[index];

    public string Cursor => cursors.Write(page.KeyOf(index));
}
