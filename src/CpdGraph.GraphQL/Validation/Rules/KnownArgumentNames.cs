using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Argument Names".</summary>
internal sealed class KnownArgumentNames : Rule
{
    public override void Enter(DirectiveNode directive, ValidationContext context)
    {
        if (context.At.Directive is not { } definition || context.Document.DefinedDirectives.ContainsKey(definition.Name))
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            if (definition.Argument(argument.Name.Value) is null)
            {
                var names = definition.Arguments.Select(known => known.Name);
                var suggestion = Suggestions.For(context, argument.Name.Value, names);
                context.Report(GraphQLErrors.UnknownArgument(argument, definition, suggestion));
            }
        }
    }

    public override void Enter(ArgumentNode argument, ValidationContext context)
    {
        if (!context.At.IsInDirective
            && context.At.Argument is null
            && context.At.Field is { } field
            && context.At.ParentType is { } parent)
        {
            var suggestion = Suggestions.For(context, argument.Name.Value, field.Arguments.Select(known => known.Name));
            context.Report(GraphQLErrors.UnknownArgument(argument, parent, field, suggestion));
        }
    }
}
