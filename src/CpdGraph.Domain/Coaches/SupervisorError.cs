namespace CpdGraph.Domain;

/// <summary>Why a supervisor's record cannot be made or changed like this.</summary>
public abstract record SupervisorError : UserError
{
    private SupervisorError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : SupervisorError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Someone else changed the record since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : SupervisorError("This record was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>The record is not the caller's to change.</summary>
    public sealed record NotTheirs(string At) : SupervisorError("Only the supervisor themselves and stewards change this record. Ask one of them.", At)
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Only stewards say which coach a supervisor is.</summary>
    public sealed record StewardNeeded(string At) : SupervisorError("Only a steward says which coach's record is the supervisor's own. Ask one to do it.", At, "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>What qualifies somebody to supervise is recorded by somebody else.</summary>
    public sealed record OwnQualification(string At, string What)
        : SupervisorError("Nobody records their own tier or clinical registration. Ask another supervisor or a steward to do it.", At, What)
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The coach's record is another supervisor's own.</summary>
    public sealed record CoachTaken(string At, SupervisorId Id)
        : SupervisorError("This coach is another supervisor's own record. Use that supervisor instead.", At, "coachId"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Supervisor, Id.Value);
    }

    /// <summary>The supervisor supervises the coach.</summary>
    public sealed record SupervisesCoach(string At)
        : SupervisorError("This supervisor supervises the coach, and nobody supervises themselves. End that first, or choose another coach.", At, "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }
}
