using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Gives the facts that numbers of a workforce are worked out from.</summary>
public sealed class WorkforceSnapshots(WorkforceSnapshotStore store, WorkforceFactsBuilder builder)
{
    /// <summary>Everybody, as of last night, when it is in memory.</summary>
    public WorkforceFacts? Held => store.Held;

    /// <summary>Everybody, as of last night: the same for all who ask on one day. From memory, but for the first who asks.</summary>
    public Task<WorkforceFacts> LatestAsync(CancellationToken cancellation) => store.LatestAsync(cancellation);

    /// <summary>A team, as of this moment. It takes a few statements and some milliseconds a coach: how many may be asked for is the caller's to limit.</summary>
    /// <param name="coaches">Whom the caller may see. They are told apart by their place alone, in the order of their ids.</param>
    public Task<WorkforceFacts> OfTeamAsync(IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation) => builder.OfTeamAsync(coaches, cancellation);
}
