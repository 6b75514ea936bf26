using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Checks a literal without variables against a type, in the words of graphql-js.</summary>
internal static class ConstantValue
{
    /// <summary>Called for each mistake: where inside the value (" at .a[0]", empty at its top), what, and its place in the text.</summary>
    public delegate void Found(string path, string problem, Location location);

    /// <summary>Recurses as deep as the literal and the list types, which the parser has bounded.</summary>
    public static void Check(ValueNode value, GraphQLType type, Found found) => Check(value, type, "", found);

    private static void Check(ValueNode value, GraphQLType type, string path, Found found)
    {
        switch (type)
        {
            case NonNullType when value is NullValueNode:
                Report($"Expected value of non-null type \"{type}\" not to be null.", value, path, found);
                break;
            case NonNullType nonNull:
                Check(value, nonNull.NullableType, path, found);
                break;
            case var _ when value is NullValueNode:
                break;
            case ListType list when value is ListValueNode items:
                for (var i = 0; i < items.Items.Length; i++)
                {
                    Check(items.Items[i], list.ItemType, $"{path}[{i}]", found);
                }

                break;
            case ListType list:
                Check(value, list.ItemType, path, found);
                break;
            case InputObjectType input when value is ObjectValueNode @object:
                CheckObject(@object, input, path, found);
                break;
            case InputObjectType:
                Report($"Expected value of type \"{type}\" to be an object, found: {Shown(value)}.", value, path, found);
                break;
            case EnumType @enum:
                CheckEnum(value, @enum, path, found);
                break;
            case ScalarType { Codec: { } codec } when !codec.TryReadLiteral(value, out _, out var problem):
                Report(problem ?? $"Expected value of type \"{type}\", found: {Shown(value)}.", value, path, found);
                break;
        }
    }

    private static void CheckObject(ObjectValueNode value, InputObjectType type, string path, Found found)
    {
        foreach (var field in type.Fields)
        {
            if (value.Fields.FirstOrDefault(given => given.Name.Value == field.Name) is { } given)
            {
                Check(given.Value, field.Type, $"{path}.{field.Name}", found);
            }
            else if (field.IsRequired)
            {
                Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Shown(value)}.", value, path, found);
            }
        }

        foreach (var unknown in value.Fields.Where(given => type.Field(given.Name.Value) is null))
        {
            Report($"Expected value of type \"{type}\" not to include unknown field \"{unknown.Name.Value}\", found: {Shown(value)}.", unknown, path, found);
        }

        var known = value.Fields.Where(given => type.Field(given.Name.Value) is not null).ToList();

        if (type.IsOneOf && known is not [{ Value: not NullValueNode }])
        {
            Report(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.",
                value,
                known is [var only] ? $"{path}.{only.Name.Value}" : path,
                found);
        }
    }

    private static void CheckEnum(ValueNode value, EnumType type, string path, Found found)
    {
        if (value is not EnumValueNode name)
        {
            Report($"Enum \"{type}\" cannot represent non-enum value: {Shown(value)}.", value, path, found);
        }
        else if (type.Value(name.Value) is null)
        {
            Report($"Value \"{name.Value}\" does not exist in \"{type}\" enum.", value, path, found);
        }
    }

    private static void Report(string problem, Node node, string path, Found found) =>
        found(path.Length == 0 ? "" : $" at {path}", problem, node.Location);

    private static string Shown(ValueNode value) => SyntaxErrors.Quoted(AstPrinter.Print(value));
}
