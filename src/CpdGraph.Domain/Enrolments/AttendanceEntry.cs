using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What the provider says of one coach who had a place.</summary>
public sealed record AttendanceEntry
{
    /// <summary>The place. Without a value when the caller may not see it.</summary>
    public required Named<Enrolment> Place { get; init; }

    /// <summary>Keys of the sessions attended. Null: all of them.</summary>
    public IReadOnlyList<string>? SessionKeys { get; init; }

    /// <summary>Whether the coach did not come at all.</summary>
    public bool DidNotAttend { get; init; }

    /// <summary>How it ended. Null: attended, when enough sessions were.</summary>
    public CompletionOutcome? Outcome { get; init; }

    /// <summary>CPD minutes credited. Null: as the offer says.</summary>
    public int? CpdMinutes { get; init; }
}

/// <summary>What attendance on a run is decided by, read while its places are locked.</summary>
public sealed record AttendanceFacts
{
    /// <summary>The run with its sessions.</summary>
    public required OfferRun Run { get; init; }

    /// <summary>Its offer with what it was on which day.</summary>
    public required OfferHistory Offer { get; init; }

    /// <summary>Everybody's places on the run who still asks or waits for one.</summary>
    public ImmutableArray<Enrolment> Hopeful { get; init; } = [];

    /// <summary>Completions of the offer that the coaches named have, those left out that were corrected.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>Who records.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What was recorded of those who had a place.</summary>
/// <param name="Places">The places named, each as it is now, in the order of the input. Those of which the same was known already are unchanged.</param>
/// <param name="Changes">Those of them that changed.</param>
/// <param name="Completions">What the attendance made.</param>
/// <param name="Closed">Requests and waits that ended because the run has taken place.</param>
public sealed record RecordedAttendance(
    ImmutableArray<Enrolment> Places, ImmutableArray<EnrolmentChange> Changes, ImmutableArray<Completion> Completions, ImmutableArray<EnrolmentChange> Closed);
