namespace CpdGraph.Domain;

/// <summary>Kinds of things that need doing. Of two that are due on one day, the kind that stands first here comes first.</summary>
public enum AttentionKind
{
    /// <summary>Supervision that is overdue by its rule.</summary>
    SupervisionOverdue,

    /// <summary>Supervision that is due, or due soon.</summary>
    SupervisionDue,

    /// <summary>Supervision that nobody is arranged for.</summary>
    SupervisionToArrange,

    /// <summary>A request for a place that waits for the coach's line manager.</summary>
    PlaceToApprove,

    /// <summary>A run on which the caller has a place moved, or was cancelled.</summary>
    RunChanged,

    /// <summary>A place that came free and went to the caller from the waiting list.</summary>
    PlaceOffered,

    /// <summary>A requirement before taking referrals is about to expire, or has expired and is not met again.</summary>
    RequirementExpiring,

    /// <summary>A meeting that the other side logged.</summary>
    SessionToConfirm,

    /// <summary>An agreed plan is to be looked at again.</summary>
    PlanToReview,

    /// <summary>A plan that its coach has submitted.</summary>
    PlanToAgree,

    /// <summary>A completion that nobody has checked.</summary>
    CompletionToVerify,

    /// <summary>Self-assessments that no supervisor has answered.</summary>
    AssessmentToConfirm,

    /// <summary>A run has ended, and attendance is not recorded for all who had a place.</summary>
    AttendanceToRecord,

    /// <summary>A budget closes soon and is not used up.</summary>
    AllocationClosing,

    /// <summary>An offer that a steward has sent back.</summary>
    OfferReturned,

    /// <summary>An offer that was handed in for review.</summary>
    OfferToReview,

    /// <summary>A published offer claims competencies that nobody has checked.</summary>
    MappingToVerify,

    /// <summary>The accreditation of a published offer ends soon, or ended lately.</summary>
    AccreditationExpiring,
}
