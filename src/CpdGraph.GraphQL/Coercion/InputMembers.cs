using System.Reflection;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>One argument or input field with its place in the C# object.</summary>
internal sealed class InputMember
{
    private readonly Lazy<object?> _default;

    public InputMember(InputValueDefinition definition, InputCodec codec)
    {
        Definition = definition;
        Codec = codec;
        // Coerced once. A default cannot hold variables, and the schema's validation has found it fitting.
        _default = new Lazy<object?>(() => codec.Literal(definition.DefaultValue!, VariableValues.None));
    }

    public InputValueDefinition Definition { get; }

    public InputCodec Codec { get; }

    public string Name => Definition.Name;

    public bool HasDefault => Definition.DefaultValue is not null;

    public object? Default => _default.Value;

    /// <summary>Set when the C# side is an <see cref="Optional{T}"/>.</summary>
    public OptionalShape? Optional { get; init; }

    /// <summary>Place among the constructor's parameters; -1 for a property.</summary>
    public int Parameter { get; init; } = -1;

    /// <summary>What the constructor gets when the value is absent: the parameter's own default.</summary>
    public object? WhenAbsent { get; init; }

    public PropertyInfo? Property { get; init; }
}

/// <summary>Builds the C# object for a set of arguments or input fields.</summary>
internal abstract class InputMembers(InputMember[] members)
{
    public InputMember[] Members { get; } = members;

    private readonly Dictionary<string, int> _byName = members.Select((member, i) => (member.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);

    public abstract Type ClrType { get; }

    /// <summary>Index of a member; -1 when there is none.</summary>
    public int IndexOf(string name) => _byName.GetValueOrDefault(name, -1);

    /// <summary>Makes the object from one value a member; absent members have <see cref="Absent"/>.</summary>
    public abstract object Construct(object?[] values);

    /// <summary>Stands for a member that has no value at all.</summary>
    public static readonly object Absent = new();

    /// <summary>Coerces literals by name, as in arguments and object literals.</summary>
    /// <exception cref="InputException">A value does not fit, or one that is required is missing.</exception>
    public object?[] Read<TEntry>(ReadOnlySpan<TEntry> entries, Func<TEntry, (string Name, ValueNode Value)> read, VariableValues variables)
    {
        var values = AllAbsent();

        foreach (var entry in entries)
        {
            var (name, literal) = read(entry);
            var index = IndexOf(name);

            if (index < 0 || (literal is VariableNode variable && !variables.TryGet(variable.Name.Value, out _)))
            {
                continue;
            }

            try
            {
                values[index] = Members[index].Codec.Literal(literal, variables);
            }
            catch (InputException exception)
            {
                throw exception.Within(name);
            }
        }

        return Complete(values);
    }

    public object?[] AllAbsent()
    {
        var values = new object?[Members.Length];
        Array.Fill(values, Absent);

        return values;
    }

    /// <summary>Puts defaults in the place of what is absent.</summary>
    public object?[] Complete(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], Absent))
            {
                continue;
            }

            var member = Members[i];

            if (member.HasDefault)
            {
                values[i] = member.Default;
            }
            else if (member.Definition.Type.IsNonNull)
            {
                throw new InputException($"Field \"{member.Definition}\" of required type \"{member.Definition.Type}\" was not provided.");
            }
        }

        return values;
    }
}

/// <summary>A C# object made by its constructor, then its properties.</summary>
internal sealed class ObjectMembers(Type clrType, ConstructorInfo constructor, InputMember[] members) : InputMembers(members)
{
    private readonly ConstructorInvoker _constructor = ConstructorInvoker.Create(constructor);
    private readonly int _parameterCount = constructor.GetParameters().Length;

    public override Type ClrType => clrType;

    public override object Construct(object?[] values)
    {
        var parameters = new object?[_parameterCount];

        for (var i = 0; i < values.Length; i++)
        {
            if (Members[i] is { Parameter: >= 0 } member)
            {
                parameters[member.Parameter] = Wrapped(member, values[i]);
            }
        }

        var instance = _constructor.Invoke(parameters.AsSpan());

        for (var i = 0; i < values.Length; i++)
        {
            // An absent value leaves what the property starts with.
            if (Members[i] is { Property: { } property } member && !ReferenceEquals(values[i], Absent))
            {
                property.SetValue(instance, Wrapped(member, values[i]));
            }
        }

        return instance;
    }

    private static object? Wrapped(InputMember member, object? value)
    {
        if (ReferenceEquals(value, Absent))
        {
            return member.Optional?.Absent ?? member.WhenAbsent;
        }

        return member.Optional is { } optional ? optional.Present(value) : value;
    }
}

/// <summary>A dictionary by name, for schemas without C# types; absent members are not in it.</summary>
internal sealed class MapMembers(InputMember[] members) : InputMembers(members)
{
    public static readonly Type MapType = typeof(IReadOnlyDictionary<string, object?>);

    public override Type ClrType => MapType;

    public override object Construct(object?[] values)
    {
        var map = new Dictionary<string, object?>(values.Length, StringComparer.Ordinal);

        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], Absent))
            {
                map[Members[i].Name] = values[i];
            }
        }

        return map;
    }
}
