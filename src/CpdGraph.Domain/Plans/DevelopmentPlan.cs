using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A personal development plan for a period, agreed with a supervisor.</summary>
public sealed record DevelopmentPlan : IRevisioned
{
    /// <summary>Its id.</summary>
    public required DevelopmentPlanId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Day on which it is to be looked at again.</summary>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>State.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>What the coach wants to become, Markdown. Null when not said.</summary>
    public string? Aspiration { get; init; }

    /// <summary>CPD time to reach in the period, in minutes. Null when none is set.</summary>
    public int? CpdTargetMinutes { get; init; }

    /// <summary>What the coach will do, in order.</summary>
    public ImmutableArray<PlanAction> Actions { get; init; } = [];

    /// <summary>Who agreed it. Null until agreed.</summary>
    public PrincipalId? AgreedById { get; init; }

    /// <summary>Name of who agreed it. Null until agreed.</summary>
    public string? AgreedByName { get; init; }

    /// <summary>Day on which it was agreed. Null until then.</summary>
    public DateOnly? AgreedOn { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }
}
