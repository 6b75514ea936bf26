using System.Text.Json;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>The names of an enum and the C# values that they stand for.</summary>
internal abstract class EnumNames
{
    public abstract Type ClrType { get; }

    /// <summary>The C# value of a name, boxed once. Null when there is none.</summary>
    public abstract object? ValueOf(string name);

    /// <summary>The name of a boxed C# value. Null when it has none.</summary>
    public abstract JsonEncodedText? NameOfBoxed(object value);

    /// <summary>TRAINING_HUB and TrainingHub are the same word.</summary>
    public static string Word(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <inheritdoc/>
internal sealed class EnumNames<T> : EnumNames
    where T : notnull
{
    private readonly Dictionary<T, JsonEncodedText> _names = [];
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public EnumNames(IEnumerable<(string Name, T Value)> pairs)
    {
        foreach (var (name, value) in pairs)
        {
            _names.TryAdd(value, JsonEncodedText.Encode(name));
            _values[name] = value;
        }
    }

    public override Type ClrType => typeof(T);

    public JsonEncodedText? NameOf(T value) => _names.TryGetValue(value, out var name) ? name : null;

    public override object? ValueOf(string name) => _values.GetValueOrDefault(name);

    public override JsonEncodedText? NameOfBoxed(object value) => value is T typed ? NameOf(typed) : null;
}

/// <summary>Pairs the values of enums.</summary>
internal static class EnumPairs
{
    /// <summary>Each value as its own name: for enums that no C# type stands for.</summary>
    public static EnumNames<string> OfStrings(EnumType type) => new(type.Values.Select(value => (value.Name, value.Name)));

    /// <summary>Values of a C# enum by the same word; those without a partner are left out, for the inspection to report.</summary>
    public static EnumNames<T> Of<T>(EnumType type)
        where T : struct, Enum
    {
        var byWord = Enum.GetValues<T>().ToDictionary(value => EnumNames.Word(value.ToString()));

        return new EnumNames<T>(
            type.Values.Where(value => byWord.ContainsKey(EnumNames.Word(value.Name))).Select(value => (value.Name, byWord[EnumNames.Word(value.Name)])));
    }
}
