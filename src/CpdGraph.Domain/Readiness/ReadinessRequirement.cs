namespace CpdGraph.Domain;

/// <summary>Something that must, or should, be in place before taking referrals.</summary>
public sealed record ReadinessRequirement : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required ReadinessRequirementId Id { get; init; }

    /// <summary>The framework version that asks for it.</summary>
    public required CompetencyFrameworkId FrameworkId { get; init; }

    /// <summary>Stable code, for example ACCREDITED_HEALTH_COACHING or SETTING_INDUCTION.</summary>
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Guidance { get; init; }

    /// <summary>How strong it is.</summary>
    public required RequirementStrength Strength { get; init; }

    /// <summary>True when a supervisor's confirmation is enough; false when a completion is needed.</summary>
    public bool Confirmable { get; init; }

    /// <summary>Whether it starts again with a new employer.</summary>
    public bool PerSetting { get; init; }

    /// <summary>Scope of the accreditation that the offer must have on the day it is completed, for example FOUR_DAY_HEALTH_COACHING. Null when none is needed.</summary>
    public string? AccreditationScope { get; init; }

    /// <summary>Taught days that the offer must take and the coach must attend. Null when any length will do.</summary>
    public decimal? MinimumDays { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day. Null while it is in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it is in force on a day.</summary>
    public bool IsInForceOn(DateOnly day) => new DateSpan(ValidFrom, ValidTo).Contains(day);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.ReadinessRequirement;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
