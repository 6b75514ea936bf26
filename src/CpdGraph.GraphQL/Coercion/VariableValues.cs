namespace CpdGraph.GraphQL.Coercion;

/// <summary>The coerced variables of one request: canonical C# values by name. Absent and null differ.</summary>
internal sealed class VariableValues
{
    public static readonly VariableValues None = new();

    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public void Set(string name, object? value) => _values[name] = value;

    /// <summary>Whether the variable has a value, be it null.</summary>
    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);
}
