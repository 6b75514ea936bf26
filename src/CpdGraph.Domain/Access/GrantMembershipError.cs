namespace CpdGraph.Domain;

/// <summary>Why a membership cannot be granted or revoked.</summary>
public abstract record GrantMembershipError : UserError
{
    private GrantMembershipError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : GrantMembershipError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The member has it already.</summary>
    public sealed record AlreadyGranted(MembershipId Id)
        : GrantMembershipError("This person already has this membership. Revoke it first to change its dates.", "membership"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Membership, Id.Value);
    }

    /// <summary>Only administrators make administrators.</summary>
    public sealed record AdministratorNeeded()
        : GrantMembershipError("Only an administrator can make or remove an administrator. Ask one to do it.", "membership", "role")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>It has ended already.</summary>
    public sealed record Ended() : GrantMembershipError("This membership has already ended. There is nothing to revoke.", "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "ENDED";

        /// <inheritdoc />
        public System.Collections.Immutable.ImmutableArray<string> Allowed => ["LIVE"];
    }
}
