using System.Text;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>
/// A field's name with its arguments as one text, the same for selections that merge: the order of arguments and of an input object's fields
/// does not count. Specification: Validation, "Field Selection Merging", identical sets of arguments.
/// </summary>
internal static class SelectionText
{
    public static string Of(FieldNode field)
    {
        if (field.Arguments.IsEmpty)
        {
            return field.Name.Value;
        }

        var text = new StringBuilder(field.Name.Value).Append('(');

        foreach (var argument in field.Arguments.Sort((one, other) => string.CompareOrdinal(one.Name.Value, other.Name.Value)))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value);
            text.Append(',');
        }

        return text.Append(')').ToString();
    }

    private static void Append(StringBuilder text, ValueNode value)
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
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case StringValueNode literal:
                // graphql-js tells the two ways of writing a string apart.
                text.Append(literal.IsBlock ? "b" : "");
                QuotedStringPrinter.Append(text, literal.Value);
                break;
            case ListValueNode list:
                text.Append('[');

                foreach (var item in list.Items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case ObjectValueNode input:
                text.Append('{');

                foreach (var field in input.Fields.Sort((one, other) => string.CompareOrdinal(one.Name.Value, other.Name.Value)))
                {
                    text.Append(field.Name.Value).Append(':');
                    Append(text, field.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
        }
    }
}
