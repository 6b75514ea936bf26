using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;

namespace CpdGraph.Bench.Peers;

/// <summary>The parameters of a request to a hand-written endpoint, read from its body without a model binder.</summary>
internal struct Asked
{
    public Guid Id;
    public int Count;
    public int Offset;
    public string Format;
    public Guid Area;
    public DateOnly From;
    public DateOnly To;

    public static async ValueTask<Asked> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;

        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);

            if (read.IsCompleted)
            {
                var asked = Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return asked;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Asked Parse(in ReadOnlySequence<byte> body)
    {
        var asked = new Asked { Format = "" };
        var json = new Utf8JsonReader(body);
        json.Read();

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
            {
                asked.Id = ReadId(ref json);
            }
            else if (json.ValueTextEquals("area"u8))
            {
                asked.Area = ReadId(ref json);
            }
            else if (json.ValueTextEquals("format"u8))
            {
                json.Read();
                asked.Format = json.GetString()!;
            }
            else if (json.ValueTextEquals("offset"u8))
            {
                json.Read();
                asked.Offset = json.GetInt32();
            }
            else if (json.ValueTextEquals("n"u8))
            {
                json.Read();
                asked.Count = json.GetInt32();
            }
            else if (json.ValueTextEquals("from"u8))
            {
                asked.From = ReadDay(ref json);
            }
            else if (json.ValueTextEquals("to"u8))
            {
                asked.To = ReadDay(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return asked;
    }

    private static DateOnly ReadDay(ref Utf8JsonReader json)
    {
        json.Read();
        return DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // Clients know ids as the product gives them.
    private static Guid ReadId(ref Utf8JsonReader json)
    {
        json.Read();
        return GlobalId.TryRead(json.GetString()!)?.Value ?? Guid.Empty;
    }
}
