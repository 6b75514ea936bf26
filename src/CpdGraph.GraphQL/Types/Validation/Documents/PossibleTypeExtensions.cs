using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>An extension extends a defined type of its own kind.</summary>
internal static class PossibleTypeExtensions
{
    private const string Rule = nameof(PossibleTypeExtensions);

    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var extension in document.Definitions.OfType<TypeDefinitionNode>().Where(type => type.IsExtension))
        {
            var name = extension.Name.Value;

            if (document.Type(name) is not { } type)
            {
                report.Add(Rule, name, $"Cannot extend type \"{name}\" because it is not defined.", extension.Name.Location);
            }
            else if (type.Kind != extension.Kind)
            {
                report.Add(Rule, name, $"Cannot extend non-{NameOf(extension.Kind)} type \"{name}\".", type.Location, extension.Location);
            }
        }
    }

    private static string NameOf(TypeKind kind) => kind switch
    {
        TypeKind.Scalar => "scalar",
        TypeKind.Object => "object",
        TypeKind.Interface => "interface",
        TypeKind.Union => "union",
        TypeKind.Enum => "enum",
        _ => "input object",
    };
}
