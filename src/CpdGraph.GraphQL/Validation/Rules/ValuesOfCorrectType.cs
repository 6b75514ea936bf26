using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>
/// Specification: Validation, "Values of Correct Type", "Input Object Field Names" and "Input Object Required Fields". Variables inside literals
/// are VariablesInAllowedPosition's to judge.
/// </summary>
internal sealed class ValuesOfCorrectType : Rule
{
    /// <summary>The literal that was judged as a whole, so what is inside is not judged again.</summary>
    private ValueNode? _judged;

    public override void Enter(ListValueNode list, ValidationContext context)
    {
        if (_judged is null && context.At.InputType?.Nullable is not ListType)
        {
            Judge(list, context.At.InputType?.Nullable, context);
            _judged = list;
        }
    }

    public override void Leave(ListValueNode list, ValidationContext context) => Forget(list);

    public override void Enter(ObjectValueNode value, ValidationContext context)
    {
        if (_judged is not null)
        {
            return;
        }

        if (context.At.InputType?.Named is not InputObjectType type)
        {
            Judge(value, context.At.InputType, context);
            _judged = value;

            return;
        }

        // Of several fields with one name the last one counts; UniqueInputFieldNames reports them.
        var given = new Dictionary<string, ValueNode>(value.Fields.Length, StringComparer.Ordinal);

        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field.Value;
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
            {
                context.Report(GraphQLErrors.MissingInputField(value, field));
            }
        }

        if (type.IsOneOf)
        {
            JudgeOneOf(value, type, given, context);
        }
    }

    public override void Leave(ObjectValueNode value, ValidationContext context) => Forget(value);

    public override void Enter(ObjectFieldNode field, ValidationContext context)
    {
        if (_judged is null && context.At.InputType is null && context.At.InputObject is { } type)
        {
            var suggestion = Suggestions.For(context, field.Name.Value, type.Fields.Select(known => known.Name));
            context.Report(GraphQLErrors.UnknownInputField(field, type, suggestion));
        }
    }

    public override void EnterLeaf(ValueNode literal, ValidationContext context)
    {
        if (_judged is not null)
        {
            return;
        }

        if (literal is not NullValueNode)
        {
            Judge(literal, context.At.InputType, context);
        }
        else if (context.At.InputType is { IsNonNull: true } type)
        {
            context.Report(GraphQLErrors.UnexpectedValue(literal, type));
        }
    }

    private static void JudgeOneOf(ObjectValueNode value, InputObjectType type, Dictionary<string, ValueNode> given, ValidationContext context)
    {
        if (given.Count != 1)
        {
            context.Report(GraphQLErrors.NotExactlyOneKey(value, type));
        }
        else if (given[value.Fields[0].Name.Value] is NullValueNode)
        {
            context.Report(GraphQLErrors.NullInOneOf(value, type, value.Fields[0].Name.Value));
        }
    }

    private static void Judge(ValueNode value, GraphQLType? expected, ValidationContext context)
    {
        switch (expected?.Named)
        {
            case null:
                break;
            case EnumType type when value is not EnumValueNode:
                context.Report(GraphQLErrors.NotEnumValue(value, type, NearValues(type, AstPrinter.Print(value), context)));
                break;
            case EnumType type when value is EnumValueNode name && type.Value(name.Value) is null:
                context.Report(GraphQLErrors.UnknownEnumValue(name, type, NearValues(type, name.Value, context)));
                break;
            case EnumType:
                break;
            case ScalarType scalar:
                if (scalar.Codec is { } codec && !codec.TryReadLiteral(value, out _, out var problem))
                {
                    context.Report(GraphQLErrors.InvalidScalar(value, expected, scalar, problem));
                }

                break;
            default:
                context.Report(GraphQLErrors.UnexpectedValue(value, expected));
                break;
        }
    }

    private static string NearValues(EnumType type, string written, ValidationContext context) =>
        Suggestions.For(context, written, type.Values.Select(value => value.Name), "the enum value");

    private void Forget(ValueNode value)
    {
        if (ReferenceEquals(_judged, value))
        {
            _judged = null;
        }
    }
}
