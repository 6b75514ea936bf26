namespace CpdGraph.Domain;

/// <summary>Why a provider cannot be changed.</summary>
public abstract record UpdateProviderError : UserError
{
    private UpdateProviderError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : UpdateProviderError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the provider, as everybody does, but may not change it.</summary>
    public sealed record NotYours() : UpdateProviderError("Only publishers of this provider, or a steward, can change it. Ask one of them.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Someone else changed the provider since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : UpdateProviderError("This provider was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }
}
