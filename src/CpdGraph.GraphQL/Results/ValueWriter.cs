using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes leaf values of one C# type as one GraphQL type: null checks, lists and the codec in one object.</summary>
internal abstract class ValueWriter
{
    /// <summary>The writer for a leaf type (with any wrappers).</summary>
    /// <param name="type">Type in the schema.</param>
    /// <param name="clrType">C# type of the values; the inspection has found it fitting.</param>
    /// <param name="enums">C# values of bound enums.</param>
    public static ValueWriter Create(GraphQLType type, Type clrType, IReadOnlyDictionary<EnumType, EnumNames> enums)
    {
        if (type is NonNullType nonNull)
        {
            return Create(nonNull.NullableType, clrType, enums).AsNonNull();
        }

        if (Nullable.GetUnderlyingType(clrType) is { } inner)
        {
            return Make(typeof(NullableWriter<>), [inner], Create(type, inner, enums));
        }

        if (type is ListType list)
        {
            var itemType = Sequences.ItemTypeOf(clrType)!;
            var definition = clrType == typeof(ImmutableArray<>).MakeGenericType(itemType) ? typeof(ImmutableArrayWriter<>) : null;

            return definition is not null
                ? Make(definition, [itemType], Create(list.ItemType, itemType, enums))
                : Make(typeof(SequenceWriter<,>), [clrType, itemType], Create(list.ItemType, itemType, enums));
        }

        return type.Named switch
        {
            EnumType @enum => Make(typeof(EnumWriter<>), [clrType], enums[@enum]),
            ScalarType scalar => Make(typeof(ScalarWriter<>), [clrType], scalar.Codec!),
            _ => throw new InvalidOperationException($"{type} is not a leaf type."),
        };
    }

    /// <summary>The same writer, refusing null.</summary>
    protected abstract ValueWriter AsNonNull();

    private static ValueWriter Make(Type definition, Type[] arguments, object part) =>
        (ValueWriter)Activator.CreateInstance(definition.MakeGenericType(arguments), part)!;
}

/// <inheritdoc/>
internal abstract class ValueWriter<T> : ValueWriter
{
    // Asked before every comparison with null, which would box a value type in an unoptimised build.
    protected static readonly bool CanBeNull = !typeof(T).IsValueType || Nullable.GetUnderlyingType(typeof(T)) is not null;

    /// <exception cref="LeafFailureException">The value cannot stand here.</exception>
    public abstract void Write(Utf8JsonWriter writer, T value);

    protected override ValueWriter AsNonNull() => CanBeNull ? new NonNullWriter<T>(this) : this;
}

/// <summary>A leaf value that cannot stand where it is: null in a non-null position, or not of its scalar. Caught by the executor, which starts again the careful way.</summary>
internal sealed class LeafFailureException(string message) : Exception(message);

internal sealed class NonNullWriter<T>(ValueWriter<T> inner) : ValueWriter<T>
{
    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (value is null)
        {
            throw new LeafFailureException("null");
        }

        inner.Write(writer, value);
    }
}

internal sealed class NullableWriter<T>(ValueWriter<T> inner) : ValueWriter<T?>
    where T : struct
{
    public override void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is { } present)
        {
            inner.Write(writer, present);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

internal sealed class NonNullScalarWriter<T>(ScalarCodec<T> codec) : ValueWriter<T>
    where T : notnull
{
    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (CanBeNull && value is null)
        {
            throw new LeafFailureException("null");
        }

        codec.Write(writer, value);
    }
}

internal sealed class ScalarWriter<T>(ScalarCodec codec) : ValueWriter<T>
    where T : notnull
{
    // Nearly every leaf is one: with the check for null in it, one call less.
    protected override ValueWriter AsNonNull() => new NonNullScalarWriter<T>(_codec);

    private readonly ScalarCodec<T> _codec = (ScalarCodec<T>)codec;

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (CanBeNull && value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            _codec.Write(writer, value);
        }
    }
}

internal sealed class EnumWriter<T>(EnumNames names) : ValueWriter<T>
    where T : notnull
{
    private readonly EnumNames<T> _names = (EnumNames<T>)names;

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (CanBeNull && value is null)
        {
            writer.WriteNullValue();
        }
        else if (_names.NameOf(value) is { } name)
        {
            writer.WriteStringValue(name);
        }
        else
        {
            throw new LeafFailureException("not a value of the enum");
        }
    }
}

internal sealed class SequenceWriter<TSequence, TItem>(ValueWriter<TItem> items) : ValueWriter<TSequence>
    where TSequence : IEnumerable<TItem>
{
    public override void Write(Utf8JsonWriter writer, TSequence value)
    {
        if (CanBeNull && value is null)
        {
            writer.WriteNullValue();

            return;
        }

        writer.WriteStartArray();

        if (value is IReadOnlyList<TItem> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                items.Write(writer, list[i]);
            }
        }
        else
        {
            foreach (var item in value)
            {
                items.Write(writer, item);
            }
        }

        writer.WriteEndArray();
    }
}

internal sealed class ImmutableArrayWriter<TItem>(ValueWriter<TItem> items) : ValueWriter<ImmutableArray<TItem>>
{
    public override void Write(Utf8JsonWriter writer, ImmutableArray<TItem> value)
    {
        writer.WriteStartArray();

        if (!value.IsDefault)
        {
            foreach (var item in value)
            {
                items.Write(writer, item);
            }
        }

        writer.WriteEndArray();
    }
}
