using System.Globalization;
using System.Text.Json;

namespace CpdGraph.Bench.Peers;

/// <summary>Parts of answers that several endpoints write.</summary>
internal static class Parts
{
    public static void WriteDelivery(Utf8JsonWriter json, int cpdMinutes)
    {
        json.WriteStartObject("delivery"u8);
        json.WriteNumber("cpdMinutes"u8, cpdMinutes);
        json.WriteEndObject();
    }

    public static void WritePrice(Utf8JsonWriter json, long pence)
    {
        json.WriteStartObject("price"u8);
        WriteMoney(json, "amount"u8, pence);
        json.WriteEndObject();
    }

    public static void WriteMoney(Utf8JsonWriter json, ReadOnlySpan<byte> name, long pence)
    {
        Span<byte> text = stackalloc byte[32];
        (pence / 100m).TryFormat(text, out var length, "0.00", CultureInfo.InvariantCulture);
        json.WriteStartObject(name);
        json.WriteString("amount"u8, text[..length]);
        json.WriteEndObject();
    }
}
