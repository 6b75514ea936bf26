using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding.Json;

/// <summary>Events of a subscription field: the items of the array of its name, or the one value that stands there. Then the stream ends.</summary>
internal sealed class JsonEventSource(FieldDefinition field, JsonElement root) : JsonResolver(field, root), IEventSource
{
    private readonly JsonElement _events =
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field.Name, out var found) ? found : default;

    public IAsyncEnumerable<object?> Subscribe(object? arguments, RequestContext context, CancellationToken cancellation) => _events.ValueKind switch
    {
        JsonValueKind.Undefined => AsyncEnumerable.Empty<object?>(),
        JsonValueKind.Array => _events.EnumerateArray().Select(item => (object?)item).ToAsyncEnumerable(),
        _ => new[] { (object?)_events }.ToAsyncEnumerable(),
    };

    protected override JsonElement CellOf(object? parent, RequestContext context) => (JsonElement)context.RootValue!;
}
