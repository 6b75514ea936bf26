using System.Text.Json;

namespace CpdGraph.GraphQL.Admission;

/// <summary>What a request may ask for in its <c>extensions</c>; the rest of them is ignored.</summary>
internal static class RequestExtensions
{
    /// <summary>Whether <c>{"cost": true}</c> stands in them.</summary>
    /// <param name="extensions">A JSON object, or nothing.</param>
    public static bool WantCost(ReadOnlySpan<byte> extensions)
    {
        if (extensions.IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(extensions);

        try
        {
            reader.Read();

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isCost = reader.ValueTextEquals("cost"u8);

                reader.Read();

                if (isCost)
                {
                    return reader.TokenType == JsonTokenType.True;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Whoever sends what is no JSON wants nothing of it.
        }

        return false;
    }
}
