namespace CpdGraph.Domain;

/// <summary>Why a coach's details cannot be changed.</summary>
public abstract record UpdateCoachProfileError : UserError
{
    private UpdateCoachProfileError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : UpdateCoachProfileError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Someone else changed the record since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : UpdateCoachProfileError("This record was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }
}
