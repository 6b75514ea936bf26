using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Directives Are Unique per Location".</summary>
internal sealed class UniqueDirectivesPerLocation : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context) => Check(operation.Directives, context);

    public override void Enter(FragmentDefinitionNode fragment, ValidationContext context) => Check(fragment.Directives, context);

    public override void Enter(VariableDefinitionNode definition, ValidationContext context) => Check(definition.Directives, context);

    public override void Enter(FieldNode field, ValidationContext context) => Check(field.Directives, context);

    public override void Enter(FragmentSpreadNode spread, ValidationContext context) => Check(spread.Directives, context);

    public override void Enter(InlineFragmentNode fragment, ValidationContext context) => Check(fragment.Directives, context);

    private static void Check(ImmutableArray<DirectiveNode> directives, ValidationContext context)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);

        foreach (var directive in directives)
        {
            var name = directive.Name.Value;

            // An unknown directive may be repeatable for all that is known.
            if (context.Schema.Directive(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
            {
                context.Report(GraphQLErrors.RepeatedDirective(seen[name], directive));
            }
        }
    }
}
