using System.Globalization;
using System.Text;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Validation;

/// <summary>A literal as messages show it, on one line unless it is a block string, as graphql-js prints it.</summary>
internal static class ValueText
{
    public static string Of(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value);

        return text.ToString();
    }

    // Recurses no deeper than the brackets nest, and stops once there is more than any message shows.
    private static void Append(StringBuilder text, ValueNode value)
    {
        if (text.Length > Results.GraphQLErrors.MaxMessageLength)
        {
            return;
        }

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
            case StringValueNode { IsBlock: true } block:
                AppendBlock(text, block.Value);
                break;
            case StringValueNode quoted:
                AppendQuoted(text, quoted.Value);
                break;
            case ListValueNode list:
                text.Append('[');

                for (var i = 0; i < list.Items.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Append(text, list.Items[i]);
                }

                text.Append(']');
                break;
            case ObjectValueNode input:
                text.Append('{');

                for (var i = 0; i < input.Fields.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ").Append(input.Fields[i].Name.Value).Append(": ");
                    Append(text, input.Fields[i].Value);
                }

                text.Append('}');
                break;
        }
    }

    internal static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');

        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }

    private static void AppendBlock(StringBuilder text, string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var isSingle = lines.Length == 1;
        var restIsIndented = !isSingle && Array.TrueForAll(lines[1..], line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsInTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var needsLastLineEnd = (value.EndsWith('"') && !endsInTripleQuotes) || value.EndsWith('\\');
        var isSpread = !isSingle || value.Length > 70 || needsLastLineEnd || restIsIndented || endsInTripleQuotes;
        var startsWithSpace = isSingle && value.Length > 0 && value[0] is ' ' or '\t';

        text.Append("\"\"\"");

        if ((isSpread && !startsWithSpace) || restIsIndented)
        {
            text.Append('\n');
        }

        text.Append(escaped);

        if (isSpread || needsLastLineEnd)
        {
            text.Append('\n');
        }

        text.Append("\"\"\"");
    }
}
