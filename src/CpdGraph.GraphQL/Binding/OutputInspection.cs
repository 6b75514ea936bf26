using System.Reflection;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Compares the result of a resolver with the type of its field.</summary>
internal sealed class OutputInspection(
    Schema schema, IReadOnlyDictionary<EnumType, EnumNames> enums, IReadOnlyDictionary<ObjectType, Type> clrTypes, BindingReport report)
{
    /// <summary>Whether the result fits; what does not is in the report.</summary>
    public bool Inspect(FieldDefinition field, FieldResolver resolver)
    {
        if (field.DeclaringType is ObjectType parent && clrTypes.TryGetValue(parent, out var parentType) && !resolver.ParentType.IsAssignableFrom(parentType))
        {
            report.Add(BindingProblem.TypeMismatch, field.ToString(), $"the resolver reads from {resolver.ParentType.Name}, but {parent} is {parentType.Name}");

            return false;
        }

        return Inspect(field.ToString(), field.Type, resolver.ResultType, resolver.ResultNullability);
    }

    private bool Inspect(string coordinate, GraphQLType type, Type clrType, NullabilityInfo? nullability)
    {
        var underlying = Nullable.GetUnderlyingType(clrType);
        var canBeNull = underlying is not null || (!clrType.IsValueType && nullability?.ReadState == NullabilityState.Nullable);

        if (type.IsNonNull && canBeNull)
        {
            report.Add(BindingProblem.NullabilityMismatch, coordinate, $"{type} excludes null, but the resolver may give null ({Display(clrType)}{(underlying is null ? "?" : "")})");

            return false;
        }

        return InspectNullable(coordinate, type.Nullable, underlying ?? clrType, nullability);
    }

    private bool InspectNullable(string coordinate, GraphQLType type, Type clrType, NullabilityInfo? nullability)
    {
        var item = Sequences.ItemTypeOf(clrType);

        if (type is ListType list)
        {
            if (item is null)
            {
                report.Add(BindingProblem.ListMismatch, coordinate, $"{type} is a list, but the resolver gives {Display(clrType)}");

                return false;
            }

            return Inspect(coordinate, list.ItemType, item, ItemNullability(clrType, nullability));
        }

        var fits = type.Named switch
        {
            ScalarType scalar => scalar.Codec?.ClrType == clrType,
            EnumType @enum => enums.TryGetValue(@enum, out var names) && names.ClrType == clrType,
            CompositeType composite => CanBe(composite, clrType),
            _ => false,
        };

        if (fits)
        {
            return true;
        }

        if (item is not null)
        {
            report.Add(BindingProblem.ListMismatch, coordinate, $"{type} is no list, but the resolver gives {Display(clrType)}");
        }
        else if (type.Named is not ScalarType { Codec: null } && !(type.Named is EnumType unbound && !enums.ContainsKey(unbound)))
        {
            // A scalar or enum without any binding has its own line in the report.
            report.Add(BindingProblem.TypeMismatch, coordinate, $"{type} is {Expected(type.Named)}, but the resolver gives {Display(clrType)}");
        }

        return false;
    }

    private bool CanBe(CompositeType type, Type clrType)
    {
        if (clrType.IsValueType)
        {
            return false;
        }

        foreach (var candidate in schema.PossibleTypes(type))
        {
            if (clrTypes.TryGetValue(candidate, out var bound) && (clrType.IsAssignableFrom(bound) || bound.IsAssignableFrom(clrType)))
            {
                return true;
            }
        }

        // Without any bound object type there is nothing to compare with, and each of them has its own line in the report.
        return !schema.PossibleTypes(type).Any(clrTypes.ContainsKey);
    }

    private string Expected(NamedType type) => type switch
    {
        ScalarType scalar => Display(scalar.Codec!.ClrType),
        EnumType @enum => Display(enums[@enum].ClrType),
        ObjectType @object when clrTypes.TryGetValue(@object, out var bound) => Display(bound),
        _ => "one of the C# types bound to its object types",
    };

    private static NullabilityInfo? ItemNullability(Type clrType, NullabilityInfo? nullability) => nullability switch
    {
        { ElementType: { } element } => element,
        { GenericTypeArguments: [var argument] } when clrType.IsGenericType => argument,
        _ => null,
    };

    private static string Display(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>"
        : type.Name;
}
