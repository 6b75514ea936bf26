namespace CpdGraph.Domain;

/// <summary>
/// How many places of a run are taken: the one row that is locked whenever somebody's place on the run changes. It is made with the first
/// request. The database refuses more places than the capacity.
/// </summary>
public sealed record RunPlaces
{
    /// <summary>The run.</summary>
    public required OfferRunId RunId { get; init; }

    /// <summary>The run's capacity as it was last looked at. Null when the provider sets no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Places taken.</summary>
    public required int Taken { get; init; }

    /// <summary>Number of the latest request. 0 before the first.</summary>
    public required long LastNumber { get; init; }

    /// <summary>Whether another place can be given.</summary>
    public bool HasPlace => Capacity is not { } capacity || Taken < capacity;

    /// <summary>How many places can be given. Null when there is no limit.</summary>
    public int? Free => Capacity is { } capacity ? Math.Max(0, capacity - Taken) : null;

    /// <summary>The places of a run for which nobody has asked yet.</summary>
    public static RunPlaces Untouched(OfferRunId run) => new() { RunId = run, Taken = 0, LastNumber = 0 };

    /// <summary>With the capacity that the run has now. Nobody loses a place when it shrinks: it is never below the places taken.</summary>
    public RunPlaces For(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return this with { Capacity = run.Capacity is { } capacity ? Math.Max(capacity, Taken) : null };
    }

    /// <summary>The places of a run after an enrolment was made or came into another state. Of a run that has shrunk a place given back is gone.</summary>
    public RunPlaces After(EnrolmentChange change, OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(change);

        return (this with { Capacity = null, Taken = Taken + change.Taken, LastNumber = Math.Max(LastNumber, change.After.Number) }).For(run);
    }
}
