namespace CpdGraph.Domain;

/// <summary>Why an idempotency key cannot be used.</summary>
public abstract record IdempotencyError : UserError
{
    private IdempotencyError(string message)
        : base(message, "idempotencyKey")
    {
    }

    /// <summary>The key has another form.</summary>
    public sealed record KeyNotAllowed(InputProblem Problem) : IdempotencyError(Problem.Message), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The key was used for other content.</summary>
    public sealed record KeyReused() : IdempotencyError("This key was used for another request. Nothing was done. Send this one with a new key.")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.IdempotencyKeyReused;
    }
}
