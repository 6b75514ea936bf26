using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>One competency that a version of an offer supports: a row of its own, so that it refers to a competency that exists.</summary>
public sealed record CompetencyMappingRow
{
    public required OfferVersionId OfferVersionId { get; init; }

    public required CompetencyId CompetencyId { get; init; }

    /// <summary>Place in the version's list, from 0.</summary>
    public required int Position { get; init; }

    public required CompetencyCoverage Coverage { get; init; }

    public PracticeTier? Tier { get; init; }

    public string? Rationale { get; init; }

    public required Verification Verification { get; init; }

    public required Provenance Provenance { get; init; }

    public string? SourceReference { get; init; }

    internal static CompetencyMappingRow Of(OfferVersionId version, CompetencyMapping mapping, int position) => new()
    {
        OfferVersionId = version,
        CompetencyId = mapping.CompetencyId,
        Position = position,
        Coverage = mapping.Coverage,
        Tier = mapping.Tier,
        Rationale = mapping.Rationale,
        Verification = mapping.Verification,
        Provenance = mapping.Provenance,
        SourceReference = mapping.SourceReference,
    };

    internal CompetencyMapping ToMapping() => new()
    {
        CompetencyId = CompetencyId,
        Coverage = Coverage,
        Tier = Tier,
        Rationale = Rationale,
        Verification = Verification,
        Provenance = Provenance,
        SourceReference = SourceReference,
    };
}
