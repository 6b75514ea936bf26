using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The records that are one person: as a coach, as a supervisor, as somebody who signs in. Any of them may be absent.</summary>
public sealed record PersonIds
{
    /// <summary>Null for who is no coach.</summary>
    public CoachId? Coach { get; init; }

    /// <summary>Empty for who is no supervisor. More than one only where records were made twice.</summary>
    public ImmutableArray<SupervisorId> Supervisors { get; init; } = [];

    /// <summary>Null for who never signed in.</summary>
    public PrincipalId? Account { get; init; }
}
