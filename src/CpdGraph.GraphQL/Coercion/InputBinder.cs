using System.Collections.Immutable;
using System.Reflection;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>Finds the codec for every input type, and the C# constructor or properties that its fields go to. Used at start only.</summary>
internal sealed class InputBinder(IReadOnlyDictionary<EnumType, EnumNames> enums, BindingReport report, int maximumListItems)
{
    private readonly Dictionary<InputObjectType, (Type ClrType, Func<InputMembers> Members)> _objects = [];
    private readonly Dictionary<(GraphQLType, Type?), InputCodec> _codecs = [];

    /// <summary>C# types of input objects, as they were said or found.</summary>
    public Dictionary<InputObjectType, Type> InputTypes { get; } = [];

    /// <summary>Codec for the arguments of a field. Null when something is missing: the report has it.</summary>
    public InputMembers? Arguments(FieldDefinition field, Type? clrType)
    {
        if (clrType == MapMembers.MapType)
        {
            return field.Arguments.IsEmpty ? null : Map(field.Arguments);
        }

        if (clrType is null)
        {
            foreach (var argument in field.Arguments)
            {
                report.Add(BindingProblem.ArgumentNotConsumed, argument.ToString(), "no resolver reads this argument");
            }

            return null;
        }

        return Members(field.ToString(), field.Arguments, clrType, argumentsOfField: true);
    }

    /// <summary>Codec for a type as a variable has it: its C# type is the one that the schema's binding knows. Null when nothing is bound to it. Thread-safe.</summary>
    public InputCodec? Variable(GraphQLType type)
    {
        lock (_codecs)
        {
            return Codec(type, null, type.Named.Name);
        }
    }

    private InputCodec? Codec(GraphQLType type, Type? clrType, string coordinate)
    {
        if (_codecs.TryGetValue((type, clrType), out var known))
        {
            return known;
        }

        var codec = Create(type, clrType, coordinate);

        if (codec is not null)
        {
            _codecs[(type, clrType)] = codec;
        }

        return codec;
    }

    private InputCodec? Create(GraphQLType type, Type? clrType, string coordinate)
    {
        var isNonNull = type.IsNonNull;
        var target = clrType is null ? null : Nullable.GetUnderlyingType(clrType) ?? clrType;

        switch (type.Nullable)
        {
            case ListType list:
                return CreateList(list, target, isNonNull, coordinate);
            case ScalarType scalar:
                if (scalar.Codec is not { } scalarCodec)
                {
                    report.Add(BindingProblem.ScalarWithoutCodec, scalar.Name, "no codec is bound to this scalar");

                    return null;
                }

                return Fits(scalarCodec.ClrType, target, type, coordinate) ? new ScalarInput(scalar, scalarCodec, isNonNull) : null;
            case EnumType @enum:
                if (!enums.TryGetValue(@enum, out var names))
                {
                    report.Add(BindingProblem.TypeWithoutBinding, @enum.Name, "no C# enum is bound to this enum");

                    return null;
                }

                return Fits(names.ClrType, target, type, coordinate) ? new EnumInput(@enum, names, isNonNull) : null;
            case InputObjectType input:
                return CreateObject(input, target, isNonNull, coordinate);
            default:
                return null;
        }
    }

    private InputCodec? CreateList(ListType list, Type? target, bool isNonNull, string coordinate)
    {
        Type? item = null;

        if (target is not null)
        {
            item = Sequences.ItemTypeOf(target);

            if (item is null)
            {
                report.Add(BindingProblem.TypeMismatch, coordinate, $"{list} is a list, but the C# type is {target.Name}");

                return null;
            }
        }

        if (Codec(list.ItemType, item, coordinate) is not { } items)
        {
            return null;
        }

        var itemType = item ?? (list.ItemType.IsNonNull || !items.ClrType.IsValueType ? items.ClrType : typeof(Nullable<>).MakeGenericType(items.ClrType));

        if (item is { IsValueType: true } && Nullable.GetUnderlyingType(item) is null && !list.ItemType.IsNonNull)
        {
            report.Add(BindingProblem.NullabilityMismatch, coordinate, $"items of {list} can be null, but {item.Name} cannot");

            return null;
        }

        if (target is not null && !target.IsAssignableFrom(itemType.MakeArrayType()))
        {
            report.Add(BindingProblem.TypeMismatch, coordinate, $"a list is read as an array; {target.Name} cannot hold it: use IReadOnlyList<{itemType.Name}>");

            return null;
        }

        return (InputCodec)Activator.CreateInstance(typeof(ListInput<>).MakeGenericType(itemType), list, isNonNull, items, maximumListItems)!;
    }

