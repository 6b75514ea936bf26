using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>An argument or input field as defined, with its schema coordinate.</summary>
internal readonly record struct InputValueSite(string Coordinate, InputValueDefinitionNode Node)
{
    public static IEnumerable<InputValueSite> Of(SchemaDocument document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case DirectiveDefinitionNode directive:
                    foreach (var argument in directive.Arguments)
                    {
                        yield return new InputValueSite($"@{directive.Name.Value}({argument.Name.Value}:)", argument);
                    }

                    break;
                case TypeDefinitionNode type:
                    foreach (var field in type.Fields)
                    {
                        foreach (var argument in field.Arguments)
                        {
                            yield return new InputValueSite($"{type.Name.Value}.{field.Name.Value}({argument.Name.Value}:)", argument);
                        }
                    }

                    foreach (var field in type.InputFields)
                    {
                        yield return new InputValueSite($"{type.Name.Value}.{field.Name.Value}", field);
                    }

                    break;
            }
        }
    }
}
