namespace CpdGraph.Domain;

/// <summary>One status of an enrolment, in the order in which it had them. Only ever added.</summary>
public sealed record EnrolmentStep
{
    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The enrolment.</summary>
    public required EnrolmentId EnrolmentId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The status from then on.</summary>
    public required EnrolmentStatus Status { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it. Null for the service itself, for example on promotion from the waiting list.</summary>
    public PrincipalId? ById { get; init; }
}
