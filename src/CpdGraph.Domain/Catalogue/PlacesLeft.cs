namespace CpdGraph.Domain;

/// <summary>Places taken on runs as known when it was made. Immutable.</summary>
public sealed class PlacesLeft(IReadOnlyDictionary<OfferRunId, int> taken)
{
    /// <summary>No place is taken anywhere.</summary>
    public static PlacesLeft NoneTaken { get; } = new(new Dictionary<OfferRunId, int>());

    /// <summary>Places left on a run, from 0. Null when it sets no limit.</summary>
    public int? Of(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.Capacity is { } capacity ? Math.Max(0, capacity - taken.GetValueOrDefault(run.Id)) : null;
    }
}
