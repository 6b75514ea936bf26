using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>
/// A place in one order of a list: what a row was sorted by, and its id. It stays a place when the row changes or goes.
/// Its bytes are for this product alone; the wire form with its authentication is made by the API.
/// </summary>
public sealed class CursorKey
{
    private const byte Format = 1;
    private const int MaximumParts = 8;

    internal CursorKey(CursorOrder order, ImmutableArray<CursorPart> parts, Guid id)
    {
        Order = order;
        Parts = parts;
        Id = id;
    }

    /// <summary>The order that it belongs to.</summary>
    public CursorOrder Order { get; }

    /// <summary>Id of the row.</summary>
    public Guid Id { get; }

    /// <summary>What the row was sorted by, in lists sorted by one number. Null in others.</summary>
    public long? Number => Parts is [{ Kind: CursorPart.NumberKind } part] ? part.Number : null;

    /// <summary>What the row was sorted by, in lists sorted by one text. Null in others.</summary>
    public string? Text => Parts is [{ Kind: CursorPart.TextKind } part] ? part.Text : null;

    /// <summary>What the row was sorted by, in lists sorted by a number and then a text. Null in others.</summary>
    public (long Number, string Text)? NumberAndText =>
        Parts is [{ Kind: CursorPart.NumberKind } number, { Kind: CursorPart.TextKind } text] ? (number.Number, text.Text!) : null;

    /// <summary>What the row was sorted by, in lists sorted by two numbers. Null in others.</summary>
    public (long First, long Second)? Numbers =>
        Parts is [{ Kind: CursorPart.NumberKind } first, { Kind: CursorPart.NumberKind } second] ? (first.Number, second.Number) : null;

    internal ImmutableArray<CursorPart> Parts { get; }

    /// <summary>A place in a list that the database keeps in order by one number and the id.</summary>
    public static CursorKey Of(CursorOrder order, long number, Guid id) => new(order, [CursorPart.Of(number)], id);

    /// <summary>A place in a list that the database keeps in order by one text and the id.</summary>
    public static CursorKey Of(CursorOrder order, string text, Guid id) => new(order, [CursorPart.Of(text)], id);

    /// <summary>A place in a list that the database keeps in order by a number, then a text, and the id.</summary>
    public static CursorKey Of(CursorOrder order, long number, string text, Guid id) => new(order, [CursorPart.Of(number), CursorPart.Of(text)], id);

    /// <summary>A place in a list that the database keeps in order by two numbers and the id.</summary>
    public static CursorKey Of(CursorOrder order, long first, long second, Guid id) => new(order, [CursorPart.Of(first), CursorPart.Of(second)], id);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <returns>Null when the bytes are not a cursor of this version.</returns>
    public static CursorKey? TryRead(ReadOnlySpan<byte> bytes)
    {
        const int head = 11;

        if (bytes.Length < head + 16 || bytes[0] != Format || bytes[10] > MaximumParts || !Enum.IsDefined((CursorList)bytes[1]))
        {
            return null;
        }

        var order = new CursorOrder((CursorList)bytes[1], BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]));
        var parts = ImmutableArray.CreateBuilder<CursorPart>(bytes[10]);
        var rest = bytes[head..];

        for (var index = 0; index < bytes[10]; index++)
        {
            if (TryReadPart(ref rest) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return rest.Length == 16 ? new(order, parts.ToImmutable(), new Guid(rest, bigEndian: true)) : null;
    }

    /// <summary>The bytes that stand for it.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(64);
        Span<byte> number = stackalloc byte[8];

        stream.WriteByte(Format);
        stream.WriteByte((byte)Order.List);
        BinaryPrimitives.WriteUInt64BigEndian(number, Order.Columns);
        stream.Write(number);
        stream.WriteByte((byte)Parts.Length);

        foreach (var part in Parts)
        {
            stream.WriteByte(part.Kind);

            if (part.Kind == CursorPart.NumberKind)
            {
                BinaryPrimitives.WriteInt64BigEndian(number, part.Number);
                stream.Write(number);
            }
            else if (part.Kind == CursorPart.TextKind)
            {
                var text = Encoding.UTF8.GetBytes(part.Text!);
                BinaryPrimitives.WriteUInt16BigEndian(number, checked((ushort)text.Length));
                stream.Write(number[..2]);
                stream.Write(text);
            }
        }

        Span<byte> id = stackalloc byte[16];
        Id.TryWriteBytes(id, bigEndian: true, out _);
        stream.Write(id);
        return stream.ToArray();
    }

    private static CursorPart? TryReadPart(ref ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return null;
        }

        var kind = rest[0];
        rest = rest[1..];

        switch (kind)
        {
            case CursorPart.UnknownKind:
                return CursorPart.Unknown;
            case CursorPart.NumberKind when rest.Length >= 8:
                var number = BinaryPrimitives.ReadInt64BigEndian(rest);
                rest = rest[8..];
                return CursorPart.Of(number);
            case CursorPart.TextKind when rest.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(rest) <= rest.Length - 2:
                var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
                var text = Encoding.UTF8.GetString(rest.Slice(2, length));
                rest = rest[(2 + length)..];
                return CursorPart.Of(text);
            default:
                return null;
        }
    }
}
