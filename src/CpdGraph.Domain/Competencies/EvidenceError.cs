using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why an item of evidence cannot be added, changed or taken out.</summary>
public abstract record EvidenceError : UserError
{
    private EvidenceError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : EvidenceError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The caller sees it, but it is in another coach's portfolio.</summary>
    public sealed record NotYours() : EvidenceError("Only the coach whose portfolio it is in changes this. Ask the coach.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It was taken out of the portfolio before.</summary>
    public sealed record Removed() : EvidenceError("This item was taken out of the portfolio. Add a new one instead.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "REMOVED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["IN_PORTFOLIO"];
    }

    /// <summary>Someone else changed the item since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : EvidenceError("This item was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }
}
