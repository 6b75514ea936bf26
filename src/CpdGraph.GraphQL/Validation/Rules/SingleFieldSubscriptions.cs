using System.Runtime.InteropServices;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Single Root Field".</summary>
/// <remarks>
/// Conditions are refused whatever their value, as the specification has it since 2025: otherwise variables would decide whether the operation
/// is valid. Nothing is selected only where another rule reports an unknown, cyclic or impossible fragment as well.
/// </remarks>
internal sealed class SingleFieldSubscriptions : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var found = new RootSelection(root, context);
        found.Collect(operation.SelectionSet);

        if (found.Conditions.Count > 0)
        {
            context.Report(GraphQLErrors.SubscriptionWithConditions(operation, CollectionsMarshal.AsSpan(found.Conditions)));

            return;
        }

        if (found.Groups.Count == 0)
        {
            context.Report(GraphQLErrors.SubscriptionWithoutField(operation));
        }
        else if (found.Groups.Count > 1)
        {
            var extra = new List<Node>();

            foreach (var group in found.Groups.Skip(1))
            {
                extra.AddRange(group);
            }

            context.Report(GraphQLErrors.SubscriptionWithSeveralFields(operation, CollectionsMarshal.AsSpan(extra)));
        }

        foreach (var group in found.Groups)
        {
            if (((FieldNode)group[0]).Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report(GraphQLErrors.SubscriptionToIntrospection(operation, CollectionsMarshal.AsSpan(group)));
            }
        }
    }

    /// <summary>Specification: Validation, "Single Root Field", CollectSubscriptionFields. Follows spreads with a stack of its own.</summary>
    private sealed class RootSelection(ObjectType root, ValidationContext context)
    {
        private readonly Dictionary<string, List<Node>> _byResponseName = new(StringComparer.Ordinal);
        private readonly HashSet<string> _seenFragments = new(StringComparer.Ordinal);

        /// <summary>Fields by response name, in the order of their first occurrence.</summary>
        public List<List<Node>> Groups { get; } = [];

        public List<Node> Conditions { get; } = [];

        public void Collect(SelectionSetNode set)
        {
            var open = new Stack<(SelectionSetNode Set, int Next)>();
            open.Push((set, 0));

            while (open.TryPop(out var current))
            {
                if (current.Next == current.Set.Selections.Length)
                {
                    continue;
                }

                open.Push((current.Set, current.Next + 1));
                context.Visits++;
                var selection = current.Set.Selections[current.Next];

                if (!HasCondition(selection) && Inside(selection) is { } inside)
                {
                    open.Push((inside, 0));
                }
            }
        }

        private SelectionSetNode? Inside(SelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(field);

                    return null;
                case InlineFragmentNode fragment:
                    return Applies(fragment.TypeCondition) ? fragment.SelectionSet : null;
                case FragmentSpreadNode spread when _seenFragments.Add(spread.Name.Value):
                    return context.Document.Fragment(spread.Name.Value) is { } definition && Applies(definition.TypeCondition)
                        ? definition.SelectionSet
                        : null;
                default:
                    return null;
            }
        }

        private void Add(FieldNode field)
        {
            if (!_byResponseName.TryGetValue(field.ResponseName, out var group))
            {
                _byResponseName[field.ResponseName] = group = [];
                Groups.Add(group);
            }

            group.Add(field);
        }

        /// <summary>Notes the condition of a selection, one of several; what has one is not looked into.</summary>
        private bool HasCondition(SelectionNode selection)
        {
            var condition = selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
                ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");

            if (condition is not null)
            {
                Conditions.Add(condition);
            }

            return condition is not null;
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null || (context.Schema.Type(condition.Name.Value) is CompositeType type && context.Schema.IsPossibleType(type, root));
    }
}
