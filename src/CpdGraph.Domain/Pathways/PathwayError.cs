using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a pathway cannot be started or left, or a step of it be confirmed.</summary>
public abstract record PathwayError : UserError
{
    private PathwayError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : PathwayError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the coach, but it is for others to do.</summary>
    public sealed record NotForYou(string Text) : PathwayError(Text, "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The coach is on the pathway.</summary>
    public sealed record AlreadyStarted(PathwayStart Before)
        : PathwayError($"This pathway was started on {DayText.Of(Before.StartedOn)} and goes on. To start it anew, leave it first.", "pathway"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.PathwayStart, Before.Id.Value);
    }

    /// <summary>The coach is not on the pathway.</summary>
    /// <param name="LeftOn">Day on which they left it last. Null when they never started it.</param>
    public sealed record NotStarted(DateOnly? LeftOn)
        : PathwayError(
            LeftOn is { } left
                ? $"This pathway was left on {DayText.Of(left)} already. There is nothing to leave."
                : "This pathway was never started. Choose one that the coach is on.",
            "pathway"),
            IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => LeftOn is null ? "NOT_STARTED" : "LEFT";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["STARTED"];
    }

    /// <summary>It is the caller's own pathway.</summary>
    public sealed record Own() : PathwayError("Nobody confirms their own experience. Ask a supervisor or your line manager to do it.", "coachId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The step asks for something else than experience.</summary>
    public sealed record NotExperience(PathwayStep Step) : PathwayError($"“{Step.Title}” is not done by a confirmation. {MendOf(Step)}", "step"), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;

        /// <inheritdoc />
        public string Rule => PathwayRules.StepProof;

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => MendOf(Step);

        private static string MendOf(PathwayStep step) => step.Requirement switch
        {
            OfferRequirement => "Record completions of offers that it names.",
            CompetencyRequirement => "Assess the competencies that it names.",
            TierRequirement => "Recognise the tier.",
            _ => "Meet the requirements that it names before taking referrals.",
        };
    }

    /// <summary>The step was confirmed before.</summary>
    public sealed record AlreadyConfirmed(PathwayConfirmation Before)
        : PathwayError($"{Before.ConfirmedByName} has confirmed this already: met on {DayText.Of(Before.MetOn)}. There is nothing to change.", "step"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.PathwayConfirmation, Before.Id.Value);
    }
}
