using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a supervision meeting cannot be confirmed.</summary>
public abstract record ConfirmSessionError : UserError
{
    private ConfirmSessionError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ConfirmSessionError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller is on the side that logged it.</summary>
    /// <param name="LoggedBySupervisor">Whether the supervisor did; otherwise the coach.</param>
    public sealed record OwnEntry(bool LoggedBySupervisor)
        : ConfirmSessionError($"Nobody confirms what they logged themselves. Ask {(LoggedBySupervisor ? "the coach" : "the supervisor")} to confirm it.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The caller sees it but was not in the meeting.</summary>
    /// <param name="LoggedBySupervisor">Whether the supervisor logged it; otherwise the coach.</param>
    public sealed record NotTheOtherSide(bool LoggedBySupervisor)
        : ConfirmSessionError($"Only {(LoggedBySupervisor ? "the coach" : "the supervisor who gave it")} confirms this meeting. Ask them.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It was confirmed before.</summary>
    /// <param name="Current">For example VERIFIED.</param>
    public sealed record AlreadyConfirmed(string Current) : ConfirmSessionError("This meeting has been confirmed already. There is nothing to do.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["SELF_REPORTED", "AWAITING"];
    }
}
