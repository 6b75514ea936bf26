using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why an accreditation cannot be recorded or revoked.</summary>
public abstract record AccreditationError : UserError
{
    private AccreditationError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : AccreditationError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the offer but may not record anything of it.</summary>
    public sealed record NotYours() : AccreditationError("Only publishers of its provider, or a steward, record accreditations of this offer. Ask one of them.", "offer")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The same is recorded already.</summary>
    public sealed record Recorded(AccreditationId Id)
        : AccreditationError("This accreditation is recorded already. If its dates were wrong, ask a steward to revoke it, and record it again.", "validFrom"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Accreditation, Id.Value);
    }

    /// <summary>It was revoked before.</summary>
    public sealed record Revoked() : AccreditationError("This accreditation is revoked already. Record a new one if it holds again.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(AccreditationStatus.Revoked);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed =>
            [.. Enum.GetValues<AccreditationStatus>().Where(status => status != AccreditationStatus.Revoked).Select(StableCode.Of)];
    }
}
