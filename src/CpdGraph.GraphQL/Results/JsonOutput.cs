using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CpdGraph.GraphQL.Results;

/// <summary>
/// Writes the JSON of a response into its buffer: what comes often without a detour, everything else, such as the values of custom scalars,
/// by a <see cref="Utf8JsonWriter"/> over the same buffer. Commas and brackets are the caller's, who knows them beforehand.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds nothing but its own arrays; it is reset onto nothing between answers and lives as long as its thread.")]
internal sealed class JsonOutput
{
    private const int LongestInt = 11;

    private static readonly JsonWriterOptions Options = new()
    {
        // The response is never put into a page: text may stay as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    // What every JSON writer leaves as it is, and what is a byte in UTF-8 as in UTF-16.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit).Where(unit => unit is not ('"' or '\\'))]);

    [ThreadStatic]
    private static JsonOutput? _spare;

    private readonly Utf8JsonWriter _others = new(Stream.Null, Options);
    private PooledBuffer _buffer = null!;

    private JsonOutput()
    {
    }

    /// <summary>One that writes into a buffer, given back by <see cref="Return"/>. One that an exception left half-way is not returned but dropped.</summary>
    public static JsonOutput Rent(PooledBuffer buffer)
    {
        var output = _spare ?? new JsonOutput();

        _spare = null;
        output._buffer = buffer;

        return output;
    }

    /// <exception cref="ResponseTooLargeException">More was written than the buffer allows.</exception>
    public void Return()
    {
        _buffer.Advance(0);
        _buffer = null!;
        _others.Reset(Stream.Null);
        _spare = this;
    }

    /// <summary>Adds bytes that are JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json) => _buffer.Append(json);

    public void Raw(char punctuation) => _buffer.Append((byte)punctuation);

    public void Null() => _buffer.Append("null"u8);

    public void Boolean(bool value) => _buffer.Append(value ? "true"u8 : "false"u8);

    public void Number(int value)
    {
        value.TryFormat(_buffer.Room(LongestInt), out var length, default, CultureInfo.InvariantCulture);
        _buffer.Written(length);
    }

    public void Text(string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            Begin().WriteStringValue(value);
            End();

            return;
        }

        var room = _buffer.Room(value.Length + 2);

        room[0] = (byte)'"';
        Ascii.FromUtf16(value, room[1..], out _);
        room[value.Length + 1] = (byte)'"';
        _buffer.Written(value.Length + 2);
    }

    public void Text(JsonEncodedText value)
    {
        Raw('"');
        Raw(value.EncodedUtf8Bytes);
        Raw('"');
    }

    /// <summary>A writer for one value of any kind, to be followed by <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin()
    {
        _others.Reset(_buffer);

        return _others;
    }

    public void End() => _others.Flush();
}
