using System.ComponentModel.DataAnnotations;
using CpdGraph.GraphQL.Admission;

namespace CpdGraph.Api.Admission;

/// <summary>How much this process takes on at a time; what is more is answered 503 at once. Section <c>GraphQL:Limits</c>.</summary>
public sealed class LoadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Limits";

    // Health, the catalogue's refresh, its notifications, and one for whoever repairs something.
    private const int OwnConnections = 4;

    /// <summary>Operations that run or whose answers are not sent yet.</summary>
    /// <value>1 to 100,000; 1,000 by default.</value>
    [Range(1, 100_000)]
    public int MaxRunningOperations { get; set; } = 1_000;

    /// <summary>Operations at a time that use the database. One that reads the catalogue alone does not count.</summary>
    /// <value>1 to 10,000; 64 by default. Fewer when the connection pool is too small for it: see <see cref="FittedTo"/>.</value>
    [Range(1, 10_000)]
    public int MaxDatabaseOperations { get; set; } = 64;

    /// <summary>Operations that queue for the database. The same number of requests may queue for the look-up of their accounts.</summary>
    /// <value>0 to 100,000; 256 by default.</value>
    [Range(0, 100_000)]
    public int MaxQueuedOperations { get; set; } = 256;

    /// <summary>Requests with a token whose accounts are looked up at a time, before anything else is done for them.</summary>
    /// <value>1 to 10,000; 24 by default. Fewer when the connection pool is too small for it.</value>
    [Range(1, 10_000)]
    public int MaxAccountLookUps { get; set; } = 24;

    /// <summary>Bytes of all answers that are not sent yet.</summary>
    /// <value>1,000,000 to 100,000,000,000; 256,000,000 by default.</value>
    [Range(1_000_000, 100_000_000_000)]
    public long MaxAnsweringBytes { get; set; } = 256_000_000;

    /// <summary>The same, made to fit a connection pool: it must never be used up, since whoever finds it empty waits without a limit of ours.</summary>
    /// <param name="connections">Most connections of the pool. Null: it has no bound.</param>
    internal LoadOptions FittedTo(int? connections)
    {
        if (connections is not { } pool || MaxDatabaseOperations + MaxAccountLookUps + OwnConnections <= pool)
        {
            return this;
        }

        var shared = Math.Max(2, pool - Math.Min(OwnConnections, pool / 8));
        var lookUps = Math.Clamp(shared / 3, 1, MaxAccountLookUps);

        return new LoadOptions
        {
            MaxRunningOperations = MaxRunningOperations,
            MaxDatabaseOperations = Math.Min(MaxDatabaseOperations, shared - lookUps),
            MaxQueuedOperations = MaxQueuedOperations,
            MaxAccountLookUps = lookUps,
            MaxAnsweringBytes = MaxAnsweringBytes,
        };
    }

    /// <summary>The same in the engine's terms.</summary>
    internal LoadLimits ToLoadLimits() => new()
    {
        MaxRunning = MaxRunningOperations,
        MaxWaiting = MaxDatabaseOperations,
        MaxQueued = MaxQueuedOperations,
        MaxAnsweringBytes = MaxAnsweringBytes,
    };
}
