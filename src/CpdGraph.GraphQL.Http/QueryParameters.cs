using System.Text.Unicode;

namespace CpdGraph.GraphQL.Http;

/// <summary>The parameters of a GET request that are GraphQL's, decoded to UTF-8. An empty one is as good as absent.</summary>
internal sealed class QueryParameters
{
    private static readonly string[] _names = ["query", "operationName", "variables", "extensions", "documentId"];

    private readonly ReadOnlyMemory<byte>?[] _values = new ReadOnlyMemory<byte>?[_names.Length];

    private QueryParameters()
    {
    }

    public ReadOnlyMemory<byte> Query => _values[0].GetValueOrDefault();

    public ReadOnlyMemory<byte> OperationName => _values[1].GetValueOrDefault();

    public ReadOnlyMemory<byte> Variables => _values[2].GetValueOrDefault();

    public ReadOnlyMemory<byte> Extensions => _values[3].GetValueOrDefault();

    public ReadOnlyMemory<byte> DocumentId => _values[4].GetValueOrDefault();

    /// <summary>How many bytes <see cref="Decode"/> may write.</summary>
    public static int MaxBytes(string encoded) => encoded.Length * 3;

    /// <param name="encoded">A query string, its question mark included; may be empty.</param>
    /// <param name="bytes">Receives the values, one after another.</param>
    /// <param name="parameters">Complete only when nothing is wrong.</param>
    /// <returns>Null when each of the known parameters is well encoded and given once at most. Others are ignored.</returns>
    public static Refusal? Decode(string encoded, PooledBytes bytes, out QueryParameters parameters)
    {
        parameters = new QueryParameters();
        var pairs = encoded.AsSpan().TrimStart('?');

        foreach (var range in pairs.Split('&'))
        {
            var pair = pairs[range];
            var nameLength = pair.IndexOf('=') is >= 0 and var at ? at : pair.Length;
            var known = IndexOf(pair[..nameLength]);

            if (known >= 0 && parameters.Set(known, pair[Math.Min(nameLength + 1, pair.Length)..], bytes) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private Refusal? Set(int known, ReadOnlySpan<char> encoded, PooledBytes bytes)
    {
        if (_values[known] is not null)
        {
            return Refusals.Repeated(_names[known]);
        }

        var start = bytes.Length;

        if (!PercentEncoding.TryDecode(encoded, bytes.Buffer[start..], out var length))
        {
            return Refusals.BadPercentEncoding(_names[known], length);
        }

        bytes.Length += length;
        var value = bytes.Memory[start..];
        _values[known] = value;

        return JsonText.FirstInvalidUtf8(value, $"parameter \"{_names[known]}\"");
    }
}
