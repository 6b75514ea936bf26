namespace CpdGraph.Domain;

/// <summary>Why supervision cannot be arranged like this.</summary>
public abstract record AssignSupervisorError : UserError
{
    private AssignSupervisorError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : AssignSupervisorError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Coach and supervisor are one person.</summary>
    public sealed record Self() : AssignSupervisorError("Nobody supervises themselves. Choose another supervisor.", "supervisorId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The supervisor does not meet the rule for this kind on the first day.</summary>
    public sealed record Unqualified(SupervisorShortfall Shortfall) : AssignSupervisorError(Shortfall.Message, "supervisorId"), IUnqualifiedSupervisorError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.UnqualifiedSupervisor;
    }

    /// <summary>The same arrangement is live already.</summary>
    public sealed record AlreadyArranged(SupervisorAssignmentId Id)
        : AssignSupervisorError("This supervisor already gives this kind of supervision to the coach. There is nothing to change.", "supervisorId"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.SupervisorAssignment, Id.Value);
    }

    /// <summary>A later arrangement of this kind lies in the way.</summary>
    public sealed record LaterArrangement(DateOnly From)
        : AssignSupervisorError(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Another arrangement of this kind starts on {From:yyyy-MM-dd}. Let this one end before that day, or start it later."),
            "endsOn")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OutOfRange;
    }
}
