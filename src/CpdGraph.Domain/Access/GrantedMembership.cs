namespace CpdGraph.Domain;

/// <summary>A membership to be kept, with what it brings along.</summary>
/// <param name="Membership">The new membership.</param>
/// <param name="NewMember">The account to be made first. Null when there is one.</param>
/// <param name="NewSupervisor">The supervisor record to be made, for the role SUPERVISOR. Null when there is one, or none is needed.</param>
public sealed record GrantedMembership(Membership Membership, Principal? NewMember, Supervisor? NewSupervisor);
