using System.Collections.Immutable;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Scalars;

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
            ScalarType { Codec: StringCodec or IdCodec } => new TextWriter(canBeNull: true),
            ScalarType { Codec: IntCodec } => new IntWriter(),
            ScalarType { Codec: BooleanCodec } => new BooleanWriter(),
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
    public abstract void Write(JsonOutput output, T value);

    protected override ValueWriter AsNonNull() => CanBeNull ? new NonNullWriter<T>(this) : this;
}

/// <summary>A leaf value that cannot stand where it is: null in a non-null position, or not of its scalar. Caught by the executor, which starts again the careful way.</summary>
internal sealed class LeafFailureException(string message) : Exception(message);

internal sealed class NonNullWriter<T>(ValueWriter<T> inner) : ValueWriter<T>
{
    public override void Write(JsonOutput output, T value)
    {
        if (value is null)
        {
            throw new LeafFailureException("null");
        }

        inner.Write(output, value);
    }
}

internal sealed class NullableWriter<T>(ValueWriter<T> inner) : ValueWriter<T?>
    where T : struct
{
    public override void Write(JsonOutput output, T? value)
    {
        if (value is { } present)
        {
            inner.Write(output, present);
        }
        else
        {
            output.Null();
        }
    }
}

internal sealed class NonNullScalarWriter<T>(ScalarCodec<T> codec) : ValueWriter<T>
    where T : notnull
{
    public override void Write(JsonOutput output, T value)
    {
        if (CanBeNull && value is null)
        {
            throw new LeafFailureException("null");
        }

        codec.Write(output.Begin(), value);
        output.End();
    }
}

internal sealed class ScalarWriter<T>(ScalarCodec codec) : ValueWriter<T>
    where T : notnull
{
    // Nearly every leaf is one: with the check for null in it, one call less.
    protected override ValueWriter AsNonNull() => new NonNullScalarWriter<T>(_codec);

    private readonly ScalarCodec<T> _codec = (ScalarCodec<T>)codec;

    public override void Write(JsonOutput output, T value)
    {
        if (CanBeNull && value is null)
        {
            output.Null();
        }
        else
        {
            _codec.Write(output.Begin(), value);
            output.End();
        }
    }
}

/// <summary>String and ID.</summary>
internal sealed class TextWriter(bool canBeNull) : ValueWriter<string>
{
    public override void Write(JsonOutput output, string value)
    {
        if (value is not null)
        {
            output.Text(value);
        }
        else if (canBeNull)
        {
            output.Null();
        }
        else
        {
            throw new LeafFailureException("null");
        }
    }

    protected override ValueWriter AsNonNull() => new TextWriter(canBeNull: false);
}

internal sealed class IntWriter : ValueWriter<int>
{
    public override void Write(JsonOutput output, int value) => output.Number(value);
}

internal sealed class BooleanWriter : ValueWriter<bool>
{
    public override void Write(JsonOutput output, bool value) => output.Boolean(value);
}

internal sealed class EnumWriter<T>(EnumNames names) : ValueWriter<T>
    where T : notnull
{
    private readonly EnumNames<T> _names = (EnumNames<T>)names;

    public override void Write(JsonOutput output, T value)
    {
        if (CanBeNull && value is null)
        {
            output.Null();
        }
        else if (_names.NameOf(value) is { } name)
        {
            output.Text(name);
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
    public override void Write(JsonOutput output, TSequence value)
    {
        if (CanBeNull && value is null)
        {
            output.Null();

            return;
        }

        output.Raw('[');

        if (value is IReadOnlyList<TItem> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                WriteItem(output, list[i], isFirst: i == 0);
            }
        }
        else
        {
            var isFirst = true;

            foreach (var item in value)
            {
                WriteItem(output, item, isFirst);
                isFirst = false;
            }
        }

        output.Raw(']');
    }

    private void WriteItem(JsonOutput output, TItem item, bool isFirst)
    {
        if (!isFirst)
        {
            output.Raw(',');
        }

        items.Write(output, item);
    }
}

internal sealed class ImmutableArrayWriter<TItem>(ValueWriter<TItem> items) : ValueWriter<ImmutableArray<TItem>>
{
    public override void Write(JsonOutput output, ImmutableArray<TItem> value)
    {
        output.Raw('[');

        for (var i = 0; !value.IsDefault && i < value.Length; i++)
        {
            if (i > 0)
            {
                output.Raw(',');
            }

            items.Write(output, value[i]);
        }

        output.Raw(']');
    }
}
