namespace CpdGraph.Domain;

/// <summary>Why a recognition of a tier cannot be revoked.</summary>
public abstract record RevokeTierError : UserError
{
    private RevokeTierError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : RevokeTierError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It is revoked already.</summary>
    public sealed record AlreadyRevoked() : RevokeTierError("This recognition was revoked before. There is nothing to change.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "REVOKED";

        /// <inheritdoc />
        public System.Collections.Immutable.ImmutableArray<string> Allowed => ["LIVE"];
    }
}
