using System.Text.Json;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>The variables of a request as sent, by name. Looking up many among many costs one pass, not their product.</summary>
internal readonly struct SentVariables
{
    /// <summary>A look-up in a JSON object compares with each of its properties: fine for a few.</summary>
    private const int FewVariables = 4;

    private readonly JsonElement _json;
    private readonly Dictionary<string, JsonElement>? _byName;

    /// <param name="json">A JSON object; anything else holds no variable.</param>
    /// <param name="lookUps">How many will be asked for.</param>
    public SentVariables(JsonElement json, int lookUps)
    {
        _json = json;

        if (json.ValueKind == JsonValueKind.Object && lookUps > FewVariables)
        {
            _byName = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

            foreach (var property in json.EnumerateObject())
            {
                _byName[property.Name] = property.Value;
            }
        }
    }

    public bool TryGet(string name, out JsonElement value)
    {
        if (_byName is not null)
        {
            return _byName.TryGetValue(name, out value);
        }

        value = default;

        return _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out value);
    }
}
