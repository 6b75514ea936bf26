using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Executable Definitions".</summary>
internal sealed class ExecutableDefinitions : Rule
{
    public override void Enter(DocumentNode document, ValidationContext context)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeSystemNode)
            {
                context.Report(GraphQLErrors.NotExecutable(NameOf(definition), definition));
            }
        }
    }

    private static string? NameOf(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => type.Name.Value,
        DirectiveDefinitionNode directive => directive.Name.Value,
        _ => null,
    };
}
