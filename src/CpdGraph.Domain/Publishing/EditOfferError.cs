using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why an offer cannot be added, changed or mapped like this.</summary>
public abstract record EditOfferError : UserError
{
    private EditOfferError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : EditOfferError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the offer but may not change it.</summary>
    public sealed record NotYours() : EditOfferError("Only publishers of its provider, or a steward, can change this offer. Ask one of them.", "offer")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The name in web addresses is in use.</summary>
    /// <param name="Id">Null when the caller may not see whose it is.</param>
    public sealed record SlugTaken(OfferId? Id, ImmutableArray<string> At)
        : EditOfferError("Another offer has this name in web addresses. Choose another, or leave it out.", At.AsSpan()), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => Id is { } id ? new(RecordKind.Offer, id.Value) : null;
    }

    /// <summary>The external key is in use with this provider.</summary>
    public sealed record ExternalKeyTaken(OfferId Id)
        : EditOfferError("Another offer of this provider has this external key. Update that one, or use another key.", "external"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Offer, Id.Value);
    }

    /// <summary>Someone else changed the offer since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : EditOfferError("This offer was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>Withdrawn offers stay as they are.</summary>
    public sealed record Withdrawn()
        : EditOfferError("This offer is withdrawn and stays as it is. Make a new offer instead.", "offer"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(OfferStatus.Withdrawn);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["DRAFT", "IN_REVIEW", "PUBLISHED"];
    }

    /// <summary>The change would take from a published offer what publishing needs.</summary>
    public sealed record NoLongerPublishable(ImmutableArray<PublishCheck> Missing, ImmutableArray<string> At)
        : EditOfferError("A published offer cannot lose what publishing needs. Keep what is listed, or withdraw the offer.", At.AsSpan()), INotPublishableError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPublishable;
    }
}
