namespace CpdGraph.Domain;

/// <summary>Why a requirement cannot be confirmed.</summary>
public abstract record ConfirmReadinessError : UserError
{
    private ConfirmReadinessError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ConfirmReadinessError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It is the caller's own readiness.</summary>
    public sealed record Own() : ConfirmReadinessError("Nobody confirms their own readiness. Ask your supervisor to do it.", "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The caller sees the coach but does not supervise them.</summary>
    public sealed record NotSupervisor()
        : ConfirmReadinessError("Only a supervisor or line manager of the coach confirms this. Ask one of them.", "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>A supervisor's word is not enough.</summary>
    public sealed record NotConfirmable(ReadinessRequirement Requirement)
        : ConfirmReadinessError($"A confirmation is not enough for “{Requirement.Title}”: it needs a completion. Record the completion of an offer that meets it.", "requirementCode"),
            IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;

        /// <inheritdoc />
        public string Rule => Requirement.Code;

        /// <inheritdoc />
        public string? SourceReference => Requirement.SourceReference;

        /// <inheritdoc />
        public string Mend => "Record the completion of an offer that meets it.";
    }

    /// <summary>It was confirmed before, for the same post where that matters.</summary>
    public sealed record AlreadyConfirmed(ReadinessConfirmation Before)
        : ConfirmReadinessError($"{Before.ConfirmedByName} has confirmed this already: met on {DayText.Of(Before.MetOn)}. There is nothing to change.", "requirementCode"),
            IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.ReadinessConfirmation, Before.Id.Value);
    }
}
