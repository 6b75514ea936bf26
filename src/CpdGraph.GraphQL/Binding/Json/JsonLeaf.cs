using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding.Json;

/// <summary>Result coercion of JSON to a leaf type, as lenient as the reference implementation: numbers in text are numbers, and so on.</summary>
internal static class JsonLeaf
{
    /// <summary>The value in the C# type of its codec, or the exception that says why there is none.</summary>
    public static object Of(JsonElement json, NamedType type) => type switch
    {
        EnumType @enum => json.ValueKind == JsonValueKind.String && @enum.Value(json.GetString()!) is { } value
            ? value.Name
            : Refused($"Enum \"{type}\" cannot represent value: {JsonExcerpt.Of(json)}"),
        { Name: "Int", IsBuiltIn: true } => Int(json),
        { Name: "Float", IsBuiltIn: true } => Float(json),
        { Name: "String", IsBuiltIn: true } => Text(json),
        { Name: "Boolean", IsBuiltIn: true } => Flag(json),
        { Name: "ID", IsBuiltIn: true } => Id(json),
        ScalarType { Codec: AnyScalarCodec } => json.Clone(),
        ScalarType scalar => scalar.Codec!.TryReadJson(json, out var read, out var problem)
            ? read
            : Refused(problem ?? $"{type} cannot represent value: {JsonExcerpt.Of(json)}"),
        _ => Refused($"{type} is not a leaf type."),
    };

    private static object Int(JsonElement json)
    {
        if (NumberOf(json) is not { } number || number != Math.Truncate(number))
        {
            return Refused($"Int cannot represent non-integer value: {JsonExcerpt.Of(json)}");
        }

        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : Refused($"Int cannot represent non 32-bit signed integer value: {JsonExcerpt.Of(json)}");
    }

    private static object Float(JsonElement json) =>
        NumberOf(json) is { } number ? number : Refused($"Float cannot represent non numeric value: {JsonExcerpt.Of(json)}");

    private static object Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => json.GetRawText(),
        _ => Refused($"String cannot represent value: {JsonExcerpt.Of(json)}"),
    };

    private static object Flag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.GetDouble() != 0,
        _ => Refused($"Boolean cannot represent a non boolean value: {JsonExcerpt.Of(json)}"),
    };

    private static object Id(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number when json.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => Refused($"ID cannot represent value: {JsonExcerpt.Of(json)}"),
    };

    private static double? NumberOf(JsonElement json)
    {
        double? number = json.ValueKind switch
        {
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String when json.GetString() is { Length: > 0 } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };

        return number is { } value && double.IsFinite(value) ? value : null;
    }

    private static GraphQLFieldException Refused(string message) => new(message, ErrorCodes.Internal);
}
