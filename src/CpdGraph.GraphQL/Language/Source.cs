using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>GraphQL text in UTF-8 with the name it goes by in messages: a file's path, or "GraphQL request". Immutable.</summary>
public sealed class Source
{
    private readonly ReadOnlyMemory<byte> _utf8;

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

    /// <summary>Line and column of a byte offset, both from 1.</summary>
    /// <remarks>
    /// Lines end at LF, CR or CRLF. Columns count UTF-16 units, as graphql-js counts them, so that editors and differential tests agree.
    /// Linear in the offset: meant for errors, never for the hot path.
    /// </remarks>
    public LineAndColumn LocationOf(int offset)
    {
        var text = Text[..Math.Min(offset, _utf8.Length)];
        var line = 1;
        var lineStart = 0;

        for (var i = 0; i < text.Length; i++)
        {
            var isLineEnd = text[i] == (byte)'\n' || (text[i] == (byte)'\r' && !(i + 1 < _utf8.Length && Text[i + 1] == (byte)'\n'));

            if (isLineEnd)
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new LineAndColumn(line, Encoding.UTF8.GetCharCount(text[lineStart..]) + 1);
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
