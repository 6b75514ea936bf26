namespace CpdGraph.Domain;

/// <summary>Why a supervision meeting cannot be logged.</summary>
public abstract record LogSessionError : UserError
{
    private LogSessionError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : LogSessionError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Coach and supervisor are one person.</summary>
    public sealed record Self() : LogSessionError("Nobody supervises themselves. Name who gave the supervision.", "supervisorId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The caller sees the record but is neither the coach nor supervises them.</summary>
    public sealed record NotSupervisor() : LogSessionError("Only the coach and who supervises them log this. Ask one of them.", "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The caller supervises the coach, but another gave this meeting.</summary>
    public sealed record AnotherGave()
        : LogSessionError("You log meetings that you gave yourself. Leave the supervisor out, or ask the coach or who gave it to log it.", "supervisorId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Who gave it did not meet the rule on the day.</summary>
    public sealed record Unqualified(SupervisorShortfall Shortfall) : LogSessionError(Shortfall.Message, "supervisorId"), IUnqualifiedSupervisorError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.UnqualifiedSupervisor;
    }

    /// <summary>The meeting is there already.</summary>
    public sealed record AlreadyLogged(SupervisionSessionId Id)
        : LogSessionError("This meeting is logged already: the same kind, day and supervisor. If the other side logged it, confirm theirs.", "heldOn"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.SupervisionSession, Id.Value);
    }
}
