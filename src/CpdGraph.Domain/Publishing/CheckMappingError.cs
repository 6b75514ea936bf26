using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a competency mapping cannot be verified or rejected.</summary>
public abstract record CheckMappingError : UserError
{
    private CheckMappingError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : CheckMappingError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Someone else changed the offer since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : CheckMappingError("This offer was changed since you read it. Read it again before you go on.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>Withdrawn offers stay as they are.</summary>
    public sealed record Withdrawn() : CheckMappingError("This offer is withdrawn and stays as it is. There is nothing to check.", "offer"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(OfferStatus.Withdrawn);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["DRAFT", "IN_REVIEW", "PUBLISHED"];
    }
}
