using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Argument Uniqueness".</summary>
internal sealed class UniqueArgumentNames : Rule
{
    public override void Enter(FieldNode field, ValidationContext context) => Check(field.Arguments, context);

    public override void Enter(DirectiveNode directive, ValidationContext context) => Check(directive.Arguments, context);

    private static void Check(ImmutableArray<ArgumentNode> arguments, ValidationContext context)
    {
        foreach (var group in Duplicates.Among(arguments, argument => argument.Name))
        {
            context.Report(GraphQLErrors.DuplicateArgument(group[0].Value, [.. group]));
        }
    }
}
