using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a run cannot be scheduled.</summary>
public abstract record ScheduleRunError : UserError
{
    private ScheduleRunError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ScheduleRunError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees the offer but may not schedule runs of it.</summary>
    public sealed record NotYours() : ScheduleRunError("Only publishers of its provider, or a steward, can schedule runs. Ask one of them.", "offer")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The offer is not published.</summary>
    public sealed record OfferNotPublished(OfferStatus Status)
        : ScheduleRunError(
            Status == OfferStatus.Withdrawn ? "This offer is withdrawn and has no more runs. Make a new offer instead." : "Publish the offer first, then schedule its runs.",
            "offer"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["PUBLISHED"];
    }

    /// <summary>The external key is in use.</summary>
    public sealed record ExternalKeyTaken(OfferRunId Id)
        : ScheduleRunError("Another run has this external key. Update that one, or use another key.", "external"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.OfferRun, Id.Value);
    }
}
