using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

public static partial class AstPrinter
{
    private static string PrintSchema(SchemaDefinitionNode schema) =>
        PrintDescription(schema.Description)
        + Words(
            schema.IsExtension ? "extend schema" : "schema",
            PrintDirectives(schema.Directives),
            Block(schema.OperationTypes.Select(root => $"{OperationTypeNames.KeywordOf(root.Operation)}: {root.Type.Name.Value}")));

    private static string PrintType(TypeDefinitionNode type) =>
        PrintDescription(type.Description)
        + Words(
            type.IsExtension ? "extend" : "",
            KeywordOf(type.Kind),
            type.Name.Value,
            Wrap("implements ", Names(" & ", type.Interfaces)),
            PrintDirectives(type.Directives),
            Wrap("= ", Names(" | ", type.Members)),
            Block(type.Fields.Select(PrintFieldDefinition)),
            Block(type.Values.Select(PrintEnumValue)),
            Block(type.InputFields.Select(PrintInputValue)));

    private static string PrintFieldDefinition(FieldDefinitionNode field) =>
        PrintDescription(field.Description)
        + field.Name.Value
        + PrintArguments(field.Arguments)
        + $": {Print(field.Type)}"
        + Wrap(" ", PrintDirectives(field.Directives));

    private static string PrintInputValue(InputValueDefinitionNode input) =>
        PrintDescription(input.Description)
        + $"{input.Name.Value}: {Print(input.Type)}"
        + Wrap(" = ", input.DefaultValue is { } value ? Print(value) : "")
        + Wrap(" ", PrintDirectives(input.Directives));

    private static string PrintEnumValue(EnumValueDefinitionNode value) =>
        PrintDescription(value.Description) + Words(value.Name.Value, PrintDirectives(value.Directives));

    private static string PrintDirective(DirectiveDefinitionNode directive) =>
        PrintDescription(directive.Description)
        + $"directive @{directive.Name.Value}"
        + PrintArguments(directive.Arguments)
        + (directive.IsRepeatable ? " repeatable" : "")
        + $" on {string.Join(" | ", directive.Locations.Select(location => location.Value))}";

    private static string PrintArguments(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        var printed = arguments.Select(PrintInputValue).ToArray();

        return Array.Exists(printed, argument => argument.Contains('\n', StringComparison.Ordinal))
            ? Wrap("(\n", Indented(string.Join('\n', printed)), "\n)")
            : Wrap("(", string.Join(", ", printed), ")");
    }

    private static string Names(string separator, ImmutableArray<NamedTypeNode> types) => string.Join(separator, types.Select(type => type.Name.Value));

    private static string KeywordOf(TypeKind kind) => kind switch
    {
        TypeKind.Scalar => "scalar",
        TypeKind.Object => "type",
        TypeKind.Interface => "interface",
        TypeKind.Union => "union",
        TypeKind.Enum => "enum",
        _ => "input",
    };
}
