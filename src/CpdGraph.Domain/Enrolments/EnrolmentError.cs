using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a place on a run cannot be asked for, approved, declined or cancelled.</summary>
public abstract record EnrolmentError : UserError
{
    private EnrolmentError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : EnrolmentError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees it but it is for others to do.</summary>
    public sealed record NotForYou(string Text, string At) : EnrolmentError(Text, At)
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It is the caller's own.</summary>
    public sealed record OwnRequest() : EnrolmentError("Nobody decides on their own request. Ask your line manager to do it, or cancel the request.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The enrolment is in a state that does not allow the step.</summary>
    /// <param name="Status">State it is in.</param>
    /// <param name="From">States that allow the step.</param>
    public sealed record WrongState(EnrolmentStatus Status, ImmutableArray<EnrolmentStatus> From) : EnrolmentError(EnrolmentSteps.Advice(Status), "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [.. From.Select(StableCode.Of)];
    }

    /// <summary>Booking is not open, or is over.</summary>
    public sealed record BookingClosed(BookingWindow Window, bool TooEarly, string At)
        : EnrolmentError(
            TooEarly ? "Booking for this run is not open yet. Ask for a place once it is." : "Booking for this run is over. Choose another run.", At), IBookingClosedError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.BookingClosed;

        /// <inheritdoc />
        public string Rule => "BOOKING_WINDOW";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => TooEarly ? "Ask for a place once booking is open." : "Choose a run of the offer that takes bookings.";
    }

    /// <summary>The run has begun, or was cancelled: nothing about its places is decided any more.</summary>
    public sealed record RunBegun(BookingWindow Window)
        : EnrolmentError("The run has begun, or was cancelled. Its places stay as they are until the provider has recorded who attended.", "id"), IBookingClosedError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.BookingClosed;

        /// <inheritdoc />
        public string Rule => "BEFORE_THE_START";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Tell the provider of the run, who records attendance. For another run, ask for a place there.";
    }

    /// <summary>The coach has a live place on the offer.</summary>
    public sealed record AlreadyEnrolled(Enrolment With)
        : EnrolmentError("The coach has a live place on a run of this offer. Cancel that one first, or keep it.", "runId"), IBookingClashError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.AlreadyEnrolled;

        /// <inheritdoc />
        public string Rule => "ONE_LIVE_PLACE_ON_AN_OFFER";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Cancel the place on the other run, or keep it.";
    }

    /// <summary>A session is at the time of a session of another live place.</summary>
    public sealed record Clash(Enrolment With)
        : EnrolmentError("The run has a session at a time at which the coach has one elsewhere. Cancel that place first, or choose another run.", "runId"), IBookingClashError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.BookingClash;

        /// <inheritdoc />
        public string Rule => "NO_OVERLAPPING_SESSIONS";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Cancel the place that is in the way, or choose a run at another time.";
    }

    /// <summary>The coach has not completed what comes before the offer.</summary>
    public sealed record PrerequisitesMissing(ImmutableArray<OfferId> Missing)
        : EnrolmentError("The coach has not completed what this offer builds on, or it will not count any more on the day. Complete that first.", "runId"), IPrerequisitesMissingError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.PrerequisitesMissing;

        /// <inheritdoc />
        public string Rule => "PREREQUISITES";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Complete the missing offers first, or record them if they were completed already.";
    }

    /// <summary>The run is full.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="WaitingListOpen">Whether the coach can wait.</param>
    /// <param name="At">The input field that names the run or the place.</param>
    public sealed record NoPlacesLeft(OfferRun Run, bool WaitingListOpen, string At)
        : EnrolmentError(WaitingListOpen ? "The run is full. Join its waiting list, or choose another run." : "The run is full. Choose another run.", At), INoPlacesLeftError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NoPlacesLeft;

        /// <inheritdoc />
        public string Rule => "CAPACITY";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => WaitingListOpen ? "Send it again with joinWaitingList: true, or choose another run." : "Choose another run of the offer.";
    }

    /// <summary>A line manager must approve, and the coach has none who could.</summary>
    public sealed record NoApprover()
        : EnrolmentError("A line manager must approve this, and the coach has none with an account here. Have one arranged or invited first.", "runId"), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NoApprover;

        /// <inheritdoc />
        public string Rule => "APPROVER_NEEDED";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Have a line manager arranged with assignCoachSupervisor, and invited with issueInvitation if they have no account yet.";
    }
}
