using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A new invitation to a record that is there already.</summary>
/// <param name="Issued">The invitation with its code.</param>
/// <param name="Superseded">Earlier ones to the same record, which work no more.</param>
public sealed record RenewedInvitation(IssuedInvitation Issued, ImmutableArray<Invitation> Superseded);
