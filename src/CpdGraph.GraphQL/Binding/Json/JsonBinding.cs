using System.Text.Json;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding.Json;

/// <summary>
/// Serves any schema from one JSON value: fields resolve by property name. For front-end developers before a resolver exists, and for tests.
/// </summary>
/// <remarks>
/// Cells, also within lists: <c>{"$error":"text"}</c> fails the field; <c>{"$delayMs":n,"value":v}</c> answers later;
/// <c>{"$args":true}</c> answers with the coerced arguments as JSON text; <c>__typename</c> picks the object type where several are possible. The events
/// of a subscription are the items of an array, each a cell: <c>$delayMs</c> sets their pace.
/// </remarks>
public static class JsonBinding
{
    /// <summary>Binds every type of a schema to JSON.</summary>
    /// <param name="schema">The schema; custom scalars without a codec take any JSON.</param>
    /// <param name="root">Parent of the root fields of queries and mutations.</param>
    /// <param name="options">Null for the defaults.</param>
    public static ExecutableSchema Build(Schema schema, JsonElement root, BindingOptions? options = null)
    {
        foreach (var scalar in schema.Types.OfType<ScalarType>())
        {
            scalar.Codec ??= AnyScalarCodec.Instance;
        }

        var binding = new SchemaBinding(schema, options) { TypeNameOf = TypeNameOf };

        foreach (var @enum in schema.Types.OfType<EnumType>().Where(type => !type.IsBuiltIn))
        {
            binding.EnumAsString(@enum.Name);
        }

        foreach (var type in schema.ObjectTypes.Where(type => !type.IsBuiltIn))
        {
            var resolvers = binding.Binding(type.Name).Resolvers;

            foreach (var field in type.Fields)
            {
                resolvers[field.Name] = ReferenceEquals(type, schema.SubscriptionType)
                    ? new JsonEventSource(field, root)
                    : new JsonResolver(field, root) { IsParallel = !IsMutation(schema, type) };
            }
        }

        return binding.Build();
    }

    private static bool IsMutation(Schema schema, ObjectType type) => ReferenceEquals(type, schema.RootType(OperationType.Mutation));

    private static string? TypeNameOf(object value) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("__typename", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
