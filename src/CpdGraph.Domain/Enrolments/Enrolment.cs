using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A coach's place on a run, or the request for one. It is decided on while the run's <see cref="RunPlaces"/> are locked.</summary>
public sealed record Enrolment
{
    /// <summary>Its id.</summary>
    public required EnrolmentId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The run.</summary>
    public required OfferRunId RunId { get; init; }

    /// <summary>The run's offer: a coach has one live place on an offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>How far it is.</summary>
    public required EnrolmentStatus Status { get; init; }

    /// <summary>Number in the order of requests for the run, from 1; no two have the same. A substitute takes over the number of the place.</summary>
    public required long Number { get; init; }

    /// <summary>The coach's employer on the day of the request: who may pay hangs on it. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>What the place costs in all. Null when the run's price is not known.</summary>
    public Money? Cost { get; init; }

    /// <summary>Who asked.</summary>
    public required PrincipalId RequestedById { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who approved or declined. Null while undecided, and where nobody had to.</summary>
    public PrincipalId? DecidedById { get; init; }

    /// <summary>Why it, or its run, was declined or cancelled. Null otherwise, or when no reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it was cancelled with less notice than asked for.</summary>
    public bool LateCancellation { get; init; }

    /// <summary>The place that this one took over as a substitute, of another coach. Null otherwise.</summary>
    public EnrolmentId? SubstituteForId { get; init; }

    /// <summary>The substitute's place that took over this one, of another coach. Null otherwise.</summary>
    public EnrolmentId? SubstitutedById { get; init; }

    /// <summary>Keys of the sessions attended, in the run's order. Empty before attendance is recorded.</summary>
    public ImmutableArray<string> SessionsAttended { get; init; } = [];

    /// <summary>What the attendance made. Null until completed.</summary>
    public CompletionId? CompletionId { get; init; }

    /// <summary>Last change, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it holds a place, waits for one or for a decision.</summary>
    public bool IsLive => Status is EnrolmentStatus.Requested or EnrolmentStatus.WaitingList or EnrolmentStatus.Booked;

    /// <summary>Whether it counts towards the run's capacity: booked, or booked before the run took place.</summary>
    public bool TakesPlace => Status.TakesPlace();
}
