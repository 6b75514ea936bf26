using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Costs;

/// <summary>Reads <c>@cost</c> and <c>@listSize</c>, directives of the IBM GraphQL cost specification, and reports what they say wrong.</summary>
internal sealed class CostDirectives(Schema schema, BindingReport report)
{
    public CostModel Read()
    {
        var types = new Dictionary<NamedType, double>();
        var fields = new Dictionary<FieldDefinition, FieldCost>();

        foreach (var type in schema.Types)
        {
            if (Weight(type.AppliedDirectives, type.Name) is { } weight)
            {
                types[type] = weight;
            }
        }

        foreach (var field in schema.ObjectTypes.SelectMany(type => type.Fields))
        {
            var weight = Weight(field.AppliedDirectives, field.ToString());
            var size = Size(field);

            if (weight is not null || size is not null)
            {
                fields[field] = new FieldCost(weight ?? 0, size);
            }
        }

        return new CostModel(fields.ToFrozenDictionary(), types.ToFrozenDictionary());
    }

    private double? Weight(ImmutableArray<DirectiveNode> directives, string coordinate)
    {
        if (AppliedDirectives.Find(directives, "cost") is not { } cost)
        {
            return null;
        }

        if (Argument(cost, "weight") is StringValueNode { Value: var text }
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            && weight <= int.MaxValue)
        {
            return weight;
        }

        report.Add(BindingProblem.CostDirective, coordinate, "@cost needs a weight that is a decimal number of 0 or more, as a string");

        return null;
    }

    private ListSize? Size(FieldDefinition field)
    {
        if (AppliedDirectives.Find(field.AppliedDirectives, "listSize") is not { } listSize)
        {
            return null;
        }

        var slicing = Names(listSize, "slicingArguments").Select(name => Slicing(field, name)).OfType<InputValueDefinition>().ToImmutableArray();
        var sized = Names(listSize, "sizedFields").ToFrozenSet(StringComparer.Ordinal);
        var assumed = Argument(listSize, "assumedSize") is IntValueNode number ? double.Parse(number.Value, CultureInfo.InvariantCulture) : (double?)null;

        foreach (var name in sized)
        {
            CheckSized(field, name);
        }

        if (sized.Count == 0 && field.Type.Nullable is not ListType)
        {
            Problem(field, "returns no list: sizedFields must say which of its fields the size belongs to");
        }

        if (assumed < 0)
        {
            Problem(field, "a size cannot be negative");
        }

        return new ListSize(assumed, slicing, sized, Argument(listSize, "requireOneSlicingArgument") is BooleanValueNode { Value: true });
    }

    private InputValueDefinition? Slicing(FieldDefinition field, string name)
    {
        var argument = field.Argument(name);

        if (argument is null || !(argument.Type.Nullable is ListType || argument.Type.Named.Name == "Int"))
        {
            Problem(field, $"slicing argument \"{name}\" is no argument that is an Int or a list");

            return null;
        }

        return argument;
    }

    private void CheckSized(FieldDefinition field, string name)
    {
        if (field.Type.Named is CompositeType composite
            && schema.PossibleTypes(composite).Any(type => type.Field(name) is not { Type.Nullable: ListType }))
        {
            Problem(field, $"sized field \"{name}\" is no list of {composite.Name}");
        }
    }

    private void Problem(FieldDefinition field, string problem) => report.Add(BindingProblem.CostDirective, field.ToString(), $"@listSize: {problem}");

    private static IEnumerable<string> Names(DirectiveNode directive, string argument) => Argument(directive, argument) switch
    {
        ListValueNode list => list.Items.OfType<StringValueNode>().Select(item => item.Value),
        StringValueNode one => [one.Value],
        _ => [],
    };

    private static ValueNode? Argument(DirectiveNode directive, string name) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
}
