using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Each argument of a field or directive is defined once.</summary>
internal static class UniqueArgumentDefinitionNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is DirectiveDefinitionNode directive)
            {
                Check($"@{directive.Name.Value}", directive.Arguments, report);
            }

            foreach (var field in definition is TypeDefinitionNode type ? type.Fields : [])
            {
                Check($"{((TypeDefinitionNode)definition).Name.Value}.{field.Name.Value}", field.Arguments, report);
            }
        }
    }

    private static void Check(string owner, ImmutableArray<InputValueDefinitionNode> arguments, SchemaReport report)
    {
        foreach (var repeated in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
        {
            var coordinate = $"{owner}({repeated.Key}:)";
            var places = repeated.Select(argument => argument.Name.Location).ToArray();
            report.Add("UniqueArgumentDefinitionNames", coordinate, $"Argument \"{coordinate}\" can only be defined once.", places);
        }
    }
}
