using System.Collections.Concurrent;

namespace CpdGraph.Data;

/// <summary>The statements of one flow. Safe to read while they run.</summary>
public sealed class StatementCount : IDisposable
{
    private readonly StatementCount? outer;
    private readonly ConcurrentQueue<string> texts = new();

    internal StatementCount(StatementCount? outer) => this.outer = outer;

    /// <summary>How many so far.</summary>
    public int Statements => texts.Count;

    /// <summary>Their texts in order, without parameter values.</summary>
    public IReadOnlyCollection<string> Texts => texts;

    /// <summary>Ends the counting; what was counted can still be read.</summary>
    public void Dispose() => SqlLog.Restore(outer);

    internal void Add(string text)
    {
        texts.Enqueue(text);
        outer?.Add(text);
    }
}
