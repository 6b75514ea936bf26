using System.Buffers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Bytes in a rented array. The owner disposes it once, when nobody reads the memory any more.</summary>
internal sealed class PooledBytes(int capacity) : IDisposable
{
    private byte[]? _array = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes count; the rest of the array is somebody else's past.</summary>
    public int Length { get; set; }

    /// <summary>Where to write.</summary>
    public Span<byte> Buffer => Array;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, Length);

    private byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBytes));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
