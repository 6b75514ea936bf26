using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation;

/// <summary>What a document holds and what reaches what through spreads. Worked out on demand, once, and never by recursion over spreads.</summary>
internal sealed class DocumentIndex
{
    /// <summary>Fragments and variable usages that all operations together may look at: each operation has to look at every fragment it
    /// reaches, so many operations over many fragments would cost their product.</summary>
    internal const int MaxFragmentVisits = 100_000;

    private readonly ValidationContext _context;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];
    private (OperationDefinitionNode Operation, List<VariableUsage> Usages)? _latest;
    private long _fragmentVisits;

    public DocumentIndex(DocumentNode document, ValidationContext context)
    {
        Node = document;
        _context = context;

        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case FragmentDefinitionNode fragment:
                    // Of several with one name the last one counts, as in graphql-js; UniqueFragmentNames reports the rest.
                    _fragments[fragment.Name.Value] = fragment;
                    break;
                case OperationDefinitionNode operation:
                    Operations.Add(operation);
                    break;
                case TypeDefinitionNode { IsExtension: false } type:
                    DefinedTypes.Add(type.Name.Value);
                    break;
                case DirectiveDefinitionNode directive:
                    DefinedDirectives[directive.Name.Value] = directive;
                    break;
            }
        }
    }

    public DocumentNode Node { get; }

    public List<OperationDefinitionNode> Operations { get; } = [];

    /// <summary>Types that the document defines though it must not: not unknown, so one mistake makes one error.</summary>
    public HashSet<string> DefinedTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Directives that the document defines though it must not.</summary>
    public Dictionary<string, DirectiveDefinitionNode> DefinedDirectives { get; } = new(StringComparer.Ordinal);

    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>Spreads anywhere inside, first those of the set itself, then those of nested sets, the last one first: the order of graphql-js.</summary>
    public List<FragmentSpreadNode> SpreadsIn(SelectionSetNode set)
    {
        if (_spreads.TryGetValue(set, out var spreads))
        {
            return spreads;
        }

        spreads = [];
        var open = new Stack<SelectionSetNode>();
        open.Push(set);

        while (open.TryPop(out var current))
        {
            foreach (var selection in current.Selections)
            {
                _context.Visits++;

                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } nested }:
                        open.Push(nested);
                        break;
                    case InlineFragmentNode fragment:
                        open.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return _spreads[set] = spreads;
    }

    /// <summary>Fragments that the operations reach, nearest first, each once.</summary>
    public List<FragmentDefinitionNode> FragmentsReachedBy(List<OperationDefinitionNode> operations)
    {
        var reached = new List<FragmentDefinitionNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);

        foreach (var operation in operations)
        {
            AddSpreads(operation.SelectionSet);
        }

        for (var next = 0; next < reached.Count && !_context.IsStopped; next++)
        {
            AddSpreads(reached[next].SelectionSet);
        }

        return reached;

        void AddSpreads(SelectionSetNode set)
        {
            var spreads = SpreadsIn(set);
            Spend(spreads.Count);

            foreach (var spread in spreads)
            {
                if (names.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                {
                    reached.Add(fragment);
                }
            }
        }
    }

    /// <summary>Fragments that no fragment spreads, then all others: who starts with the first ones meets most of the others through them.</summary>
    public IEnumerable<FragmentDefinitionNode> FragmentsBeforeTheirSpreads()
    {
        var spread = new HashSet<string>(StringComparer.Ordinal);

        foreach (var fragment in _fragments.Values)
        {
            foreach (var inside in SpreadsIn(fragment.SelectionSet))
            {
                spread.Add(inside.Name.Value);
            }
        }

        return _fragments.Values.Where(fragment => !spread.Contains(fragment.Name.Value))
            .Concat(_fragments.Values.Where(fragment => spread.Contains(fragment.Name.Value)));
    }

    /// <summary>Every place where the operation uses a variable, its own first, then those of the fragments that it reaches.</summary>
    public List<VariableUsage> UsagesOf(OperationDefinitionNode operation)
    {
        if (_latest is { } latest && ReferenceEquals(latest.Operation, operation))
        {
            return latest.Usages;
        }

        var usages = new List<VariableUsage>(UsagesIn(operation));

        foreach (var fragment in FragmentsReachedBy([operation]))
        {
            var inside = UsagesIn(fragment);
            Spend(1 + inside.Count);

            if (_context.IsStopped)
            {
                break;
            }

            usages.AddRange(inside);
        }

        _latest = (operation, usages);

        return usages;
    }

    private List<VariableUsage> UsagesIn(ExecutableDefinitionNode definition)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            var outer = _context.At;
            _context.At = default;
            var collector = new VariableUsages();
            new Walker(_context, [collector]).Walk(definition);
            _context.At = outer;
            _usages[definition] = usages = collector.Found;
        }

        return usages;
    }

    private void Spend(int visits)
    {
        _fragmentVisits += visits;
        _context.Visits += visits;

        if (_fragmentVisits > MaxFragmentVisits)
        {
            _context.Stop(GraphQLErrors.LimitExceeded("fragmentVisits", MaxFragmentVisits, _fragmentVisits));
        }
    }
}
