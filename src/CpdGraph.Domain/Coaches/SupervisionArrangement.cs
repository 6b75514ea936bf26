using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A new arrangement of supervision, and those that end for it.</summary>
/// <param name="Added">The new one.</param>
/// <param name="Ended">The arrangements of the same kind before it, with their last day.</param>
public sealed record SupervisionArrangement(SupervisorAssignment Added, ImmutableArray<SupervisorAssignment> Ended);
