using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Leaf Field Selections".</summary>
internal sealed class ScalarLeafs : Rule
{
    public override void Enter(FieldNode field, ValidationContext context)
    {
        // An unknown field has no type: FieldsOnCorrectType reports it, and one mistake makes one error.
        if (context.At.Type is not { } type)
        {
            return;
        }

        if (type.Named.IsLeaf)
        {
            if (field.SelectionSet is { } set)
            {
                context.Report(GraphQLErrors.SelectionOnLeaf(field, type, set));
            }
        }
        else if (field.SelectionSet is null)
        {
            context.Report(GraphQLErrors.NoSelection(field, type));
        }
    }
}
