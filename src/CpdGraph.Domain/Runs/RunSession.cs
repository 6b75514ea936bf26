namespace CpdGraph.Domain;

/// <summary>One meeting of a run.</summary>
public sealed record RunSession
{
    /// <summary>Stable key within the run.</summary>
    public required string Key { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Null when it is the run's.</summary>
    public Venue? Venue { get; init; }
}
