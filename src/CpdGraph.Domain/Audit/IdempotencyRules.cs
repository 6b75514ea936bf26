using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace CpdGraph.Domain;

/// <summary>Decides whether a request was carried out before. A refused request keeps nothing and is decided afresh when sent again.</summary>
public static class IdempotencyRules
{
    /// <summary>Most characters of a key.</summary>
    public const int MaximumKeyLength = 200;

    /// <summary>How long a record is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(72);

    // A request nests at most 64 brackets; the array around it is one more.
    private const int MaximumDepth = 65;

    /// <summary>The mistake in a key. Null when it may be used.</summary>
    public static IdempotencyError? CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        if (key.Length > MaximumKeyLength)
        {
            return Problem(UserErrorCode.TooLong, "The key is too long. Use at most 200 characters, for example a UUID.", MaximumKeyLength);
        }

        return key.Length > 0 && key.All(letter => letter is > ' ' and <= '~')
            ? null
            : Problem(UserErrorCode.Invalid, "A key has letters, digits and signs without spaces, for example a UUID. Leave it out to do without.", null);
    }

    /// <summary>What to do with a request.</summary>
    /// <param name="earlier">What is kept for this caller and key. Null when nothing is.</param>
    /// <param name="contentHash">Hash of this request, by <see cref="Hash"/>.</param>
    public static IdempotencyDecision Decide(IdempotencyRecord? earlier, string contentHash)
    {
        if (earlier is null)
        {
            return new IdempotencyDecision.CarryOut();
        }

        return string.Equals(earlier.ContentHash, contentHash, StringComparison.Ordinal)
            ? new IdempotencyDecision.AnswerAgain(earlier.Answered)
            : new IdempotencyDecision.Refuse(new IdempotencyError.KeyReused());
    }

    /// <summary>Hash of what a request asks for: the order of its members and white space do not matter, the key itself is left out.</summary>
    /// <param name="mutation">Name of the mutation: the same input to another one is other content.</param>
    /// <param name="input">The input object as coerced.</param>
    public static string Hash(string mutation, JsonElement input)
    {
        ArgumentNullException.ThrowIfNull(mutation);

        var bytes = new ArrayBufferWriter<byte>();

        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = MaximumDepth }))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(mutation);
            Write(writer, input, isInput: true);
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    // The writer refuses more than MaximumDepth levels, which bounds this recursion.
    private static void Write(Utf8JsonWriter writer, JsonElement value, bool isInput = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();

                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    if (!isInput || member.Name != "idempotencyKey")
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();

                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static IdempotencyError.KeyNotAllowed Problem(UserErrorCode code, string message, decimal? maximum) =>
        new(new InputProblem(code, message, ["idempotencyKey"]) { Maximum = maximum });
}
