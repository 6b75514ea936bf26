using System.Text.Json;

namespace CpdGraph.GraphQL.Http;

/// <summary>One message of a client, taken apart but for its payload.</summary>
/// <param name="Type">As the client names it.</param>
/// <param name="Id">Null when there is none.</param>
/// <param name="Payload">JSON as it was sent. Empty when there is none.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    // Ids are kept while their operations run.
    private const int LongestId = 1_024;

    /// <returns>Null, or what is wrong with the message.</returns>
    public static SocketClose? Read(ReadOnlyMemory<byte> json, int maxJsonDepth, out SocketMessage message)
    {
        message = default;

        // One level more than a body, for the object around it.
        if (JsonText.FirstProblem(json, "message", maxJsonDepth + 1) is not null)
        {
            return SocketClose.Invalid("no well-formed JSON, or nested too deep");
        }

        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxJsonDepth + 1 });
        reader.Read();

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return SocketClose.Invalid("no JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, json, ref message) is { } problem)
            {
                return problem;
            }
        }

        return message.Type is null ? SocketClose.Invalid("\"type\" is missing") : null;
    }

    private static SocketClose? ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref SocketMessage message)
    {
        if (reader.ValueTextEquals("payload"u8))
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();

            if (!message.Payload.IsEmpty)
            {
                return SocketClose.Invalid("\"payload\" is there twice");
            }

            message = message with { Payload = json[start..(int)reader.BytesConsumed] };
            return null;
        }

        var (isType, isId) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("id"u8));
        reader.Read();

        if (!isType && !isId)
        {
            reader.Skip();
            return null;
        }

        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length is 0 or > LongestId || (isType ? message.Type : message.Id) is not null)
        {
            return SocketClose.Invalid($"\"{(isType ? "type" : "id")}\" must be there once, as a string of 1 to {LongestId} bytes");
        }

        message = isType ? message with { Type = reader.GetString()! } : message with { Id = reader.GetString() };
        return null;
    }
}
