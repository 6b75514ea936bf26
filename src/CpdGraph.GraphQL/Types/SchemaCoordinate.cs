using System.Diagnostics.CodeAnalysis;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types;

/// <summary>
/// Names one element of a schema: <c>Type</c>, <c>Type.field</c> (also an input field or enum value), <c>Type.field(argument:)</c>,
/// <c>@directive</c> or <c>@directive(argument:)</c>. Specification: Appendix "Schema Coordinates".
/// </summary>
/// <param name="IsDirective">Whether it begins with an <c>@</c>.</param>
/// <param name="Name">Name of the type or directive.</param>
/// <param name="Member">Name of the field, input field or enum value. Null when none is named; always null for a directive.</param>
/// <param name="Argument">Name of the argument. Null when none is named.</param>
public sealed record SchemaCoordinate(bool IsDirective, string Name, string? Member, string? Argument)
{
    /// <summary>Reads a coordinate. Nothing may stand around it or inside it, not even a space.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaCoordinate? coordinate)
    {
        var rest = text.AsSpan();
        var isDirective = Skip(ref rest, "@");
        var name = ReadName(ref rest);
        var member = !isDirective && Skip(ref rest, ".") ? ReadName(ref rest) ?? "" : null;
        var mayHaveArgument = isDirective || member is not null;
        var argument = mayHaveArgument && Skip(ref rest, "(") ? ReadName(ref rest) ?? "" : null;
        var isClosed = argument is null || Skip(ref rest, ":)");
        var isWhole = name is not null && member != "" && argument != "" && isClosed && rest.IsEmpty;
        coordinate = isWhole ? new SchemaCoordinate(isDirective, name!, member, argument) : null;

        return isWhole;
    }

    /// <summary>Reads a coordinate.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static SchemaCoordinate Parse(string text) => TryParse(text, out var coordinate)
        ? coordinate
        : throw new FormatException(
            $"\"{SyntaxErrors.Quoted(text)}\" is not a schema coordinate. Write Type, Type.field, Type.field(argument:), @directive or @directive(argument:).");

    /// <summary>The element: a <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputValueDefinition"/>, <see cref="EnumValueDefinition"/> or <see cref="DirectiveDefinition"/>.</summary>
    /// <returns>Null when the schema has no such element.</returns>
    public object? Resolve(Schema schema)
    {
        if (IsDirective)
        {
            return Argument is null ? schema.Directive(Name) : schema.Directive(Name)?.Argument(Argument);
        }

        var type = schema.Type(Name);

        if (Member is null)
        {
            return type;
        }

        var field = type is CompositeType composite ? schema.FieldOf(composite, Member) : null;

        if (Argument is not null)
        {
            return field?.Argument(Argument);
        }

        return type switch
        {
            InputObjectType input => input.Field(Member),
            EnumType @enum => @enum.Value(Member),
            _ => field,
        };
    }

    /// <summary>The coordinate as written.</summary>
    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";

    private static bool Skip(ref ReadOnlySpan<char> rest, string expected)
    {
        if (!rest.StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[expected.Length..];

        return true;
    }

    private static string? ReadName(ref ReadOnlySpan<char> rest)
    {
        var length = 0;

        while (length < rest.Length && (rest[length] == '_' || char.IsAsciiLetter(rest[length]) || (length > 0 && char.IsAsciiDigit(rest[length]))))
        {
            length++;
        }

        var name = length == 0 ? null : rest[..length].ToString();
        rest = rest[length..];

        return name;
    }
}
