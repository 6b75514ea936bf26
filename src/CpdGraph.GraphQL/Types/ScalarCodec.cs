using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types;

/// <summary>Reads and writes the values of a scalar. Stateless and safe to share.</summary>
public abstract class ScalarCodec
{
    /// <summary>The C# type of its values.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Reads a literal (never a variable or null).</summary>
    /// <param name="problem">What a value must look like, for the message; null to use the standard text "Type cannot represent value".</param>
    public abstract bool TryReadLiteral(ValueNode literal, [NotNullWhen(true)] out object? value, out string? problem);

    /// <summary>Reads a JSON value (never null).</summary>
    /// <param name="problem">As above.</param>
    public abstract bool TryReadJson(JsonElement json, [NotNullWhen(true)] out object? value, out string? problem);

    /// <summary>Writes a value of <see cref="ClrType"/>.</summary>
    /// <exception cref="ScalarValueException">The value has no form in this scalar, for example not a finite number.</exception>
    public abstract void WriteValue(Utf8JsonWriter writer, object value);
}

/// <summary>Reads and writes the values of a scalar with the C# type <typeparamref name="T"/>.</summary>
public abstract class ScalarCodec<T> : ScalarCodec
    where T : notnull
{
    /// <inheritdoc/>
    public sealed override Type ClrType => typeof(T);

    /// <summary>Reads a literal (never a variable or null).</summary>
    public abstract bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out T value, out string? problem);

    /// <summary>Reads a JSON value (never null).</summary>
    public abstract bool TryRead(JsonElement json, [MaybeNullWhen(false)] out T value, out string? problem);

    /// <summary>Writes a value without boxing it.</summary>
    /// <exception cref="ScalarValueException">The value has no form in this scalar.</exception>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <inheritdoc/>
    public sealed override bool TryReadLiteral(ValueNode literal, [NotNullWhen(true)] out object? value, out string? problem)
    {
        var done = TryRead(literal, out var typed, out problem);
        value = done ? typed : null;

        return done;
    }

    /// <inheritdoc/>
    public sealed override bool TryReadJson(JsonElement json, [NotNullWhen(true)] out object? value, out string? problem)
    {
        var done = TryRead(json, out var typed, out problem);
        value = done ? typed : null;

        return done;
    }

    /// <inheritdoc/>
    public sealed override void WriteValue(Utf8JsonWriter writer, object value) => Write(writer, (T)value);
}

/// <summary>A result that its scalar cannot represent. The message goes to the client.</summary>
public sealed class ScalarValueException(string message) : Exception(message);
