using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Required Arguments". Reported on the way out, so that mistakes inside come first.</summary>
internal sealed class ProvidedRequiredArguments : Rule
{
    public override void Leave(FieldNode field, ValidationContext context)
    {
        if (context.At.Field is not { } definition)
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (IsMissing(argument, field.Arguments))
            {
                context.Report(GraphQLErrors.MissingArgument(field, argument));
            }
        }
    }

    public override void Leave(DirectiveNode directive, ValidationContext context)
    {
        if (context.At.Directive is not { } definition || context.Document.DefinedDirectives.ContainsKey(definition.Name))
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (IsMissing(argument, directive.Arguments))
            {
                context.Report(GraphQLErrors.MissingArgument(directive, argument));
            }
        }
    }

    private static bool IsMissing(InputValueDefinition argument, ImmutableArray<ArgumentNode> given)
    {
        if (!argument.IsRequired)
        {
            return false;
        }

        foreach (var candidate in given)
        {
            if (candidate.Name.Value == argument.Name)
            {
                return false;
            }
        }

        return true;
    }
}
