using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Results;

public sealed class PooledBufferTests
{
    /// <summary>Around the ends of the first, second and third segment, and of a later one.</summary>
    public static TheoryData<int> Sizes =>
        [0, 1, 4_095, 4_096, 4_097, 20_479, 20_480, 20_481, 86_015, 86_016, 86_017, 1_000_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task What_is_sent_is_what_was_written(int size)
    {
        var bytes = Bytes(size);
        using var buffer = Filled(bytes);
        using var destination = new MemoryStream();

        Assert.True(await buffer.SendAsync(PipeWriter.Create(destination), TestContext.Current.CancellationToken));

        Assert.Equal(bytes, destination.ToArray());
        Assert.Equal(0, buffer.Length);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void In_one_piece_it_is_what_was_written(int size)
    {
        var bytes = Bytes(size);
        using var buffer = Filled(bytes);

        Assert.Equal(size, buffer.Length);
        Assert.Equal(bytes, buffer.WrittenMemory.ToArray());
        Assert.Equal(bytes, buffer.WrittenMemory.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Its_hash_is_that_of_what_was_written(int size)
    {
        var bytes = Bytes(size);
        using var buffer = Filled(bytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        buffer.AppendTo(hash);

        Assert.Equal(SHA256.HashData(bytes), hash.GetCurrentHash());
    }

    [Fact]
    public void Cleared_it_holds_only_what_is_written_afterwards()
    {
        using var buffer = Filled(Bytes(200_000));

        buffer.Clear();
        buffer.Write("after"u8);

        Assert.Equal("after"u8.ToArray(), buffer.WrittenMemory.ToArray());
    }

    [Fact]
    public void More_than_the_maximum_is_refused_wherever_the_segments_end()
    {
        using var buffer = new PooledBuffer(100_000);
        buffer.Write(Bytes(100_000));

        var refused = Assert.Throws<ResponseTooLargeException>(() => buffer.Write("x"u8));

        Assert.Equal(100_000, refused.Maximum);
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_the_sending()
    {
        using var buffer = Filled(Bytes(1_000_000));
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();

        Assert.False(await buffer.SendAsync(pipe.Writer, TestContext.Current.CancellationToken));
        Assert.True(buffer.Length > 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4_096, 1)]
    [InlineData(14_500, 1)]
    [InlineData(100_000, 3)]
    public async Task The_small_segments_at_the_beginning_are_sent_off_together(int size, int times)
    {
        using var buffer = Filled(Bytes(size));
        var destination = new CountingPipe();

        await buffer.SendAsync(destination, TestContext.Current.CancellationToken);

        Assert.Equal(times, destination.Writes);
    }

    [Fact]
    public void What_was_appended_counts_as_what_was_written()
    {
        using var buffer = new PooledBuffer(100_000);

        foreach (var piece in Bytes(100_000).Chunk(997))
        {
            buffer.Append(piece);
        }

        Assert.Equal(Bytes(100_000), buffer.WrittenMemory.ToArray());
        buffer.Append((byte)'x');
        Assert.Throws<ResponseTooLargeException>(() => buffer.Advance(0));
    }

    private static PooledBuffer Filled(byte[] bytes)
    {
        var buffer = new PooledBuffer(int.MaxValue);

        // As a JSON writer does it: pieces of every length.
        for (var (at, length) = (0, 1); at < bytes.Length; at += length, length = (length * 7 % 997) + 1)
        {
            length = Math.Min(length, bytes.Length - at);
            bytes.AsSpan(at, length).CopyTo(buffer.GetSpan(length));
            buffer.Advance(length);
        }

        return buffer;
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);

        return bytes;
    }
}
