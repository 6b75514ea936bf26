namespace CpdGraph.Domain;

/// <summary>A record taken over by its person: a coach's or a supervisor's.</summary>
/// <param name="Invitation">The invitation, used.</param>
/// <param name="Principal">The account, with its coach's record; new when <paramref name="IsNewPrincipal"/>.</param>
public sealed record Redemption(Invitation Invitation, Principal Principal, bool IsNewPrincipal)
{
    /// <summary>The coach's record, with its person. Null when it was a supervisor's that was taken over.</summary>
    public Coach? Coach { get; init; }

    /// <summary>The person as a supervisor: the record that was taken over, or their own with their coach's record. Null when they are none.</summary>
    public Supervisor? Supervisor { get; init; }

    /// <summary>The role that comes with a supervisor's record. Null for a coach's, and when the account has it already.</summary>
    public Membership? Membership { get; init; }
}
