using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>One rule of a funding stream for a time.</summary>
public sealed record FundingRule : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required FundingRuleId Id { get; init; }

    /// <summary>The stream.</summary>
    public required FundingStreamId StreamId { get; init; }

    /// <summary>Stable code, named in refusals.</summary>
    public required string Code { get; init; }

    /// <summary>The rule in plain English.</summary>
    public required string Text { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day. Null while it is in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Uses that it is about. Empty means all.</summary>
    public ImmutableArray<FundingUse> Uses { get; init; } = [];

    /// <summary>Most that may be paid. Null when the rule sets no ceiling or the figure is not known.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>What the ceiling holds for. Null without a ceiling.</summary>
    public CeilingScope? CeilingPer { get; init; }

    /// <summary>Share of the price that it pays, in percent. Null when the rule sets none.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>What it asks for besides. Null when nothing.</summary>
    public FundingCondition? Condition { get; init; }

    /// <summary>Professional bodies, for example NMC, of which one registration is needed. Empty unless the condition is a registration.</summary>
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>The fact that decides and is not kept here, for example "the apprentice's age". Null unless that is the condition.</summary>
    public string? Fact { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it is in force on a day.</summary>
    public bool IsInForceOn(DateOnly day) => new DateSpan(ValidFrom, ValidTo).Contains(day);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.FundingRule;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
