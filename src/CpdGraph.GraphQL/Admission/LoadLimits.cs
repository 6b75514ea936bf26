namespace CpdGraph.GraphQL.Admission;

/// <summary>How much one executor takes on at a time. What is more is refused at once with OVERLOADED, before anything it needs runs out.</summary>
public sealed class LoadLimits
{
    /// <summary>Operations that run or whose answers are not sent yet; 1,000 by default.</summary>
    public int MaxRunning { get; init; } = 1_000;

    /// <summary>
    /// Operations at a time that have to wait for something: for the host's database, as a rule. 64 by default; fewer than there are
    /// connections. An operation that reads from memory alone never counts here.
    /// </summary>
    public int MaxWaiting { get; init; } = 64;

    /// <summary>Operations that queue until one of those is done; 256 by default.</summary>
    public int MaxQueued { get; init; } = 256;

    /// <summary>Bytes of all answers that are not sent yet; 256 MB by default.</summary>
    public long MaxAnsweringBytes { get; init; } = 256_000_000;
}
