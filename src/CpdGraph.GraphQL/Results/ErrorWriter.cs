using System.Collections.Immutable;
using System.Text.Json;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes the list of errors of a response.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<GraphQLError> errors)
    {
        writer.WriteStartArray();

        foreach (var error in errors)
        {
            Write(writer, error);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);

        if (!error.Locations.IsEmpty)
        {
            writer.WriteStartArray("locations"u8);

            foreach (var location in error.Locations)
            {
                var place = location.ToLineAndColumn();

                writer.WriteStartObject();
                writer.WriteNumber("line"u8, place.Line);
                writer.WriteNumber("column"u8, place.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            writer.WriteStartArray("path"u8);

            foreach (var segment in path)
            {
                WriteScalar(writer, segment);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("extensions"u8);
        writer.WriteString("code"u8, error.Code);

        if (error.Rule is { } rule)
        {
            writer.WriteString("rule"u8, rule);
        }

        foreach (var (name, value) in error.Extensions ?? ImmutableDictionary<string, object?>.Empty)
        {
            writer.WritePropertyName(name);
            WriteScalar(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
