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
}
