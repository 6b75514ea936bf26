using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a completion cannot be recorded.</summary>
public abstract record RecordCompletionError : UserError
{
    private RecordCompletionError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : RecordCompletionError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The day is outside the days on which the offer or run was given.</summary>
    /// <param name="FirstDay">First day that would do.</param>
    /// <param name="LastDay">Last day that would do. Null when it is still given.</param>
    public sealed record OutsideOfferDates(DateOnly FirstDay, DateOnly? LastDay)
        : RecordCompletionError("The date is outside the days on which this was given. Enter the last day of the learning, or leave out the run.", "occurredOn")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OutsideOfferDates;
    }

    /// <summary>The coach has recorded this offer on this day already.</summary>
    public sealed record AlreadyRecorded(CompletionId Id)
        : RecordCompletionError("This offer is already recorded on this day. To correct it, name that completion in replacesId.", "offer"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Completion, Id.Value);
    }

    /// <summary>The completion to be corrected was corrected already.</summary>
    public sealed record AlreadyReplaced()
        : RecordCompletionError("This completion was corrected before. Correct the latest one instead.", "replacesId"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "REPLACED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [.. Enum.GetValues<Verification>().Select(StableCode.Of)];
    }

    /// <summary>The lines of funding do not add up to the cost.</summary>
    public sealed record FundingMismatch(FundingGap Gap) : RecordCompletionError(Gap.Text, "funding"), IFundingMismatchError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.FundingMismatch;
    }
}
