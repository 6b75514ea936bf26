namespace CpdGraph.Domain;

/// <summary>Conditions on providers, combined with and. Null is no condition; an empty list matches nothing.</summary>
public sealed record ProviderFilter
{
    /// <summary>On the name.</summary>
    public StringFilter? Name { get; init; }

    /// <summary>Kinds.</summary>
    public IReadOnlyList<ProviderKind>? Kinds { get; init; }

    /// <summary>Serves the area of one of these organisations: names it, or serves all of England.</summary>
    public IReadOnlyList<OrganisationId>? AreaIds { get; init; }
}

/// <summary>Conditions on pathways, combined with and. Null is no condition; an empty list matches nothing.</summary>
public sealed record PathwayFilter
{
    /// <summary>Kinds.</summary>
    public IReadOnlyList<PathwayKind>? Kinds { get; init; }

    /// <summary>Tiers that it leads to.</summary>
    public IReadOnlyList<PracticeTier>? TargetTiers { get; init; }

    /// <summary>Specialisms that it leads to.</summary>
    public IReadOnlyList<SpecialismId>? SpecialismIds { get; init; }
}

/// <summary>Conditions on competencies, combined with and. Null is no condition; an empty list matches nothing.</summary>
public sealed record CompetencyFilter
{
    /// <summary>Words to look for in statement and guidance; forgives typing errors. Blank is no condition.</summary>
    public string? Text { get; init; }

    /// <summary>Areas.</summary>
    public IReadOnlyList<CompetencyAreaId>? AreaIds { get; init; }

    /// <summary>Tiers from which it is expected.</summary>
    public IReadOnlyList<PracticeTier>? ExpectedFrom { get; init; }

    /// <summary>True: only those without any published offer; false: only those with one.</summary>
    public bool? WithoutOffers { get; init; }
}

/// <summary>Conditions on organisations, combined with and. Null is no condition; an empty list matches nothing.</summary>
public sealed record OrganisationFilter
{
    /// <summary>On the name.</summary>
    public StringFilter? Name { get; init; }

    /// <summary>Kinds.</summary>
    public IReadOnlyList<OrganisationKind>? Kinds { get; init; }

    /// <summary>One level below this one on the day.</summary>
    public OrganisationId? ParentId { get; init; }

    /// <summary>The day, on which it must be open. Null: today.</summary>
    public DateOnly? AsAt { get; init; }
}
