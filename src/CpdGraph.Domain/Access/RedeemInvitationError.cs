namespace CpdGraph.Domain;

/// <summary>Why a code does not work. Which of the reasons it was is never said.</summary>
public abstract record RedeemInvitationError : UserError
{
    private RedeemInvitationError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>Unknown, used, expired or revoked, or not for this person.</summary>
    public sealed record NotValid()
        : RedeemInvitationError("This code does not work. Check it, or ask who invited you for a new one.", "code")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.InvitationNotValid;
    }
}
