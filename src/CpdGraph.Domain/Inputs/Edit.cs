namespace CpdGraph.Domain;

/// <summary>One field of a change: left alone, or given a value. Null as a value clears the field.</summary>
/// <typeparam name="T">What the field holds.</typeparam>
public readonly record struct Edit<T>
{
    private readonly T? value;

    private Edit(T value) => (this.value, IsGiven) = (value, true);

    /// <summary>The field stays as it is.</summary>
    public static Edit<T> LeaveAlone => default;

    /// <summary>Whether the field is given a value, which may be null.</summary>
    public bool IsGiven { get; }

    /// <summary>The field is given this value.</summary>
    public static implicit operator Edit<T>(T value) => new(value);

    /// <summary>The field is given this value.</summary>
    public static Edit<T> To(T value) => new(value);

    /// <summary>The value given, else the one that the field has now.</summary>
    public T Or(T current) => IsGiven ? value! : current;
}
