using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>The part of the walk that goes through arguments and literals.</summary>
internal sealed partial class Walker
{
    private void Walk(ArgumentNode argument)
    {
        if (!MayVisit())
        {
            return;
        }

        var outer = context.At;
        var name = argument.Name.Value;
        context.At.Argument = outer.IsInDirective ? outer.Directive?.Argument(name) : outer.Field?.Argument(name);
        Expect(context.At.Argument);

        foreach (var rule in rules)
        {
            rule.Enter(argument, context);
        }

        Walk(argument.Value);
        context.At = outer;
    }

    private void Walk(ValueNode value)
    {
        if (!MayVisit())
        {
            return;
        }

        var outer = context.At;

        switch (value)
        {
            case VariableNode variable:
                foreach (var rule in rules)
                {
                    rule.Enter(variable, context);
                }

                break;
            case ListValueNode list:
                Walk(list);
                break;
            case ObjectValueNode input:
                Walk(input);
                break;
            default:
                foreach (var rule in rules)
                {
                    rule.EnterLeaf(value, context);
                }

                break;
        }

        context.At = outer;
    }

    private void Walk(ListValueNode list)
    {
        var entered = context.At;

        foreach (var rule in rules)
        {
            rule.Enter(list, context);
        }

        // A single value stands for a list of one, so a list where none is expected is walked with the expected type itself.
        context.At.InputType = entered.InputType?.Nullable is ListType { ItemType: var itemType } ? itemType : entered.InputType?.Nullable;
        context.At.HasDefault = false;
        context.At.OneOf = null;

        foreach (var item in list.Items)
        {
            Walk(item);
        }

        context.At = entered;

        if (!context.IsStopped)
        {
            foreach (var rule in rules)
            {
                rule.Leave(list, context);
            }
        }
    }

    private void Walk(ObjectValueNode value)
    {
        var entered = context.At;

        foreach (var rule in rules)
        {
            rule.Enter(value, context);
        }

        foreach (var field in value.Fields)
        {
            if (!MayVisit())
            {
                return;
            }

            var type = entered.InputType?.Named as InputObjectType;
            Expect(type?.Field(field.Name.Value));
            context.At.OneOf = type is { IsOneOf: true } ? type : null;

            foreach (var rule in rules)
            {
                rule.Enter(field, context);
            }

            Walk(field.Value);
            context.At = entered;
        }

        if (!context.IsStopped)
        {
            foreach (var rule in rules)
            {
                rule.Leave(value, context);
            }
        }
    }

    private void Expect(InputValueDefinition? definition)
    {
        context.At.InputType = definition?.Type;
        context.At.HasDefault = definition?.DefaultValue is not null;
        context.At.OneOf = null;
    }
}
