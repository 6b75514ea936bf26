using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a private calendar address cannot be issued or switched off.</summary>
public abstract record CalendarLinkError : UserError
{
    private CalendarLinkError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : CalendarLinkError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>It does not work any more.</summary>
    public sealed record Revoked() : CalendarLinkError("This address is switched off already. Nothing is left to do.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "REVOKED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["IN_USE"];
    }
}
