using System.Collections.Immutable;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Planning;

/// <summary>
/// The outcome of every <c>@skip</c> and <c>@include</c> of one request. A plan is compiled for one outcome: that keeps plans free of
/// conditions, and the order of the response exactly that of the specification. A document with n condition variables has at most
/// 2 to the n plans, of which the cache keeps a few.
/// </summary>
internal sealed class Conditions
{
    private readonly HashSet<string> _trueVariables;

    private Conditions(HashSet<string> trueVariables) => _trueVariables = trueVariables;

    /// <summary>Names of the variables that a document's conditions hang from, each once.</summary>
    public static ImmutableArray<string> VariablesOf(IEnumerable<SelectionSetNode> selectionSets)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>(selectionSets);

        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    if (IsCondition(directive) && directive.Arguments is [{ Value: VariableNode variable }])
                    {
                        names.Add(variable.Name.Value);
                    }
                }

                if (selection is FieldNode { SelectionSet: { } below })
                {
                    open.Push(below);
                }
                else if (selection is InlineFragmentNode inline)
                {
                    open.Push(inline.SelectionSet);
                }
            }
        }

        return [.. names];
    }

    /// <summary>The outcome for a request; and the same as text, to find the plan by.</summary>
    public static (Conditions Conditions, string Key) Of(ImmutableArray<string> names, VariableValues variables)
    {
        if (names.IsEmpty)
        {
            return (None, "");
        }

        var trueVariables = new HashSet<string>(StringComparer.Ordinal);
        var key = new char[names.Length];

        for (var i = 0; i < names.Length; i++)
        {
            var isTrue = variables.TryGet(names[i], out var value) && value is true;

            key[i] = isTrue ? '1' : '0';

            if (isTrue)
            {
                trueVariables.Add(names[i]);
            }
        }

        return (new Conditions(trueVariables), new string(key));
    }

    /// <summary>Whether a selection is part of the response.</summary>
    public bool Include(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (IsCondition(directive) && directive.Arguments is [{ Value: var value }])
            {
                var isTrue = value is BooleanValueNode { Value: true } || (value is VariableNode variable && _trueVariables.Contains(variable.Name.Value));

                if (isTrue == (directive.Name.Value == "skip"))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static readonly Conditions None = new([]);

    private static bool IsCondition(DirectiveNode directive) => directive.Name.Value is "skip" or "include";
}
