using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>The facts of last night, for requests: where the very first are still being made, who asks is told so in time.</summary>
internal sealed class LastNight(WorkforceSnapshots snapshots)
{
    // The first facts of a small workforce are there sooner; those of thousands of coaches take longer than any request may.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The facts.</summary>
    /// <exception cref="GraphQLFieldException"><c>UNAVAILABLE</c>: there are none yet.</exception>
    public async Task<WorkforceFacts> FactsAsync(CancellationToken cancellation)
    {
        if (snapshots.Held is { } held)
        {
            return held;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);

        try
        {
            return await snapshots.LatestAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new GraphQLFieldException(
                "The numbers of this service are being worked out for the first time, which takes some minutes where there are thousands of coaches. Ask again in a minute.",
                ErrorCodes.Unavailable);
        }
    }
}
