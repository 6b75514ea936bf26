using System.Runtime.InteropServices;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragment Spreads Must Not Form Cycles".</summary>
/// <remarks>Depth first with a stack of its own: chains of fragments may be longer than any thread's stack is deep.</remarks>
internal sealed class NoFragmentCycles : Rule
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _pathIndex = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, List<FragmentSpreadNode> Spreads, int Next)> _open = new();

    public override void Enter(FragmentDefinitionNode fragment, ValidationContext context)
    {
        Open(fragment, context);

        while (_open.TryPop(out var current))
        {
            if (current.Next == current.Spreads.Count || context.IsStopped)
            {
                _pathIndex.Remove(current.Name);

                if (_path.Count > 0)
                {
                    _path.RemoveAt(_path.Count - 1);
                }

                continue;
            }

            _open.Push((current.Name, current.Spreads, current.Next + 1));
            Follow(current.Spreads[current.Next], context);
        }
    }

    private void Follow(FragmentSpreadNode spread, ValidationContext context)
    {
        context.Visits++;
        _path.Add(spread);

        if (_pathIndex.TryGetValue(spread.Name.Value, out var start))
        {
            context.Report(GraphQLErrors.FragmentCycle(CollectionsMarshal.AsSpan(_path)[start..]));
            _path.RemoveAt(_path.Count - 1);
        }
        else if (context.Document.Fragment(spread.Name.Value) is not { } target || !Open(target, context))
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private bool Open(FragmentDefinitionNode fragment, ValidationContext context)
    {
        if (!_visited.Add(fragment.Name.Value))
        {
            return false;
        }

        _pathIndex[fragment.Name.Value] = _path.Count;
        _open.Push((fragment.Name.Value, context.Document.SpreadsIn(fragment.SelectionSet), 0));

        return true;
    }
}
