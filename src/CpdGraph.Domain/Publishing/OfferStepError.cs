using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why an offer cannot be submitted, returned, published or withdrawn.</summary>
public abstract record OfferStepError : UserError
{
    private OfferStepError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : OfferStepError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the offer but may not do this to it.</summary>
    public sealed record NotYours() : OfferStepError("Only publishers of its provider, or a steward, can do this. Ask one of them.", "offer")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Someone else changed the offer since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : OfferStepError("This offer was changed since you read it. Read it again before you go on.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>The step does not go from this state.</summary>
    public sealed record NotInThisState(OfferStatus Status, OfferStep Step) : OfferStepError(Text(Status, Step), "offer"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [.. OfferSteps.StatesFor(Step).Select(StableCode.Of)];

        private static string Text(OfferStatus status, OfferStep step) => (status, step) switch
        {
            (OfferStatus.Withdrawn, _) => "This offer is withdrawn and stays so. Make a new offer instead.",
            (OfferStatus.Published, OfferStep.Publish) => "This offer is published already. A change makes its next version at once.",
            (OfferStatus.Published, _) => "This offer is published. Change it, or withdraw it.",
            (OfferStatus.InReview, OfferStep.Submit) => "This offer is handed in already. Wait for the steward, or publish it.",
            (_, OfferStep.Withdraw) => "Only a published offer can be withdrawn. Leave the draft as it is.",
            _ => "This offer is a draft. Hand it in first.",
        };
    }

    /// <summary>The offer lacks what publishing needs.</summary>
    public sealed record NotPublishable(ImmutableArray<PublishCheck> Missing)
        : OfferStepError($"This offer lacks what publishing needs. {string.Join(' ', Missing.Select(check => check.Message))}", "offer"), INotPublishableError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPublishable;
    }
}
