using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Costs;

/// <summary>One slicing argument of one field as the document gives it: known while compiling, or by a variable.</summary>
/// <param name="Variable">Name of the variable. Null: the value is a constant.</param>
/// <param name="Constant">The constant; with a variable, what holds when that has no value. Null: not given.</param>
internal readonly record struct SlicingValue(string? Variable, double? Constant)
{
    public static ImmutableArray<SlicingValue> Of(FieldNode field, ListSize size)
    {
        var values = ImmutableArray.CreateBuilder<SlicingValue>(size.Slicing.Length);

        foreach (var definition in size.Slicing)
        {
            var byDefault = definition.DefaultValue is { } literalDefault ? Literal(definition, literalDefault) : null;

            values.Add(field.Arguments.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value switch
            {
                null => new SlicingValue(null, byDefault),
                VariableNode variable => new SlicingValue(variable.Name.Value, byDefault),
                var literal => new SlicingValue(null, Literal(definition, literal)),
            });
        }

        return values.ToImmutable();
    }

    /// <returns>Null when the argument is not given.</returns>
    public double? In(VariableValues variables)
    {
        if (Variable is null || !variables.TryGet(Variable, out var value))
        {
            return Constant;
        }

        return value switch
        {
            int number => Math.Max(0, number),
            ICollection list => list.Count,
            _ => null,
        };
    }

    private static double? Literal(InputValueDefinition definition, ValueNode literal) => literal switch
    {
        NullValueNode => null,
        ListValueNode list => list.Items.Length,

        // A single value where a list is taken is a list of one.
        _ when definition.Type.Nullable is ListType => 1,
        IntValueNode number => Math.Max(0, double.Parse(number.Value, CultureInfo.InvariantCulture)),
        _ => null,
    };
}
