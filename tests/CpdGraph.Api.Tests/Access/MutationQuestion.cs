using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Tests.Access;

/// <summary>A mutation with an input that fits the schema and can only be refused: blank texts, absent ids, no items. Made from the schema.</summary>
internal static class MutationQuestion
{
    private const int Deepest = 8;

    private static readonly string Absent = GlobalId.Of(CoachId.New(ApiServer.Now));

    public static string Of(FieldDefinition mutation) =>
        $"mutation {{ {mutation.Name}(input: {Value(mutation.Argument("input")!.Type, Deepest)}) {{ userErrors {{ code }} }} }}";

    private static string Value(GraphQLType type, int levels) => type.Nullable switch
    {
        ListType => "[]",
        EnumType choice => choice.Values[0].Name,
        InputObjectType input when levels > 0 => $"{{ {string.Join(", ", FieldsOf(input).Select(field => $"{field.Name}: {Value(field.Type, levels - 1)}"))} }}",
        NamedType { Name: "ID" } => $"\"{Absent}\"",
        NamedType { Name: "Int" } => "0",
        NamedType { Name: "Boolean" } => "false",
        NamedType { Name: "String" } => "\"\"",
        NamedType { Name: "Date" } => "\"2026-01-05\"",
        NamedType { Name: "DateTime" } => "\"2026-01-05T09:00:00Z\"",
        NamedType { Name: "Decimal" } => "\"0\"",
        var other => throw new InvalidOperationException($"Say in {nameof(MutationQuestion)} what to send for {other}."),
    };

    private static IEnumerable<InputValueDefinition> FieldsOf(InputObjectType input)
    {
        var required = input.Fields.Where(field => field.IsRequired).ToArray();

        // An input that may be empty is refused for its key, which may not.
        return input.IsOneOf ? input.Fields.Take(1) : required is [] ? input.Fields.Where(field => field.Name == "idempotencyKey") : required;
    }
}
