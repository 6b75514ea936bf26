namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// The transaction around one root field of a mutation. Registered as a scoped service by the host: the engine makes a scope for each
/// root field, begins before its resolver runs, and commits when the resolver has returned, before the selection set of its result is read.
/// </summary>
public interface IMutationUnit
{
    /// <summary>Called before the resolver.</summary>
    ValueTask BeginAsync(CancellationToken cancellation);

    /// <summary>Called when the resolver has returned.</summary>
    ValueTask CommitAsync(CancellationToken cancellation);

    /// <summary>Called when the resolver has thrown. Must not throw.</summary>
    ValueTask RollbackAsync();
}
