using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A new coach with all that is kept with the record.</summary>
/// <param name="Assignments">The line manager, as the first supervisor. Empty when a steward named nobody.</param>
/// <param name="Invitation">For the person, with its code.</param>
public sealed record RegisteredCoach(Coach Coach, Employment Employment, ImmutableArray<SupervisorAssignment> Assignments, IssuedInvitation Invitation);
