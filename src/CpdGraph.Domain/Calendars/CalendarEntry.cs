namespace CpdGraph.Domain;

/// <summary>One appointment in a calendar.</summary>
public sealed record CalendarEntry
{
    /// <summary>Stable over all changes, and the same in every calendar that shows it.</summary>
    public required string Uid { get; init; }

    /// <summary>Goes up with each change.</summary>
    public required int Sequence { get; init; }

    /// <summary>Last change, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Its title.</summary>
    public required string Summary { get; init; }

    /// <summary>Plain text of several lines. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Location { get; init; }

    /// <summary>Where more is said. Null when nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>Where to join online: a secret of those who take part. Null in every calendar that others read.</summary>
    public string? JoinUrl { get; init; }

    /// <summary>Whether it does not take place.</summary>
    public bool IsCancelled { get; init; }
}
