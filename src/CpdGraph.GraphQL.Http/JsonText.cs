using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Http;

/// <summary>Checks JSON once and completely, so that whoever reads it later meets no broken token, string or nesting.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <param name="json">One JSON value; white space around it is allowed.</param>
    /// <param name="place">What the text is called in a message: "body", "parameter variables".</param>
    /// <returns>Null when there is nothing wrong.</returns>
    public static Refusal? FirstProblem(ReadOnlyMemory<byte> json, string place, int maxDepth)
    {
        if (FirstInvalidUtf8(json, place) is { } invalid)
        {
            return invalid;
        }

        // One more than allowed, so that too deep is told from malformed.
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth + 1 });

        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= maxDepth && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
                {
                    return Refusals.JsonTooDeep(place, maxDepth, At(json, (int)reader.TokenStartIndex));
                }

                if (reader.ValueIsEscaped && FirstLoneSurrogate(reader.ValueSpan) is >= 0 and var offset)
                {
                    return Refusals.LoneSurrogate(place, At(json, (int)reader.TokenStartIndex + 1 + offset));
                }
            }
        }
        catch (JsonException exception)
        {
            return Refusals.MalformedJson(place, At(json, OffsetOf(exception, json.Span)));
        }

        return null;
    }

    /// <returns>Null when the text is UTF-8, as everything later takes for granted.</returns>
    public static Refusal? FirstInvalidUtf8(ReadOnlyMemory<byte> text, string place)
    {
        if (Utf8.IsValid(text.Span))
        {
            return null;
        }

        var offset = 0;

        while (Rune.DecodeFromUtf8(text.Span[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return Refusals.InvalidUtf8(place, At(text, offset));
    }

    /// <summary>Line and column of a byte offset.</summary>
    public static LineAndColumn At(ReadOnlyMemory<byte> json, int offset) => new Source(json).LocationOf(offset);

    /// <summary>Offset of the first <c>\uD800</c>…<c>\uDFFF</c> without its other half in a string's raw text; -1 when there is none.</summary>
    private static int FirstLoneSurrogate(ReadOnlySpan<byte> raw)
    {
        for (var i = 0; raw[i..].IndexOf((byte)'\\') is >= 0 and var distance;)
        {
            i += distance;

            if (raw[i + 1] != (byte)'u')
            {
                i += 2;
                continue;
            }

            var unit = UnitAt(raw, i);

            if (char.IsLowSurrogate(unit))
            {
                return i;
            }

            if (!char.IsHighSurrogate(unit))
            {
                i += EscapeLength;
                continue;
            }

            if (!raw[(i + EscapeLength)..].StartsWith("\\u"u8) || !char.IsLowSurrogate(UnitAt(raw, i + EscapeLength)))
            {
                return i;
            }

            i += 2 * EscapeLength;
        }

        return -1;
    }

    /// <summary>The UTF-16 unit that the escape at <paramref name="offset"/> stands for. The reader has checked its digits.</summary>
    private static char UnitAt(ReadOnlySpan<byte> raw, int offset) =>
        (char)ushort.Parse(raw.Slice(offset + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The exception counts lines by LF and bytes in the line, both from 0.</summary>
    private static int OffsetOf(JsonException exception, ReadOnlySpan<byte> json)
    {
        var lineStart = 0;

        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += json[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(lineStart + (int)(exception.BytePositionInLine ?? 0), json.Length);
    }
}
