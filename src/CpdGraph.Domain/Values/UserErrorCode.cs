namespace CpdGraph.Domain;

/// <summary>Stable codes for user errors. New values may be added, so treat an unknown value as INVALID.</summary>
public enum UserErrorCode
{
    Invalid,
    Required,
    TooLong,

    /// <summary>More items than allowed.</summary>
    TooMany,
    OutOfRange,

    /// <summary>A day that must not be in the future is.</summary>
    InFuture,

    /// <summary>Absent, or the caller may not see it.</summary>
    NotFound,

    /// <summary>The key, slug or name is in use.</summary>
    Taken,

    /// <summary>The caller may see the object but not do this to it.</summary>
    NotPermitted,
    StaleRevision,
    WrongState,

    /// <summary>The idempotency key was used for other content.</summary>
    IdempotencyKeyReused,

    /// <summary>Free text holds something shaped like a valid NHS number.</summary>
    NhsNumberInText,

    /// <summary>The address is not plain https, or names a private host.</summary>
    LinkNotAllowed,

    /// <summary>Unknown, used, expired or revoked code: which one is not said.</summary>
    InvitationNotValid,

    /// <summary>Nobody verifies, confirms, approves or assesses as supervisor their own record.</summary>
    OwnRecord,

    /// <summary>The offer lacks what publishing needs.</summary>
    NotPublishable,

    /// <summary>A session overlaps another, or lies outside the run.</summary>
    SessionsOverlap,
    OutsideOfferDates,

    /// <summary>Amounts or shares do not add up to the whole.</summary>
    FundingMismatch,

    /// <summary>A supervisor's assessment of such a level cites evidence or a completion.</summary>
    EvidenceNeeded,

    /// <summary>It would skip a tier, or lacks what the tier asks for.</summary>
    TierNotEarned,

    /// <summary>Tier, clinical registration or relation on the day does not fit the kind of supervision.</summary>
    UnqualifiedSupervisor,

    /// <summary>Before the booking window opens or after it closes.</summary>
    BookingClosed,
    NoPlacesLeft,

    /// <summary>Has a live place on a run of this offer.</summary>
    AlreadyEnrolled,

    /// <summary>Overlaps another booking of the coach.</summary>
    BookingClash,
    PrerequisitesMissing,

    /// <summary>Nobody can approve the request: the coach has no live line manager.</summary>
    NoApprover,

    /// <summary>The substitute may not take this place.</summary>
    SubstituteNotAllowed,

    /// <summary>Not all sessions needed were attended.</summary>
    AttendanceIncomplete,

    /// <summary>Against a rule of the funding stream.</summary>
    FundingNotAllowed,

    /// <summary>More than is left of the allocation.</summary>
    FundingExhausted,

    /// <summary>Above the ceiling for the person and financial year.</summary>
    FundingCeilingReached,

    /// <summary>Outside the dates of the stream or allocation.</summary>
    FundingClosed,

    /// <summary>More is to be released than is committed.</summary>
    NothingToRelease,
}
