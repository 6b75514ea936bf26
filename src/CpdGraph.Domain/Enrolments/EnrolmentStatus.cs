namespace CpdGraph.Domain;

/// <summary>State of an enrolment.</summary>
public enum EnrolmentStatus
{
    /// <summary>Asked for, waiting for the line manager.</summary>
    Requested,

    /// <summary>In order of request; a freed place goes to the first.</summary>
    WaitingList,
    Booked,
    Declined,
    Cancelled,

    /// <summary>Given to a substitute.</summary>
    Substituted,

    /// <summary>The run was cancelled.</summary>
    RunCancelled,
    Attended,
    DidNotAttend,
}

/// <summary>What several states have in common.</summary>
public static class EnrolmentStatuses
{
    /// <summary>Whether it counts towards the run's capacity: booked, or booked before the run took place.</summary>
    public static bool TakesPlace(this EnrolmentStatus status) => status is EnrolmentStatus.Booked or EnrolmentStatus.Attended or EnrolmentStatus.DidNotAttend;
}
