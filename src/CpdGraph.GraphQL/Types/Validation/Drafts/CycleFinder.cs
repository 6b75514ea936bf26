namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Finds cycles of a graph depth first, without recursion: a schema may chain as many types as it likes.</summary>
/// <param name="edgesOf">Edges of a node with their targets.</param>
/// <param name="found">Called for each cycle with its nodes and the edges by which they are left, from where it is entered.</param>
internal sealed class CycleFinder<TNode, TEdge>(
    Func<TNode, IReadOnlyList<(TEdge Edge, TNode Target)>> edgesOf, Action<IReadOnlyList<(TNode Node, TEdge Edge)>> found)
    where TNode : class
{
    private readonly HashSet<TNode> _visited = [];
    private readonly Dictionary<TNode, int> _depths = [];
    private readonly List<(TNode Node, TEdge Edge)> _path = [];
    private readonly Stack<IEnumerator<(TEdge Edge, TNode Target)>> _pending = [];

    public void SearchFrom(TNode start)
    {
        if (!_visited.Add(start))
        {
            return;
        }

        Enter(start);

        while (_pending.TryPeek(out var edges))
        {
            if (!edges.MoveNext())
            {
                Leave();

                continue;
            }

            var (edge, target) = edges.Current;
            _path[^1] = (_path[^1].Node, edge);

            if (_depths.TryGetValue(target, out var depth))
            {
                found(_path[depth..]);
            }
            else if (_visited.Add(target))
            {
                Enter(target);
            }
        }
    }

    private void Enter(TNode node)
    {
        _depths.Add(node, _path.Count);
        _path.Add((node, default!));
        _pending.Push(edgesOf(node).GetEnumerator());
    }

    private void Leave()
    {
        _pending.Pop().Dispose();
        _depths.Remove(_path[^1].Node);
        _path.RemoveAt(_path.Count - 1);
    }
}
