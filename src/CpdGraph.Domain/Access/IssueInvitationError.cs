using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why nobody is invited to a record.</summary>
public abstract record IssueInvitationError : UserError
{
    private IssueInvitationError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : IssueInvitationError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Only stewards invite supervisors.</summary>
    public sealed record StewardNeeded()
        : IssueInvitationError("Only a steward invites somebody to supervise. Ask one to issue this invitation.", "for", "supervisorId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>The record has its person.</summary>
    /// <param name="At">Name of the input field that names the record.</param>
    public sealed record Claimed(string At)
        : IssueInvitationError("Somebody has taken this record over already. They need no invitation: they sign in with the account that they used then.", "for", At),
            IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "CLAIMED";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["UNCLAIMED"];
    }
}
