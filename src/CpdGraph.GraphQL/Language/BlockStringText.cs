using System.Buffers;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>What a block string token means. Specification: Language, "Block String Semantics" (BlockStringValue).</summary>
internal static class BlockStringText
{
    private const int StackBytes = 512;

    /// <param name="content">The bytes between the triple quotes.</param>
    public static string Read(ReadOnlySpan<byte> content)
    {
        var (indent, firstLine, lastLine) = Measure(content);
        var rented = content.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(content.Length) : null;
        var output = rented ?? stackalloc byte[StackBytes];
        var written = 0;
        var number = 0;

        foreach (var line in new LineEnumerator(content))
        {
            if (number >= firstLine && number <= lastLine)
            {
                if (number > firstLine)
                {
                    output[written++] = (byte)'\n';
                }

                var text = number == 0 ? line : line[Math.Min(indent, line.Length)..];
                written += CopyWithoutEscapes(text, output[written..]);
            }

            number++;
        }

        var result = Encoding.UTF8.GetString(output[..written]);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>The indentation that all lines but the first share, and the first and last line that are not blank.</summary>
    private static (int Indent, int FirstLine, int LastLine) Measure(ReadOnlySpan<byte> content)
    {
        var (indent, firstLine, lastLine, number) = (int.MaxValue, -1, -1, 0);

        foreach (var line in new LineEnumerator(content))
        {
            var whitespace = line.IndexOfAnyExcept((byte)' ', (byte)'\t');

            if (whitespace >= 0)
            {
                firstLine = firstLine < 0 ? number : firstLine;
                lastLine = number;
                indent = number == 0 ? indent : Math.Min(indent, whitespace);
            }

            number++;
        }

        return (indent, firstLine < 0 ? int.MaxValue : firstLine, lastLine);
    }

    /// <summary>The only escape of a block string is a backslash before triple quotes.</summary>
    private static int CopyWithoutEscapes(ReadOnlySpan<byte> line, Span<byte> output)
    {
        var written = 0;

        while (line.IndexOf("\\\"\"\""u8) is var escape and >= 0)
        {
            line[..escape].CopyTo(output[written..]);
            "\"\"\""u8.CopyTo(output[(written + escape)..]);
            written += escape + 3;
            line = line[(escape + 4)..];
        }

        line.CopyTo(output[written..]);

        return written + line.Length;
    }

    /// <summary>Lines ended by LF, CR or CRLF; the last one need not be ended.</summary>
    private ref struct LineEnumerator(ReadOnlySpan<byte> content)
    {
        private ReadOnlySpan<byte> _rest = content;
        private bool _isDone;

        public ReadOnlySpan<byte> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_isDone)
            {
                return false;
            }

            var length = _rest.IndexOfAny((byte)'\n', (byte)'\r');

            if (length < 0)
            {
                Current = _rest;
                _isDone = true;

                return true;
            }

            Current = _rest[..length];
            _rest = _rest[(_rest[length..].StartsWith("\r\n"u8) ? length + 2 : length + 1)..];

            return true;
        }
    }
}
