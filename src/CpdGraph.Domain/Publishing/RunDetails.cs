using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Details of a run as somebody typed them. Start and end, or sessions, are needed.</summary>
public sealed record RunDetails
{
    /// <summary>Null means the start of the first session.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Null means the end of the last session.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Empty means one session from start to end.</summary>
    public ImmutableArray<RunSessionEntry> Sessions { get; init; } = [];

    /// <summary>Sessions that must be attended. Null means all.</summary>
    public int? SessionsNeeded { get; init; }

    /// <summary>Null for online runs.</summary>
    public Venue? Venue { get; init; }

    /// <summary>Joining link, which is kept apart from the catalogue. Null when there is none.</summary>
    public string? JoinUrl { get; init; }

    /// <summary>Null when there is no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether people may wait for a place.</summary>
    public bool WaitingListOpen { get; init; }

    /// <summary>Null when booking is open from the start.</summary>
    public DateTimeOffset? BookingOpensAt { get; init; }

    /// <summary>Null when booking closes with the start of the run.</summary>
    public DateTimeOffset? BookingClosesAt { get; init; }

    /// <summary>Where to book outside this service. Null when there is none.</summary>
    public string? BookingUrl { get; init; }

    /// <summary>Whether a line manager must approve before a place is given.</summary>
    public bool ApprovalNeeded { get; init; }

    /// <summary>Notice for a free cancellation. Null when none is asked for.</summary>
    public int? CancellationNoticeDays { get; init; }

    /// <summary>True when nobody is charged. Null with no price either: as the offer says.</summary>
    public bool? Free { get; init; }

    /// <summary>What a place costs.</summary>
    public MoneyEntry? Price { get; init; }
}
