using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when a supervisor's record is made or changed.</summary>
public sealed record SupervisorFacts
{
    /// <summary>Who asks; has an account.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The supervisor whose own record the coach named in the input already is. Null when it is nobody's.</summary>
    public SupervisorId? SupervisorOfCoach { get; init; }

    /// <summary>Arrangements of the coach named in the input. Empty when none is named.</summary>
    public ImmutableArray<SupervisorAssignment> AssignmentsOfCoach { get; init; } = [];

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
