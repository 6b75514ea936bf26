using System.Globalization;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Makes literals and JSON for input types, most of them fitting.</summary>
internal sealed class RandomLiteral(Chance chance, Schema schema)
{
    private static readonly string[] Strange =
    [
        "1", "0", "-7", "2147483648", "1.5", "1e3", "\"a\"", "\"\"", "true", "null", "CAT", "LOW", "unknown", "[]", "[1]", "[[1], null]",
        "{}", "{ a: 1 }", "{ id: 1 }", "{ id: null }", "{ from: 1, to: \"x\" }", "\"\"\"block\"\"\"", "$undefined",
    ];

    private static readonly string[] StrangeJson =
    [
        "1", "-7", "2147483648", "1.5", "\"a\"", "\"\"", "true", "null", "\"CAT\"", "\"LOW\"", "[]", "[1]", "[[1],null]", "{}", "{\"a\":1}", "{\"id\":1}", "{\"id\":null}",
    ];

    /// <param name="variable">Makes a variable for a position of this type; null where none can stand.</param>
    public string Of(GraphQLType type, int depth, Func<GraphQLType, bool, string?>? variable, bool hasDefault = false)
    {
        if (chance.Slips())
        {
            return chance.Pick(Strange);
        }

        if (variable is not null && chance.Is(0.2) && variable(type, hasDefault) is { } written)
        {
            return written;
        }

        if (!type.IsNonNull && chance.Is(0.08))
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list => ListOf(list, depth, variable),
            InputObjectType input => ObjectOf(input, depth, variable),
            EnumType @enum => chance.Pick(@enum.Values).Name,
            _ => ScalarOf(type.Named.Name),
        };
    }

    /// <summary>A value of a variable as JSON.</summary>
    public string Json(GraphQLType type, int depth)
    {
        if (chance.Slips())
        {
            return chance.Pick(StrangeJson);
        }

        if (!type.IsNonNull && chance.Is(0.1))
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list => chance.Is(0.15) && !list.ItemType.Nullable.Equals(list)
                ? Json(list.ItemType, depth + 1)
                : $"[{string.Join(',', Enumerable.Range(0, Length(depth)).Select(_ => Json(list.ItemType, depth + 1)))}]",
            InputObjectType input => $"{{{string.Join(',', Fields(input, depth).Select(field => $"\"{field.Name}\":{Json(Required(field, input), depth + 1)}"))}}}",
            EnumType @enum => $"\"{chance.Pick(@enum.Values).Name}\"",
            _ => JsonScalarOf(type.Named.Name),
        };
    }

    private string ListOf(ListType list, int depth, Func<GraphQLType, bool, string?>? variable) => chance.Is(0.15)
        ? Of(list.ItemType, depth + 1, null)
        : $"[{string.Join(", ", Enumerable.Range(0, Length(depth)).Select(_ => Of(list.ItemType, depth + 1, variable)))}]";

    private string ObjectOf(InputObjectType input, int depth, Func<GraphQLType, bool, string?>? variable)
    {
        var fields = Fields(input, depth).Select(field =>
            $"{(chance.Slips() ? "wrong" : field.Name)}: {Of(Required(field, input), depth + 1, variable, field.DefaultValue is not null)}").ToList();

        if (fields.Count > 0 && chance.Slips())
        {
            fields.Add(chance.Pick(fields));
        }

        return $"{{ {string.Join(", ", fields)} }}";
    }

    // The one key of a OneOf must not be null.
    private static GraphQLType Required(InputValueDefinition field, InputObjectType input) =>
        input.IsOneOf && !field.Type.IsNonNull ? new NonNullType(field.Type) : field.Type;

    private List<InputValueDefinition> Fields(InputObjectType input, int depth)
    {
        if (input.IsOneOf)
        {
            var leaves = input.Fields.Where(field => depth < 4 || field.Type.Named.IsLeaf).ToList();

            return chance.Slips() ? [.. input.Fields.Take(chance.Below(3))] : [chance.Pick(leaves)];
        }

        return [.. input.Fields.Where(field => (field.IsRequired && !chance.Slips()) || (chance.Is(0.4) && (depth < 4 || field.Type.Named.IsLeaf)))];
    }

    private int Length(int depth) => chance.Below(depth < 3 ? 4 : 2);

    private string ScalarOf(string name) => name switch
    {
        "Int" => chance.Pick(["0", "1", "-3", "42", "2147483647"]),
        "Float" => chance.Pick(["0", "1", "1.5", "-2.25", "1e2"]),
        "String" => chance.Pick(["\"\"", "\"a\"", "\"ü \\u{1F600} \\\" \\n\"", "\"\"\"two\n  lines\"\"\""]),
        "Boolean" => chance.Pick(["true", "false"]),
        "ID" => chance.Pick(["\"a\"", "1", "\"x-2\""]),
        _ => chance.Pick(["\"2026-01-01\"", "1", "true", "[1, \"a\", { b: null }]", "{ deep: { er: [true] } }", "NAME", "2.5"]),
    };

    private string JsonScalarOf(string name) => name switch
    {
        "Int" => chance.Pick(["0", "1", "-3", "42", "1.0"]),
        "Float" => chance.Pick(["0", "1", "1.5", "-2.25", "100"]),
        "String" => chance.Pick(["\"\"", "\"a\"", "\"\\u00fc \\ud83d\\ude00 \\\" \\n\""]),
        "Boolean" => chance.Pick(["true", "false"]),
        "ID" => chance.Pick(["\"a\"", "1", "\"x-2\""]),
        _ => chance.Pick(["\"2026-01-01\"", "1", "true", "[1,\"a\",{\"b\":null}]", "{\"deep\":{\"er\":[true]}}", "2.5"]),
    };

    /// <summary>Any type that input may have: mostly the wrong one.</summary>
    public string AnyTypeName() => string.Create(
        CultureInfo.InvariantCulture, $"{chance.Pick(schema.Types).Name}{chance.Pick(["", "!", "s", ""])}");
}
