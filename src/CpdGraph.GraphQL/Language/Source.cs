using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>GraphQL text in UTF-8 with the name it goes by in messages: a file's path, or "GraphQL request". Immutable.</summary>
public sealed class Source
{
    private const int BlockBytes = 4_096;

    private readonly ReadOnlyMemory<byte> _utf8;
    private int[]? _lineStarts;
    private int[]? _unitsBefore;

    /// <param name="utf8">The text; a leading byte order mark counts as ignored text.</param>
    /// <param name="name">What messages call it.</param>
    public Source(ReadOnlyMemory<byte> utf8, string name = "GraphQL request")
    {
        _utf8 = utf8;
        Name = name;
    }

    /// <param name="text">The text.</param>
    /// <param name="name">What messages call it.</param>
    public Source(string text, string name = "GraphQL request")
        : this(Encoding.UTF8.GetBytes(text), name)
    {
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _utf8.Span;

    /// <summary>Bytes that were looked at to tell lines and columns. Tests assert how it grows.</summary>
    internal long BytesCounted { get; private set; }

    /// <summary>Line and column of a byte offset, both from 1.</summary>
    /// <remarks>
    /// Lines end at LF, CR or CRLF. Columns count UTF-16 units, as graphql-js counts them, so that editors and differential tests agree.
    /// Meant for errors: the first call looks through the whole text, each further one at no more than a block of it.
    /// </remarks>
    public LineAndColumn LocationOf(int offset)
    {
        // Two threads may look through the text at the same time; they find the same.
        var lineStarts = _lineStarts ??= FindLineStarts();
        var end = Math.Min(offset, _utf8.Length);
        var found = Array.BinarySearch(lineStarts, end);
        var line = found < 0 ? ~found - 1 : found;

        return new LineAndColumn(line + 1, Units(lineStarts[line], end) + 1);
    }

    /// <summary>UTF-16 units from one offset to another, both at the start of a character.</summary>
    private int Units(int start, int end)
    {
        if (end - start <= BlockBytes)
        {
            return Count(start, end);
        }

        // Many errors at the end of one very long line would otherwise each count the whole line.
        _unitsBefore ??= CountBlocks();

        return UnitsBefore(end) - UnitsBefore(start);
    }

    private int UnitsBefore(int offset)
    {
        var block = offset / BlockBytes;

        return _unitsBefore![block] + Count(BlockStart(block), offset);
    }

    private int[] CountBlocks()
    {
        var units = new int[(_utf8.Length / BlockBytes) + 1];

        for (var block = 1; block < units.Length; block++)
        {
            units[block] = units[block - 1] + Count(BlockStart(block - 1), BlockStart(block));
        }

        return units;
    }

    /// <summary>A block starts where a character does: up to three bytes early.</summary>
    private int BlockStart(int block)
    {
        var start = block * BlockBytes;

        for (var moved = 0; moved < 3 && start > 0 && start < _utf8.Length && (Text[start] & 0xC0) == 0x80; moved++)
        {
            start--;
        }

        return start;
    }

    private int Count(int start, int end)
    {
        BytesCounted += end - start;

        return Encoding.UTF8.GetCharCount(Text[start..end]);
    }

    private int[] FindLineStarts()
    {
        var text = Text;
        BytesCounted += text.Length;
        var starts = new List<int> { 0 };
        var position = 0;

        while (text[position..].IndexOfAny((byte)'\n', (byte)'\r') is var length and >= 0)
        {
            position += text[(position + length)..].StartsWith("\r\n"u8) ? length + 2 : length + 1;
            starts.Add(position);
        }

        return [.. starts];
    }
}

/// <summary>A place in a text, both numbers from 1; the column counts UTF-16 units.</summary>
public readonly record struct LineAndColumn(int Line, int Column);

/// <summary>Where a node begins: a byte offset into its source.</summary>
public readonly record struct Location(Source Source, int Offset)
{
    /// <summary>Line and column, worked out on demand.</summary>
    public LineAndColumn ToLineAndColumn() => Source.LocationOf(Offset);
}
