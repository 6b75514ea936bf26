using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>
/// Judges a literal by a type: values in documents, defaults and arguments of directives in schemas. Specification: Validation, "Values". In
/// the order of graphql-js: by the fields of the input type, then what the type does not have. Variables inside are not judged.
/// </summary>
/// <param name="found">Told of each mistake.</param>
/// <param name="suggest">Text after a name that is unknown, out of those that are known; null: none.</param>
internal sealed class LiteralCheck(LiteralCheck.Found found, LiteralCheck.Suggest? suggest = null)
{
    private readonly List<(string? Field, int Index)> _path = [];

    /// <summary>Called for each mistake: where inside the value (" at .a[0]", empty at its top), what, and the node in the wrong.</summary>
    public delegate void Found(string path, string problem, Node node);

    /// <param name="written">The unknown name.</param>
    /// <param name="known">Names that would do.</param>
    /// <param name="what">What they are, as "the enum value".</param>
    public delegate string Suggest(string written, IEnumerable<string> known, string what);

    /// <summary>Nodes looked at so far.</summary>
    public long Visits { get; private set; }

    /// <summary>Nothing more is looked at once this is set.</summary>
    public Func<bool>? IsStopped { get; init; }

    /// <summary>Recurses as deep as the literal and the list types, which the parser has bounded.</summary>
    public void Check(ValueNode value, GraphQLType type)
    {
        Visits++;

        switch (type)
        {
            case var _ when value is VariableNode || IsStopped?.Invoke() == true:
                break;
            case NonNullType when value is NullValueNode:
                Report(LiteralProblems.Null(type), value);
                break;
            case NonNullType nonNull:
                Check(value, nonNull.NullableType);
                break;
            case var _ when value is NullValueNode:
                break;
            case ListType list when value is ListValueNode items:
                CheckItems(items, list);
                break;
            case ListType list:
                Check(value, list.ItemType);
                break;
            case InputObjectType input when value is ObjectValueNode @object:
                CheckObject(@object, input);
                break;
            case InputObjectType:
                Report(LiteralProblems.NoObject(type, value), value);
                break;
            case EnumType @enum:
                CheckEnum(value, @enum);
                break;
            case ScalarType { Codec: { } codec } scalar when !codec.TryReadLiteral(value, out _, out var problem):
                Report(LiteralProblems.Scalar(scalar, value, problem), value);
                break;
        }
    }

    private void CheckItems(ListValueNode list, ListType type)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            Within(null, i, list.Items[i], type.ItemType);
        }
    }

    private void CheckObject(ObjectValueNode value, InputObjectType type)
    {
        // Of several fields with one name the last one counts; UniqueInputFieldNames reports them.
        var given = new Dictionary<string, ValueNode>(value.Fields.Length, StringComparer.Ordinal);

        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field.Value;
        }

        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var inside))
            {
                Within(field.Name, 0, inside, field.Type);
            }
            else if (field.IsRequired)
            {
                Report(LiteralProblems.MissingField(type, field, value), value);
            }
        }

        CheckNames(value, type);
    }

    private void CheckNames(ObjectValueNode value, InputObjectType type)
    {
        ObjectFieldNode? last = null;
        var known = 0;

        foreach (var field in value.Fields)
        {
            Visits++;

            if (type.Field(field.Name.Value) is not null)
            {
                last = field;
                known++;
            }
            else if (IsStopped?.Invoke() != true)
            {
                var suggestion = suggest?.Invoke(field.Name.Value, type.Fields.Select(candidate => candidate.Name), "") ?? "";
                Report(LiteralProblems.UnknownField(type, field, value, suggestion), field);
            }
        }

        if (type.IsOneOf && known != 1)
        {
            Report(LiteralProblems.NotExactlyOne(type), value);
        }
        else if (type.IsOneOf && last!.Value is NullValueNode)
        {
            _path.Add((last.Name.Value, 0));
            Report(LiteralProblems.NotExactlyOne(type), value);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is not EnumValueNode name)
        {
            Report(LiteralProblems.NoEnumValue(type, value, Near(AstPrinter.Print(value))), value);
        }
        else if (type.Value(name.Value) is null)
        {
            Report(LiteralProblems.UnknownEnumValue(type, name, Near(name.Value)), value);
        }

        string Near(string written) => suggest?.Invoke(written, type.Values.Select(candidate => candidate.Name), "the enum value") ?? "";
    }

    private void Within(string? field, int index, ValueNode value, GraphQLType type)
    {
        _path.Add((field, index));
        Check(value, type);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Report(string problem, Node node) =>
        found(_path.Count == 0 ? "" : " at " + string.Concat(_path.Select(step => step.Field is null ? $"[{step.Index}]" : $".{step.Field}")), problem, node);
}
