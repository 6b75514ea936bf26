using System.Globalization;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Makes the root value of a schema as JSON, with the cells of <c>schema mock</c>: nulls where none may be, failures, late answers.</summary>
internal sealed class RandomData(Chance chance, Schema schema)
{
    private const int MostObjects = 400;
    private int objects;

    /// <summary>One object that serves queries and mutations.</summary>
    public string Root() => Object(
        schema.QueryType, 0, [.. schema.QueryType.Fields, .. schema.MutationType?.Fields.Where(field => schema.QueryType.Field(field.Name) is null) ?? []]);

    private string Object(ObjectType type, int depth, IReadOnlyList<FieldDefinition>? fields = null)
    {
        objects++;
        var cells = (fields ?? type.Fields).Select(field => $"\"{field.Name}\":{Cell(field, depth)}");

        return $"{{\"__typename\":\"{type}\",{string.Join(',', cells)}}}";
    }

    private string Cell(FieldDefinition field, int depth) =>
        field is { Type.Named.Name: "String", Arguments.IsEmpty: false } && field.Type.Nullable is not ListType && chance.Is(0.7)
            ? "{\"$args\":true}"
            : Value(field.Type, depth);

    private string Value(GraphQLType type, int depth)
    {
        if (chance.Is(0.015))
        {
            return $"{{\"$error\":\"failure {chance.Below(100)}\"}}";
        }

        if (chance.Is(0.02))
        {
            return $"{{\"$delayMs\":0,\"value\":{Value(type, depth)}}}";
        }

        if (chance.Is(type.IsNonNull ? 0.02 : 0.08))
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list => chance.Is(0.01) ? "7" : $"[{string.Join(',', Enumerable.Range(0, chance.Below(4)).Select(_ => Value(list.ItemType, depth)))}]",
            CompositeType composite => depth < 5 && objects < MostObjects ? Object(chance.Pick(schema.PossibleTypes(composite)), depth + 1) : "null",
            EnumType @enum => chance.Is(0.02) ? "\"NO_VALUE\"" : $"\"{chance.Pick(@enum.Values).Name}\"",
            _ => Scalar(type.Named.Name),
        };
    }

    private string Scalar(string name) => name switch
    {
        _ when chance.Is(0.02) => chance.Pick(["1", "\"x\"", "true", "1.5", "[]", "{}"]),
        "Int" => chance.Pick(["0", "1", "-5", "2147483647", "2147483648", "\"12\"", "3.0"]),
        "Float" => chance.Pick(["0", "1.5", "-2.25", "100", "\"0.5\""]),
        "String" => chance.Pick(["\"\"", "\"text\"", "\"\\u00fc \\ud83d\\ude00 \\\" \\n\"", "12", "true"]),
        "Boolean" => chance.Pick(["true", "false", "0", "1"]),
        "ID" => chance.Pick(["\"a\"", "1", chance.Below(1_000).ToString(CultureInfo.InvariantCulture)]),
        _ => chance.Pick(["\"2026-01-01\"", "1", "{\"a\":[1,null]}", "[true]", "2.5"]),
    };
}
