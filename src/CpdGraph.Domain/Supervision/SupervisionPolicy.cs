namespace CpdGraph.Domain;

/// <summary>The rule for one kind of supervision, dated data.</summary>
public sealed record SupervisionPolicy : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required SupervisionPolicyId Id { get; init; }

    /// <summary>The kind.</summary>
    public required SupervisionKind Kind { get; init; }

    /// <summary>The rule in plain English.</summary>
    public required string Text { get; init; }

    /// <summary>Due this many days after the last session. Null when minutes decide.</summary>
    public int? DueAfterDays { get; init; }

    /// <summary>Overdue this many days after the last session. Null when minutes decide.</summary>
    public int? OverdueAfterDays { get; init; }

    /// <summary>Individual minutes needed in a calendar month. Null when days decide.</summary>
    public int? MinutesPerMonth { get; init; }

    /// <summary>Tier that the supervisor needs on the day. Null when none.</summary>
    public PracticeTier? MinimumSupervisorTier { get; init; }

    /// <summary>Whether the supervisor needs a clinical registration.</summary>
    public bool ClinicalRegistrationNeeded { get; init; }

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

    /// <summary>Of several rules for a kind the one that counts on a day: the latest begun that is in force. Null when there is none.</summary>
    public static SupervisionPolicy? On(IEnumerable<SupervisionPolicy> policies, SupervisionKind kind, DateOnly day) =>
        policies.Where(policy => policy.Kind == kind && policy.IsInForceOn(day)).OrderByDescending(policy => policy.ValidFrom).ThenByDescending(policy => policy.Id.Value).FirstOrDefault();

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.SupervisionPolicy;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
