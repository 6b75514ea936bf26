namespace CpdGraph.Domain;

/// <summary>A new invitation and its code, which is shown this once and kept nowhere.</summary>
public sealed record IssuedInvitation(Invitation Invitation, string Code)
{
    /// <summary>Without the code, so that it does not get into a log by accident.</summary>
    public override string ToString() => $"Invitation {Invitation.Id.Value}";
}
