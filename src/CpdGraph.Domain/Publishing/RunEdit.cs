using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A change of a run as somebody typed it: what is not given stays as it is, null clears.</summary>
public sealed record RunEdit
{
    /// <summary>Null means the start of the first session.</summary>
    public Edit<DateTimeOffset?> StartsAt { get; init; }

    /// <summary>Null means the end of the last session.</summary>
    public Edit<DateTimeOffset?> EndsAt { get; init; }

    /// <summary>Replaces all sessions. Empty means one session from start to end.</summary>
    public Edit<ImmutableArray<RunSessionEntry>> Sessions { get; init; }

    /// <summary>Sessions that must be attended. Null means all.</summary>
    public Edit<int?> SessionsNeeded { get; init; }

    /// <summary>Replaces the whole venue. Null for an online run.</summary>
    public Edit<Venue?> Venue { get; init; }

    /// <summary>Joining link, which is kept apart from the catalogue.</summary>
    public Edit<string?> JoinUrl { get; init; }

    /// <summary>Null when there is no limit. Never below the places taken.</summary>
    public Edit<int?> Capacity { get; init; }

    /// <summary>Whether people may wait for a place. Null means no.</summary>
    public Edit<bool?> WaitingListOpen { get; init; }

    /// <summary>Null when booking is open from the start.</summary>
    public Edit<DateTimeOffset?> BookingOpensAt { get; init; }

    /// <summary>Null when booking closes with the start of the run.</summary>
    public Edit<DateTimeOffset?> BookingClosesAt { get; init; }

    /// <summary>Where to book outside this service.</summary>
    public Edit<string?> BookingUrl { get; init; }

    /// <summary>Whether a line manager must approve before a place is given. Null means no.</summary>
    public Edit<bool?> ApprovalNeeded { get; init; }

    /// <summary>Notice for a free cancellation. Null when none is asked for.</summary>
    public Edit<int?> CancellationNoticeDays { get; init; }

    /// <summary>True when nobody is charged.</summary>
    public Edit<bool?> Free { get; init; }

    /// <summary>What a place costs. What is booked keeps the price of its day.</summary>
    public Edit<MoneyEntry?> Price { get; init; }
}
