using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Every type that is named is defined.</summary>
internal static class KnownTypeNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case SchemaDefinitionNode schema:
                    foreach (var root in schema.OperationTypes)
                    {
                        Check(null, root.Type.Name, document, report);
                    }

                    break;
                case DirectiveDefinitionNode directive:
                    Check($"@{directive.Name.Value}", directive.Arguments, document, report);
                    break;
                case TypeDefinitionNode type:
                    Check(type, document, report);
                    break;
            }
        }
    }

    private static void Check(TypeDefinitionNode type, SchemaDocument document, SchemaReport report)
    {
        foreach (var named in type.Interfaces.Concat(type.Members))
        {
            Check(type.Name.Value, named.Name, document, report);
        }

        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name.Value}.{field.Name.Value}";
            Check(coordinate, field.Arguments, document, report);
            Check(coordinate, TypeReferences.NameIn(field.Type), document, report);
        }

        foreach (var field in type.InputFields)
        {
            Check($"{type.Name.Value}.{field.Name.Value}", TypeReferences.NameIn(field.Type), document, report);
        }
    }

    private static void Check(string owner, ImmutableArray<InputValueDefinitionNode> arguments, SchemaDocument document, SchemaReport report)
    {
        foreach (var argument in arguments)
        {
            Check($"{owner}({argument.Name.Value}:)", TypeReferences.NameIn(argument.Type), document, report);
        }
    }

    private static void Check(string? coordinate, NameNode name, SchemaDocument document, SchemaReport report)
    {
        if (document.Type(name.Value) is null && !BuiltInDefinitions.IsTypeName(name.Value))
        {
            report.Add("KnownTypeNames", coordinate, $"Unknown type \"{name.Value}\".", name.Location);
        }
    }
}
