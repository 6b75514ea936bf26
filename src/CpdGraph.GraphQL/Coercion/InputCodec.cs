using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>
/// Turns input of one GraphQL type into C# values: literals of a document, JSON of variables, and variables inside literals.
/// Recursion follows the literal or JSON, both of which their readers bound to 64 levels.
/// </summary>
internal abstract class InputCodec(GraphQLType type, bool isNonNull)
{
    /// <summary>The type in the schema, without non-null.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>C# type of the values, never a <see cref="Nullable{T}"/>.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Whether null is refused.</summary>
    public bool IsNonNull { get; } = isNonNull;

    /// <summary>Coerces a literal that is not an absent variable: the caller decides what absence means.</summary>
    /// <exception cref="InputException">The value does not fit.</exception>
    public object? Literal(ValueNode literal, VariableValues variables) => literal switch
    {
        VariableNode variable => variables.TryGet(variable.Name.Value, out var value) ? Variable(value) : Null(),
        NullValueNode => Null(),
        _ => ReadLiteral(literal, variables),
    };

    /// <summary>Coerces JSON.</summary>
    /// <exception cref="InputException">The value does not fit.</exception>
    public object? Json(JsonElement json) => json.ValueKind == JsonValueKind.Null ? Null() : ReadJson(json);

    protected abstract object? ReadLiteral(ValueNode literal, VariableValues variables);

    protected abstract object? ReadJson(JsonElement json);

    /// <summary>A variable's value as it stands at a position of this type, which validation has found compatible.</summary>
    protected virtual object? Adapt(object value) => value;

    private object? Variable(object? value) => value is null ? Null() : Adapt(value);

    private object? Null() => IsNonNull
        ? throw new InputException($"Expected non-nullable type \"{Type}!\" not to be null.")
        : null;
}

/// <summary>A scalar by its codec.</summary>
internal sealed class ScalarInput(ScalarType scalar, ScalarCodec codec, bool isNonNull) : InputCodec(scalar, isNonNull)
{
    public override Type ClrType => codec.ClrType;

    protected override object ReadLiteral(ValueNode literal, VariableValues variables) =>
        codec.TryReadLiteral(literal, out var value, out var problem)
            ? value
            : throw new InputException(problem ?? $"Expected value of type \"{Type}\", found {JsonExcerpt.Cut(AstPrinter.Print(literal))}.");

    protected override object ReadJson(JsonElement json) =>
        codec.TryReadJson(json, out var value, out var problem)
            ? value
            : throw new InputException(problem ?? $"{Type} cannot represent value: {JsonExcerpt.Of(json)}");
}

/// <summary>An enum by its names.</summary>
internal sealed class EnumInput(EnumType type, EnumNames names, bool isNonNull) : InputCodec(type, isNonNull)
{
    public override Type ClrType => names.ClrType;

    protected override object ReadLiteral(ValueNode literal, VariableValues variables) =>
        literal is EnumValueNode name && names.ValueOf(name.Value) is { } value
            ? value
            : throw new InputException(
                literal is EnumValueNode
                    ? $"Value \"{((EnumValueNode)literal).Value}\" does not exist in \"{Type}\" enum."
                    : $"Enum \"{Type}\" cannot represent non-enum value: {JsonExcerpt.Cut(AstPrinter.Print(literal))}.");

    protected override object ReadJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? names.ValueOf(json.GetString()!) ?? throw new InputException($"Value \"{JsonExcerpt.Cut(json.GetString()!)}\" does not exist in \"{Type}\" enum.")
            : throw new InputException($"Enum \"{Type}\" cannot represent non-string value: {JsonExcerpt.Of(json)}.");
}

/// <summary>JSON as quoted in messages: never longer than a line.</summary>
internal static class JsonExcerpt
{
    private const int MaximumLength = 200;

    public static string Of(JsonElement json) => Cut(json.GetRawText());

    public static string Cut(string text) => text.Length <= MaximumLength ? text : string.Concat(text.AsSpan(0, MaximumLength), "…");
}
