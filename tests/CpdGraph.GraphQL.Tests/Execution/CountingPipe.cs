using System.IO.Pipelines;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Takes whatever is written and counts how often something is sent off.</summary>
internal sealed class CountingPipe : PipeWriter
{
    private readonly byte[] _scratch = new byte[1 << 17];

    public int Writes { get; private set; }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Writes++;

        return ValueTask.FromResult(default(FlushResult));
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => WriteAsync(default, cancellationToken);

    public override void Advance(int bytes)
    {
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _scratch;

    public override Span<byte> GetSpan(int sizeHint = 0) => _scratch;

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
