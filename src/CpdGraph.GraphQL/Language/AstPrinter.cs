using System.Collections.Immutable;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>Writes syntax trees as text that parses to the same tree, laid out as graphql-js prints. Safe to share.</summary>
/// <remarks>Recurses as deep as the tree, which the parser has bounded; time grows with the text times its depth at worst.</remarks>
public static partial class AstPrinter
{
    private const int LineLength = 80;

    /// <summary>A whole document, a blank line between definitions, no line end at the end.</summary>
    public static string Print(DocumentNode document) => string.Join("\n\n", document.Definitions.Select(Print));

    /// <summary>One definition.</summary>
    public static string Print(DefinitionNode definition) => definition switch
    {
        OperationDefinitionNode operation => PrintOperation(operation),
        FragmentDefinitionNode fragment => PrintFragment(fragment),
        SchemaDefinitionNode schema => PrintSchema(schema),
        TypeDefinitionNode type => PrintType(type),
        DirectiveDefinitionNode directive => PrintDirective(directive),
        _ => throw new ArgumentException($"No way to print {definition.GetType().Name}.", nameof(definition)),
    };

    /// <summary>A type as written: <c>[Offer!]!</c></summary>
    public static string Print(TypeNode type) => type switch
    {
        NamedTypeNode named => named.Name.Value,
        ListTypeNode list => $"[{Print(list.ItemType)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.NullableType)}!",
        _ => throw new ArgumentException($"No way to print {type.GetType().Name}.", nameof(type)),
    };

    /// <summary>A value: <c>{ a: [1, 2] }</c>. Lists and objects that are longer than a line have a line for each item.</summary>
    public static string Print(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name.Value}",
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => PrintString(text),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode name => name.Value,
        ListValueNode list => PrintList(list),
        ObjectValueNode @object => PrintObject(@object),
        _ => throw new ArgumentException($"No way to print {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A directive as applied: <c>@include(if: $more)</c></summary>
    public static string Print(DirectiveNode directive) =>
        $"@{directive.Name.Value}{Wrap("(", string.Join(", ", directive.Arguments.Select(PrintArgument)), ")")}";

    /// <summary>A string between quotes, escaped where the grammar asks for it.</summary>
    public static string PrintString(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        QuotedStringPrinter.Append(text, value);

        return text.ToString();
    }

    /// <summary>A description on lines of its own, as a block string where one can hold it.</summary>
    internal static string PrintDescription(string description)
    {
        if (!BlockStringPrinter.CanHold(description))
        {
            return PrintString(description);
        }

        var text = new StringBuilder(description.Length + 8);
        BlockStringPrinter.Append(text, description);

        return text.ToString();
    }

    private static string PrintString(StringValueNode value)
    {
        if (!value.IsBlock)
        {
            return PrintString(value.Value);
        }

        var text = new StringBuilder(value.Value.Length + 8);
        BlockStringPrinter.Append(text, value.Value);

        return text.ToString();
    }

    private static string PrintList(ListValueNode list)
    {
        var items = list.Items.Select(Print).ToArray();
        var line = string.Join(", ", items);

        return line.Length + 2 > LineLength ? $"[\n{Indented(string.Join('\n', items))}\n]" : $"[{line}]";
    }

    private static string PrintObject(ObjectValueNode @object)
    {
        var fields = @object.Fields.Select(field => $"{field.Name.Value}: {Print(field.Value)}").ToArray();
        var line = string.Join(", ", fields);

        if (line.Length == 0)
        {
            return "{}";
        }

        return line.Length + 4 > LineLength ? Block(fields) : $"{{ {line} }}";
    }

    private static string PrintArgument(ArgumentNode argument) => $"{argument.Name.Value}: {Print(argument.Value)}";

    private static string PrintDirectives(ImmutableArray<DirectiveNode> directives) => string.Join(' ', directives.Select(Print));

    private static string PrintDescription(StringValueNode? description) => description is null ? "" : $"{PrintString(description)}\n";

    /// <summary>What is not empty, with a space between.</summary>
    private static string Words(params ReadOnlySpan<string> words)
    {
        var text = new StringBuilder();

        foreach (var word in words)
        {
            text.Append(text.Length > 0 && word.Length > 0 ? " " : "").Append(word);
        }

        return text.ToString();
    }

    /// <summary>The text between two others, or nothing when it is empty.</summary>
    private static string Wrap(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    private static string Block(IEnumerable<string> lines) => Wrap("{\n", Indented(string.Join('\n', lines)), "\n}");

    private static string Indented(string text) => Wrap("  ", text.Replace("\n", "\n  ", StringComparison.Ordinal));
}
