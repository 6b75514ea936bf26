using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Validation;

/// <summary>
/// Walks a document once, in the order written, and calls each rule at each node. It never follows a spread, so it recurses no deeper than the
/// brackets nest, which the parser bounds.
/// </summary>
internal sealed partial class Walker(ValidationContext context, Rule[] rules)
{
    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules)
        {
            rule.Enter(document, context);
        }

        foreach (var definition in document.Definitions)
        {
            Walk(definition);
        }

        if (!context.IsStopped)
        {
            foreach (var rule in rules)
            {
                rule.Leave(document, context);
            }
        }
    }

    /// <summary>Type system definitions are passed over: that they stand here is mistake enough.</summary>
    public void Walk(DefinitionNode definition)
    {
        var outer = context.At;

        switch (definition)
        {
            case OperationDefinitionNode operation when MayVisit():
                Walk(operation);
                break;
            case FragmentDefinitionNode fragment when MayVisit():
                Walk(fragment);
                break;
        }

        context.At = outer;
    }

    private void Walk(OperationDefinitionNode operation)
    {
        context.At.Type = context.Schema.RootType(operation.Operation);

        foreach (var rule in rules)
        {
            rule.Enter(operation, context);
        }

        foreach (var variable in operation.Variables)
        {
            Walk(variable);
        }

        Walk(operation.Directives, operation.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        Walk(operation.SelectionSet, null);

        if (!context.IsStopped)
        {
            foreach (var rule in rules)
            {
                rule.Leave(operation, context);
            }
        }
    }

    private void Walk(FragmentDefinitionNode fragment)
    {
        context.At.Type = OutputType(fragment.TypeCondition);

        foreach (var rule in rules)
        {
            rule.Enter(fragment, context);
        }

        Walk(fragment.TypeCondition);
        Walk(fragment.Directives, "FRAGMENT_DEFINITION");
        Walk(fragment.SelectionSet, null);
    }

    private void Walk(VariableDefinitionNode variable)
    {
        if (!MayVisit())
        {
            return;
        }

        var outer = context.At;
        context.At.InputType = TypeReferences.Resolve(variable.Type, context.Schema.Type) is { IsInput: true } type ? type : null;

        foreach (var rule in rules)
        {
            rule.Enter(variable, context);
        }

        Walk(variable.Type);

        if (variable.DefaultValue is { } defaultValue)
        {
            Walk(defaultValue);
        }

        Walk(variable.Directives, "VARIABLE_DEFINITION");
        context.At = outer;
    }

    private void Walk(TypeNode type)
    {
        while (type is not NamedTypeNode)
        {
            type = type is ListTypeNode list ? list.ItemType : ((NonNullTypeNode)type).NullableType;
        }

        if (MayVisit())
        {
            foreach (var rule in rules)
            {
                rule.Enter((NamedTypeNode)type, context);
            }
        }
    }

    private void Walk(SelectionSetNode set, InlineFragmentNode? inlineFragment)
    {
        if (!MayVisit())
        {
            return;
        }

        context.At.ParentType = context.At.Type?.Named as CompositeType;
        context.At.InlineFragment = inlineFragment;

        foreach (var rule in rules)
        {
            rule.Enter(set, context);
        }

        foreach (var selection in set.Selections)
        {
            Walk(selection);
        }
    }

    private void Walk(SelectionNode selection)
    {
        if (!MayVisit())
        {
            return;
        }

        var outer = context.At;

        switch (selection)
        {
            case FieldNode field:
                Walk(field);
                break;
            case FragmentSpreadNode spread:
                Walk(spread);
                break;
            case InlineFragmentNode fragment:
                Walk(fragment);
                break;
        }

        context.At = outer;
    }

    private void Walk(FieldNode field)
    {
        context.At.Field = context.At.ParentType is { } parent ? context.Schema.FieldOf(parent, field.Name.Value) : null;
        context.At.Type = context.At.Field?.Type;
        var entered = context.At;

        foreach (var rule in rules)
        {
            rule.Enter(field, context);
        }

        foreach (var argument in field.Arguments)
        {
            Walk(argument);
        }

        Walk(field.Directives, "FIELD");

        if (field.SelectionSet is { } set)
        {
            Walk(set, null);
        }

        if (!context.IsStopped)
        {
            context.At = entered;

            foreach (var rule in rules)
            {
                rule.Leave(field, context);
            }
        }
    }

    private void Walk(FragmentSpreadNode spread)
    {
        foreach (var rule in rules)
        {
            rule.Enter(spread, context);
        }

        Walk(spread.Directives, "FRAGMENT_SPREAD");
    }

    private void Walk(InlineFragmentNode fragment)
    {
        context.At.Type = fragment.TypeCondition is { } condition ? OutputType(condition) : context.At.Type?.Named;

        foreach (var rule in rules)
        {
            rule.Enter(fragment, context);
        }

        if (fragment.TypeCondition is { } type)
        {
            Walk(type);
        }

        Walk(fragment.Directives, "INLINE_FRAGMENT");
        Walk(fragment.SelectionSet, fragment);
    }

    private void Walk(ImmutableArray<DirectiveNode> directives, string location)
    {
        foreach (var directive in directives)
        {
            if (!MayVisit())
            {
                return;
            }

            var outer = context.At;
            context.At.IsInDirective = true;
            context.At.Directive = context.Schema.Directive(directive.Name.Value);
            context.At.DirectiveLocation = location;

            foreach (var rule in rules)
            {
                rule.Enter(directive, context);
            }

            foreach (var argument in directive.Arguments)
            {
                Walk(argument);
            }

            if (!context.IsStopped)
            {
                foreach (var rule in rules)
                {
                    rule.Leave(directive, context);
                }
            }

            context.At = outer;
        }
    }

    private NamedType? OutputType(NamedTypeNode name) =>
        context.Schema.Type(name.Name.Value) is { IsOutput: true } type ? type : null;

    private bool MayVisit()
    {
        context.Visits++;

        return !context.IsStopped;
    }
}
