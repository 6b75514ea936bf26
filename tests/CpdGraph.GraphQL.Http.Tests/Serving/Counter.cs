namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>What the mutation of the example schema changes.</summary>
public sealed class Counter
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public int Increment() => Interlocked.Increment(ref _value);
}
