using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why attendance on a run cannot be recorded.</summary>
public abstract record AttendanceError : UserError
{
    private AttendanceError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : AttendanceError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It is another provider's run.</summary>
    public sealed record NotYourRun() : AttendanceError("Only the provider of the run and stewards record who attended. Ask the provider.", "runId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It is the caller's own place.</summary>
    public sealed record OwnPlace(ImmutableArray<string> At) : AttendanceError("Nobody records their own attendance. Ask a colleague at the provider to do it.", At.AsSpan())
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The run has not ended, or never took place.</summary>
    public sealed record RunNotOver(RunStatus Status)
        : AttendanceError(
            Status == RunStatus.Cancelled ? "The run was cancelled, so nobody attended it." : "The run is not over. Record attendance once its last session has ended.",
            "runId"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [StableCode.Of(RunStatus.Completed)];
    }

    /// <summary>The place was nobody's when the run took place, or a completion was made of it.</summary>
    public sealed record WrongState(EnrolmentStatus Status, bool IsCompleted, ImmutableArray<string> At)
        : AttendanceError(
            IsCompleted
                ? "Attendance is recorded, and a completion was made of it. If that was wrong, the coach records a correction."
                : "Nobody held this place when the run took place. Leave it out.",
            At.AsSpan()), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [StableCode.Of(EnrolmentStatus.Booked)];
    }

    /// <summary>An outcome or minutes are stated for somebody who did not attend enough to complete anything.</summary>
    /// <param name="Attended">Sessions attended.</param>
    /// <param name="Needed">Sessions that the run asks for.</param>
    /// <param name="At">The field that is too much.</param>
    public sealed record Incomplete(int Attended, int Needed, ImmutableArray<string> At)
        : AttendanceError(
            $"{(Attended == 1 ? "1 session was" : $"{Attended} sessions were")} attended, and {Needed} are needed for a completion. "
                + "Leave out the outcome and the minutes, or name the other sessions attended.",
            At.AsSpan()), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.AttendanceIncomplete;

        /// <inheritdoc />
        public string Rule => "SESSIONS_NEEDED";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Leave out the outcome and the minutes, or name the other sessions attended.";
    }
}
