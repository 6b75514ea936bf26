using System.Text.Json;

namespace CpdGraph.Bench.Peers;

/// <summary>The least that the answers can cost in this language: objects in memory, found by a dictionary, written field by field.</summary>
internal static class MemorySide
{
    private const int PageSize = 20;

    public static void Map(WebApplication app, MemoryCatalogue catalogue, TokenGate gate)
    {
        app.MapPost("/q1", async (HttpContext context) =>
        {
            _ = await gate.SubjectAsync(context);
            var asked = await Asked.ReadAsync(context);
            using var buffer = new AnswerBuffer();
            WriteOffer(buffer, catalogue.Find(asked.Id));
            await Answers.SendAsync(context, buffer.Written);
        });

        app.MapPost("/q2", async (HttpContext context) =>
        {
            _ = await gate.SubjectAsync(context);
            var asked = await Asked.ReadAsync(context);
            using var buffer = new AnswerBuffer();
            WriteOffers(buffer, catalogue.Listed(asked.Format, asked.Area), asked.Offset);
            await Answers.SendAsync(context, buffer.Written);
        });
    }

    private static void WriteOffer(AnswerBuffer buffer, HeldOffer? offer)
    {
        using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);

        if (offer is null)
        {
            json.WriteNull("offer"u8);
        }
        else
        {
            json.WriteStartObject("offer"u8);
            json.WriteString("id"u8, offer.Id);
            json.WriteString("title"u8, offer.Title);
            json.WriteString("summary"u8, offer.Summary);
            json.WriteString("format"u8, offer.Format);
            json.WriteString("status"u8, offer.Status);
            Parts.WriteDelivery(json, offer.CpdMinutes);
            Parts.WritePrice(json, offer.Pence);
            json.WriteStartObject("provider"u8);
            json.WriteString("id"u8, offer.Provider.Id);
            json.WriteString("name"u8, offer.Provider.Name);
            json.WriteString("kind"u8, offer.Provider.Kind);
            json.WriteEndObject();
            json.WriteStartArray("competencyMappings"u8);

            foreach (var mapping in offer.Mappings)
            {
                json.WriteStartObject();
                json.WriteString("coverage"u8, mapping.Coverage);
                json.WriteStartObject("competency"u8);
                json.WriteString("code"u8, mapping.Competency.Code);
                json.WriteString("statement"u8, mapping.Competency.Statement);
                json.WriteStartObject("area"u8);
                json.WriteString("code"u8, mapping.Competency.Area.Code);
                json.WriteString("name"u8, mapping.Competency.Area.Name);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOffers(AnswerBuffer buffer, IReadOnlyList<HeldOffer> offers, int offset)
    {
        using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("offers"u8);
        json.WriteStartArray("nodes"u8);

        for (var place = offset; place < Math.Min(offers.Count, offset + PageSize); place++)
        {
            var offer = offers[place];
            json.WriteStartObject();
            json.WriteString("id"u8, offer.Id);
            json.WriteString("title"u8, offer.Title);
            json.WriteString("format"u8, offer.Format);
            Parts.WriteDelivery(json, offer.CpdMinutes);
            Parts.WritePrice(json, offer.Pence);
            json.WriteStartObject("provider"u8);
            json.WriteString("id"u8, offer.Provider.Id);
            json.WriteString("name"u8, offer.Provider.Name);
            json.WriteEndObject();
            json.WriteStartArray("competencyMappings"u8);

            foreach (var mapping in offer.Mappings)
            {
                json.WriteStartObject();
                json.WriteString("coverage"u8, mapping.Coverage);
                json.WriteStartObject("competency"u8);
                json.WriteString("code"u8, mapping.Competency.Code);
                json.WriteString("statement"u8, mapping.Competency.Statement);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
