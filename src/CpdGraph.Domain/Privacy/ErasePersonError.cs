using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a person cannot be erased.</summary>
public abstract record ErasePersonError : UserError
{
    private ErasePersonError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ErasePersonError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It was done before.</summary>
    public sealed record AlreadyErased(ImmutableArray<string> At)
        : ErasePersonError("This person was erased before. There is nothing left to erase.", At.AsSpan()), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "ERASED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["LIVE"];
    }

    /// <summary>Whoever asks would be gone before the answer.</summary>
    public sealed record Yourself(ImmutableArray<string> At) : ErasePersonError("Nobody erases themselves. Ask another steward to do it.", At.AsSpan())
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>An installation must not lose its administrators unawares.</summary>
    public sealed record Administrator(ImmutableArray<string> At)
        : ErasePersonError("This person is an administrator. Have another administrator end that membership first.", At.AsSpan())
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Someone else changed the record since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : ErasePersonError("This record was changed since you read it. Read it again before you erase it.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }
}
