using System.Collections.Frozen;

namespace CpdGraph.Data;

/// <summary>Values of a closed set as the schema spells them: <c>TrainingHub</c> is <c>TRAINING_HUB</c>, <c>Tier1</c> is <c>TIER_1</c>.</summary>
internal static class SchemaName<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> ByName =
        Enum.GetValues<TEnum>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    /// <summary>All names, for messages.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<TEnum>().Select(Of));

    public static TEnum? Find(string name) => ByName.TryGetValue(name, out var value) ? value : null;

    public static string Of(TEnum value) => SchemaName.Of(value);
}

/// <summary>The same for a value of any closed set.</summary>
internal static class SchemaName
{
    public static string Of(Enum value)
    {
        var name = SnakeCase.Of(value.ToString()).ToUpperInvariant();
        var digit = name.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 0 && name[digit - 1] != '_' ? name.Insert(digit, "_") : name;
    }
}
