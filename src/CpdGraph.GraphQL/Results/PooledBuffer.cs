using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace CpdGraph.GraphQL.Results;

/// <summary>
/// A growing buffer of segments from the shared pool, with a ceiling. What is short lies in one segment and is sent by one write. Not
/// thread-safe; must be disposed exactly once, by its one owner.
/// </summary>
internal sealed class PooledBuffer(int maximum) : IBufferWriter<byte>, IDisposable
{
    private const int FirstSegmentBytes = 4_096;

    // As much as a server buffers for a connection before it lets the writer wait, and too small for the heap of large objects.
    private const int LargestSegmentBytes = 65_536;

    private const int SentTogetherBytes = 16_384;

    private readonly int _maximum = maximum;
    private byte[] _last = ArrayPool<byte>.Shared.Rent(FirstSegmentBytes);
    private int _lastLength;
    private Queue<ArraySegment<byte>>? _full;
    private int _fullLength;

    /// <summary>Bytes written and not sent.</summary>
    public int Length => _fullLength + _lastLength;

    /// <summary>All that was written, in one piece: what lies in several segments is moved together first.</summary>
    public ReadOnlyMemory<byte> WrittenMemory
    {
        get
        {
            if (_full is not null)
            {
                Join(_full);
            }

            return _last.AsMemory(0, _lastLength);
        }
    }

    public void Clear()
    {
        ReleaseFull();
        _lastLength = 0;
    }

    public void Advance(int count)
    {
        _lastLength += count;

        if (Length > _maximum)
        {
            throw new ResponseTooLargeException(_maximum);
        }
    }

    /// <summary>Adds bytes. Whether they are too many is found when a segment is full, and by <see cref="Advance"/>.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _lastLength += bytes.Length;
    }

    /// <inheritdoc cref="Append(ReadOnlySpan{byte})"/>
    public void Append(byte one)
    {
        Room(1)[0] = one;
        _lastLength++;
    }

    /// <summary>Room for at least so many bytes, of which <see cref="Written"/> says how many were used.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_last.Length - _lastLength < bytes)
        {
            Reserve(bytes);
        }

        return _last.AsSpan(_lastLength);
    }

    public void Written(int bytes) => _lastLength += bytes;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);

        return _last.AsMemory(_lastLength);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);

        return _last.AsSpan(_lastLength);
    }

    /// <summary>Adds all that was written to a hash.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        if (_full is not null)
        {
            foreach (var segment in _full)
            {
                hash.AppendData(segment);
            }
        }

        hash.AppendData(_last, 0, _lastLength);
    }

    /// <summary>
    /// Sends what was written, a segment at a time, and waits wherever the reader is slow. Each segment is given back once it is sent. The
    /// first segments are small: several go out together.
    /// </summary>
    /// <returns>False when the reader wants no more.</returns>
    public async ValueTask<bool> SendAsync(PipeWriter destination, CancellationToken cancellation)
    {
        var unsent = 0;

        while (TryTake(out var segment))
        {
            // Copied, so that nobody reads the segment any more.
            destination.Write(segment);
            ArrayPool<byte>.Shared.Return(segment.Array!);
            unsent += segment.Count;

            if (unsent < SentTogetherBytes && Length > 0)
            {
                continue;
            }

            var flush = await destination.FlushAsync(cancellation).ConfigureAwait(false);

            unsent = 0;

            if (flush.IsCompleted || flush.IsCanceled)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        ReleaseFull();

        var last = Interlocked.Exchange(ref _last, []);

        if (last.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(last);
        }

        _lastLength = 0;
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);

        if (_last.Length - _lastLength >= needed)
        {
            return;
        }

        if (Length > _maximum)
        {
            throw new ResponseTooLargeException(_maximum);
        }

        var next = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_last.Length * 4, LargestSegmentBytes)));

        if (_lastLength > 0)
        {
            (_full ??= []).Enqueue(new ArraySegment<byte>(_last, 0, _lastLength));
            _fullLength += _lastLength;
        }
        else if (_last.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_last);
        }

        _last = next;
        _lastLength = 0;
    }

    private bool TryTake(out ArraySegment<byte> segment)
    {
        if (_full is not null && _full.TryDequeue(out segment))
        {
            _fullLength -= segment.Count;

            return true;
        }

        if (_lastLength == 0)
        {
            segment = default;

            return false;
        }

        segment = new ArraySegment<byte>(_last, 0, _lastLength);
        _last = [];
        _lastLength = 0;

        return true;
    }

    private void Join(Queue<ArraySegment<byte>> full)
    {
        var joined = ArrayPool<byte>.Shared.Rent(Length);
        var length = 0;

        foreach (var segment in full)
        {
            segment.CopyTo(joined, length);
            length += segment.Count;
        }

        _last.AsSpan(0, _lastLength).CopyTo(joined.AsSpan(length));
        length += _lastLength;
        ReleaseFull();
        ArrayPool<byte>.Shared.Return(_last);
        _last = joined;
        _lastLength = length;
    }

    private void ReleaseFull()
    {
        while (_full is not null && _full.TryDequeue(out var segment))
        {
            ArrayPool<byte>.Shared.Return(segment.Array!);
        }

        _full = null;
        _fullLength = 0;
    }
}

/// <summary>The answer would exceed its size limit.</summary>
internal sealed class ResponseTooLargeException(int maximum) : Exception($"The answer would be larger than {maximum} bytes.")
{
    public int Maximum { get; } = maximum;
}
