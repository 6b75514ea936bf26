using System.Buffers;

namespace CpdGraph.GraphQL.Results;

/// <summary>A growing buffer from the shared pool, with a ceiling. Not thread-safe; must be disposed exactly once, by its one owner.</summary>
internal sealed class PooledBuffer(int maximum) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _written;

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _written);

    public void Clear() => _written = 0;

    public void Advance(int count)
    {
        _written += count;

        if (_written > maximum)
        {
            throw new ResponseTooLargeException(maximum);
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);

        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);

        return _bytes.AsSpan(_written);
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);

        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _written = 0;
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);

        if (_bytes.Length - _written >= needed)
        {
            return;
        }

        if (_written > maximum)
        {
            throw new ResponseTooLargeException(maximum);
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _written + needed));
        _bytes.AsSpan(0, _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

/// <summary>The answer would exceed its size limit.</summary>
internal sealed class ResponseTooLargeException(int maximum) : Exception($"The answer would be larger than {maximum} bytes.")
{
    public int Maximum { get; } = maximum;
}
