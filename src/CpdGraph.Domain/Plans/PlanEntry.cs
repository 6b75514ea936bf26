using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A new plan as somebody typed it.</summary>
public sealed record PlanEntry
{
    /// <summary>First day of the period.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Day on which it is to be looked at again.</summary>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>Markdown. Null when not said.</summary>
    public string? Aspiration { get; init; }

    /// <summary>CPD time to reach in the period, in minutes. Null when none is set.</summary>
    public int? CpdTargetMinutes { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<PlanActionEntry> Actions { get; init; } = [];
}

/// <summary>Changes of a plan. What is left alone stays.</summary>
public sealed record PlanChanges
{
    /// <summary>Cannot be cleared.</summary>
    public Edit<DateOnly?> StartsOn { get; init; }

    /// <summary>Cannot be cleared.</summary>
    public Edit<DateOnly?> ReviewOn { get; init; }

    /// <summary>Null clears it.</summary>
    public Edit<string?> Aspiration { get; init; }

    /// <summary>Null clears it.</summary>
    public Edit<int?> CpdTargetMinutes { get; init; }

    /// <summary>Each takes the place of the action with its key, or comes after all.</summary>
    public ImmutableArray<PlanActionEntry> Actions { get; init; } = [];

    /// <summary>Keys of actions that go.</summary>
    public ImmutableArray<string> RemoveActionKeys { get; init; } = [];
}

/// <summary>An action as somebody typed it, with what it names.</summary>
public sealed record PlanActionEntry
{
    /// <summary>Stable key within the plan.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Day by which it is to be done. Null when none is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Null when it names none.</summary>
    public Named<PlanOffer>? Offer { get; init; }

    /// <summary>Null when it names none.</summary>
    public Named<Pathway>? Pathway { get; init; }

    /// <summary>Each that it names.</summary>
    public ImmutableArray<Named<PlanCompetency>> Competencies { get; init; } = [];
}

/// <summary>An offer that an action names, and whether it is published.</summary>
public sealed record PlanOffer(OfferId Id, bool IsPublished);

/// <summary>A competency that an action names, and whether its framework is in force.</summary>
public sealed record PlanCompetency(CompetencyId Id, bool IsCurrent);
