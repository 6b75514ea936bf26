using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of one coach when things that need doing are looked for. What nobody asks for is left empty.</summary>
public sealed record CoachMatters
{
    /// <summary>The coach.</summary>
    public required CoachId Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the caller's own record; otherwise the caller supervises the coach.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>How their supervision stands today. Null when nobody asks.</summary>
    public SupervisionOverview? Supervision { get; init; }

    /// <summary>Their readiness today. Null when nothing is required, or nobody asks.</summary>
    public ReadinessVerdict? Readiness { get; init; }

    /// <summary>What readiness is decided by, all completions among it.</summary>
    public ReadinessFacts Records { get; init; } = new();

    /// <summary>What coach and supervisors say of competencies of the framework in force, in its order.</summary>
    public ImmutableArray<CompetencyStanding> Standings { get; init; } = [];

    /// <summary>Plans that are not closed, in any order.</summary>
    public ImmutableArray<DevelopmentPlan> Plans { get; init; } = [];

    /// <summary>In the caller's own record, live places and those on runs that were cancelled lately; of others, requests that the caller decides on as line manager.</summary>
    public ImmutableArray<KnownPlace> Places { get; init; } = [];

    /// <summary>Meetings that nobody has confirmed or refused, in any order.</summary>
    public ImmutableArray<SupervisionSession> Sessions { get; init; } = [];
}
