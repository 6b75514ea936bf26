using System.Text.Json;
using System.Text.Json.Serialization;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Mutations;

/// <summary>Writes input fields that can be left out, so that absent and null are other content: [] and [null].</summary>
internal sealed class OptionalJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Writer<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Writer<T> : JsonConverter<Optional<T>>
    {
        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Inputs are read by the engine.");

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();

            if (value.IsPresent)
            {
                JsonSerializer.Serialize(writer, value.Value, options);
            }

            writer.WriteEndArray();
        }
    }
}
