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
