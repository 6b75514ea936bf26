namespace CpdGraph.GraphQL.Binding;

/// <summary>An input value that can be left out: absent and null differ, so that an update can leave alone or clear.</summary>
/// <typeparam name="T">Type of the value when it is given; nullable when null may be given.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T? _value;

    /// <summary>A value that is given.</summary>
    public Optional(T value)
    {
        _value = value;
        IsPresent = true;
    }

    /// <summary>Whether it was given, be it as null.</summary>
    public bool IsPresent { get; }

    /// <summary>The value given.</summary>
    /// <exception cref="InvalidOperationException">It was left out.</exception>
    public T Value => IsPresent ? _value! : throw new InvalidOperationException("The value was left out: ask IsPresent first.");

    /// <summary>The value given, else <paramref name="fallback"/>.</summary>
    public T Or(T fallback) => IsPresent ? _value! : fallback;
}

/// <summary>What the engine needs to know of an <see cref="Optional{T}"/> without knowing T.</summary>
internal abstract class OptionalShape
{
    /// <summary>The shape of a closed <see cref="Optional{T}"/>; null for other types.</summary>
    public static OptionalShape? Of(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? (OptionalShape)Activator.CreateInstance(typeof(OptionalShape<>).MakeGenericType(type.GetGenericArguments()))!
            : null;

    public abstract Type ValueType { get; }

    public abstract object Absent { get; }

    public abstract object Present(object? value);
}

internal sealed class OptionalShape<T> : OptionalShape
{
    public override Type ValueType => typeof(T);

    public override object Absent { get; } = default(Optional<T>);

    public override object Present(object? value) => new Optional<T>((T)value!);
}
