using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>Writes syntax trees as text that parses to the same tree, laid out as graphql-js prints. Safe to share.</summary>
/// <remarks>Recurses as deep as the tree, which the parser has bounded.</remarks>
public static partial class AstPrinter
{
    /// <summary>A value on one line (block strings apart): <c>{ a: [1, 2] }</c></summary>
    public static string Print(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value);

        return text.ToString();
    }

    /// <summary>A type as written: <c>[Offer!]!</c></summary>
    public static string Print(TypeNode type) => type switch
    {
        NamedTypeNode named => named.Name.Value,
        ListTypeNode list => $"[{Print(list.ItemType)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.NullableType)}!",
        _ => throw new ArgumentException($"No way to print {type.GetType().Name}.", nameof(type)),
    };

    internal static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode { IsBlock: true } block:
                BlockStringPrinter.Append(text, block.Value);
                break;
            case StringValueNode quoted:
                QuotedStringPrinter.Append(text, quoted.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                AppendList(text, list);
                break;
            case ObjectValueNode @object:
                AppendObject(text, @object);
                break;
            default:
                throw new ArgumentException($"No way to print {value.GetType().Name}.", nameof(value));
        }
    }

    private static void AppendList(StringBuilder text, ListValueNode list)
    {
        text.Append('[');

        for (var i = 0; i < list.Items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list.Items[i]);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValueNode @object)
    {
        if (@object.Fields.IsEmpty)
        {
            text.Append("{}");

            return;
        }

        text.Append("{ ");

        for (var i = 0; i < @object.Fields.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(@object.Fields[i].Name.Value).Append(": ");
            Append(text, @object.Fields[i].Value);
        }

        text.Append(" }");
    }
}
