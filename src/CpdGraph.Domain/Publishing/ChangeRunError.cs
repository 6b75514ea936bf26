using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a run cannot be changed or cancelled.</summary>
public abstract record ChangeRunError : UserError
{
    private ChangeRunError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ChangeRunError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the run but may not change it.</summary>
    public sealed record NotYours() : ChangeRunError("Only publishers of its provider, or a steward, can change this run. Ask one of them.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Someone else changed the run since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : ChangeRunError("This run was changed since you read it. Read it again before you go on.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>The run has ended, or was cancelled: it stays as it is.</summary>
    public sealed record Over(RunStatus Status)
        : ChangeRunError(
            Status == RunStatus.Cancelled
                ? "This run is cancelled and stays so. Schedule a new one instead."
                : "This run is over, so it stays as it is. Record its attendance, or schedule a new one.",
            "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed =>
            [.. Enum.GetValues<RunStatus>().Where(status => status is not (RunStatus.Completed or RunStatus.Cancelled)).Select(StableCode.Of)];
    }
}
