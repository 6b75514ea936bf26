using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.Verbs;

/// <summary>
/// The form of the tools that other programs drive: a JSON object a line on standard input, an answer a line on standard output,
/// in order, written as soon as the line is read, so that the process can be kept open.
/// </summary>
internal static class JsonLines
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers every line until the input ends.</summary>
    public static void AnswerAll(Func<JsonElement, ImmutableArray<GraphQLError>> answer)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var output = Console.OpenStandardOutput();

        AnswerAll(input, output, answer);
    }

    internal static void AnswerAll(TextReader input, Stream output, Func<JsonElement, ImmutableArray<GraphQLError>> answer)
    {
        using var writer = new Utf8JsonWriter(output, Compact);

        while (input.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                Write(writer, Answer(line, answer));
                writer.Flush();
                output.WriteByte((byte)'\n');
                output.Flush();
                writer.Reset();
            }
        }
    }

    /// <summary>A text of the line's object. Null when it is absent or null.</summary>
    public static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What is said to a line that lacks a text.</summary>
    public static GraphQLError Missing(string name) =>
        new($"A line is a JSON object with the text \"{name}\".", ErrorCodes.BadRequest);

    private static ImmutableArray<GraphQLError> Answer(string line, Func<JsonElement, ImmutableArray<GraphQLError>> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(line);

            return json.RootElement.ValueKind == JsonValueKind.Object
                ? answer(json.RootElement)
                : [new GraphQLError("A line is a JSON object.", ErrorCodes.BadRequest)];
        }
        catch (JsonException exception)
        {
            return [new GraphQLError($"This line is no JSON: {exception.Message}", ErrorCodes.BadRequest)];
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says to half a surrogate pair.
            return [new GraphQLError("This line holds a text that is not Unicode.", ErrorCodes.BadRequest)];
        }
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<GraphQLError> errors)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);

        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, error.Message);
            writer.WriteString("rule"u8, error.Rule);
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
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
