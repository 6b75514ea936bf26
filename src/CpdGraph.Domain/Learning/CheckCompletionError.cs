using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a completion cannot be verified or refused.</summary>
public abstract record CheckCompletionError : UserError
{
    private CheckCompletionError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : CheckCompletionError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It is the caller's own.</summary>
    public sealed record OwnCompletion(ImmutableArray<string> At)
        : CheckCompletionError("Nobody checks their own learning. Ask your supervisor to do it.", At.AsSpan())
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The caller sees it but is not who checks it.</summary>
    public sealed record NotSupervisor(ImmutableArray<string> At)
        : CheckCompletionError("Only a supervisor or line manager of the coach checks this, or the provider of the run from whose place it came. Ask one of them.", At.AsSpan())
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It was checked, or corrected, before.</summary>
    /// <param name="Current">VERIFIED, REJECTED or REPLACED.</param>
    public sealed record AlreadyChecked(string Current, ImmutableArray<string> At)
        : CheckCompletionError(
            Current == "REPLACED"
                ? "This completion was corrected by a later one. Check that one instead."
                : "This completion has been checked already. If that was wrong, the coach records a correction.",
            At.AsSpan()), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["SELF_REPORTED", "AWAITING"];
    }
}
