using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why assessments cannot be recorded.</summary>
public abstract record RecordAssessmentError : UserError
{
    private RecordAssessmentError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : RecordAssessmentError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It is the caller's own record.</summary>
    public sealed record OwnRecord()
        : RecordAssessmentError("Nobody assesses themselves as supervisor. Record it as SELF, or ask your supervisor.", "kind")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>A self-assessment by somebody else.</summary>
    public sealed record NotTheCoach()
        : RecordAssessmentError("Only the coach makes a self-assessment. If you supervise the coach, record it as SUPERVISOR.", "kind")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The caller sees the record but does not supervise the coach.</summary>
    public sealed record NotSupervisor()
        : RecordAssessmentError("Only a supervisor or line manager of the coach assesses them. Ask one of them.", "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The coach has assessed the competency anew since the supervisor read it.</summary>
    public sealed record SelfAssessmentChanged(ImmutableArray<string> At)
        : RecordAssessmentError("The coach has assessed this competency again since you read it. Read it again and make your assessment of that.", At.AsSpan()), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "REPLACED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["CURRENT"];
    }

    /// <summary>The level needs a proof that is not cited.</summary>
    /// <param name="Above">The level above which one is needed.</param>
    public sealed record ProofNeeded(Attainment Above, ImmutableArray<string> At)
        : RecordAssessmentError(
            $"A supervisor's assessment above {StableCode.Of(Above)} cites at least one item of evidence or completion. Cite one.", At.AsSpan()), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.EvidenceNeeded;

        /// <inheritdoc />
        public string Rule => "ASSESSMENT_PROOF";

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => "Cite evidence that the coach shares with you or one of their completions. If there is none, ask the coach to add some.";
    }
}