    private ObjectInput? CreateObject(InputObjectType input, Type? target, bool isNonNull, string coordinate)
    {
        if (!_objects.TryGetValue(input, out var known))
        {
            // No C# type is named: the values are maps.
            var isMap = target is null && !InputTypes.ContainsKey(input);
            var clrType = isMap ? MapMembers.MapType : InputTypes.GetValueOrDefault(input) ?? target!;
            InputMembers? members = null;

            // Known before its fields are looked at: an input type may contain itself.
            known = (clrType, () => members ?? throw new InvalidOperationException($"Input type {input} is not bound."));
            _objects[input] = known;
            members = isMap ? Map(input.Fields) : Members(input.Name, input.Fields, clrType, argumentsOfField: false);
        }

        return Fits(known.ClrType, target, input, coordinate) ? new ObjectInput(input, isNonNull, known.ClrType, known.Members) : null;
    }

    private MapMembers Map(ImmutableArray<InputValueDefinition> definitions) => new(
    [
        .. definitions.Select(definition => new InputMember(definition, Codec(definition.Type, null, definition.ToString())!)),
    ]);

    private ObjectMembers? Members(string coordinate, ImmutableArray<InputValueDefinition> definitions, Type clrType, bool argumentsOfField)
    {
        var constructor = clrType.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();

        if (constructor is null || clrType.IsAbstract)
        {
            report.Add(BindingProblem.InputWithoutConstructor, coordinate, $"{clrType.Name} has no public constructor");

            return null;
        }

        var parameters = constructor.GetParameters();
        var properties = clrType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToArray();
        var members = new List<InputMember>();
        var complete = true;

        foreach (var definition in definitions)
        {
            var parameter = parameters.FirstOrDefault(candidate => IsNamed(candidate.Name!, definition.Name));
            var property = parameter is null ? properties.FirstOrDefault(candidate => IsNamed(candidate.Name, definition.Name)) : null;

            if (parameter is null && property is null)
            {
                report.Add(BindingProblem.ArgumentNotConsumed, definition.ToString(), $"{clrType.Name} has no parameter or property of this name");
                complete = false;
                continue;
            }

            var memberType = parameter?.ParameterType ?? property!.PropertyType;
            var optional = OptionalShape.Of(memberType);
            var nullability = parameter is not null ? new NullabilityInfoContext().Create(parameter) : new NullabilityInfoContext().Create(property!);
            var valueType = optional?.ValueType ?? memberType;
            var allowsNull = optional is not null ? AllowsNull(nullability.GenericTypeArguments[0], valueType) : AllowsNull(nullability, valueType);

            if (!definition.Type.IsNonNull && !allowsNull)
            {
                report.Add(BindingProblem.NullabilityMismatch, definition.ToString(), $"{definition.Type} can be null, but {clrType.Name}.{definition.Name} cannot");
                complete = false;
            }

            if (Codec(definition.Type, valueType, definition.ToString()) is not { } codec)
            {
                complete = false;
                continue;
            }

            members.Add(new InputMember(definition, codec)
            {
                Optional = optional,
                Parameter = parameter?.Position ?? -1,
                Property = property,
                WhenAbsent = parameter is { HasDefaultValue: true } ? parameter.DefaultValue : null,
            });
        }

        foreach (var parameter in parameters)
        {
            if (!definitions.Any(definition => IsNamed(parameter.Name!, definition.Name)))
            {
                report.Add(
                    BindingProblem.ParameterWithoutArgument, coordinate,
                    $"{clrType.Name} has a parameter \"{parameter.Name}\", but the schema has no such {(argumentsOfField ? "argument" : "input field")}");
                complete = false;
            }
        }

        return complete ? new ObjectMembers(clrType, constructor, [.. members]) : null;
    }

    private bool Fits(Type actual, Type? wanted, GraphQLType type, string coordinate)
    {
        if (wanted is null || wanted.IsAssignableFrom(actual))
        {
            return true;
        }

        report.Add(BindingProblem.TypeMismatch, coordinate, $"{type} is read as {actual.Name}, but the C# type is {wanted.Name}");

        return false;
    }

    private static bool AllowsNull(NullabilityInfo nullability, Type type) =>
        type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : nullability.WriteState != NullabilityState.NotNull;

    private static bool IsNamed(string clrName, string name) => string.Equals(clrName, name, StringComparison.OrdinalIgnoreCase);
}
