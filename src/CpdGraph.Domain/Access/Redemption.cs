namespace CpdGraph.Domain;

/// <summary>A coach's record taken over by its person.</summary>
/// <param name="Invitation">The invitation, used.</param>
/// <param name="Coach">The record, with its person.</param>
/// <param name="Principal">The account, with its record; new when <paramref name="IsNewPrincipal"/>.</param>
/// <param name="Supervisor">The same person as a supervisor, with their coach record. Null when they are none.</param>
public sealed record Redemption(Invitation Invitation, Coach Coach, Principal Principal, bool IsNewPrincipal, Supervisor? Supervisor);
