using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>All rows of the catalogue, in any order: what a snapshot is loaded from.</summary>
public sealed record CatalogueRows
{
    /// <summary>Framework versions.</summary>
    public ImmutableArray<CompetencyFramework> Frameworks { get; init; } = [];

    /// <summary>Areas of all framework versions.</summary>
    public ImmutableArray<CompetencyArea> Areas { get; init; } = [];

    /// <summary>Competencies of all framework versions.</summary>
    public ImmutableArray<Competency> Competencies { get; init; } = [];

    /// <summary>Tiers of all framework versions.</summary>
    public ImmutableArray<TierDescriptor> Tiers { get; init; } = [];

    /// <summary>Requirements before taking referrals.</summary>
    public ImmutableArray<ReadinessRequirement> ReadinessRequirements { get; init; } = [];

    /// <summary>Supervision policies.</summary>
    public ImmutableArray<SupervisionPolicy> SupervisionPolicies { get; init; } = [];

    /// <summary>Specialisms.</summary>
    public ImmutableArray<Specialism> Specialisms { get; init; } = [];

    /// <summary>Providers.</summary>
    public ImmutableArray<Provider> Providers { get; init; } = [];

    /// <summary>Offers, drafts included.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Every version of every offer; each offer has at least one.</summary>
    public ImmutableArray<OfferVersion> OfferVersions { get; init; } = [];

    /// <summary>Runs.</summary>
    public ImmutableArray<OfferRun> Runs { get; init; } = [];

    /// <summary>Accrediting bodies.</summary>
    public ImmutableArray<AccreditingBody> AccreditingBodies { get; init; } = [];

    /// <summary>Accreditations.</summary>
    public ImmutableArray<Accreditation> Accreditations { get; init; } = [];

    /// <summary>Pathways.</summary>
    public ImmutableArray<Pathway> Pathways { get; init; } = [];

    /// <summary>Funding streams.</summary>
    public ImmutableArray<FundingStream> FundingStreams { get; init; } = [];

    /// <summary>Rules of all funding streams.</summary>
    public ImmutableArray<FundingRule> FundingRules { get; init; } = [];

    /// <summary>Organisations, closed ones included.</summary>
    public ImmutableArray<Organisation> Organisations { get; init; } = [];

    /// <summary>Dated relationships between organisations.</summary>
    public ImmutableArray<OrganisationRelationship> OrganisationRelationships { get; init; } = [];

    /// <summary>Successions of organisations.</summary>
    public ImmutableArray<OrganisationSuccession> OrganisationSuccessions { get; init; } = [];

    /// <summary>Every row, one kind after another.</summary>
    public IEnumerable<ICatalogueRecord> All() =>
    [
        .. Frameworks, .. Areas, .. Competencies, .. Tiers, .. ReadinessRequirements, .. SupervisionPolicies, .. Specialisms,
        .. Providers, .. Offers, .. OfferVersions, .. Runs, .. AccreditingBodies, .. Accreditations, .. Pathways,
        .. FundingStreams, .. FundingRules, .. Organisations, .. OrganisationRelationships, .. OrganisationSuccessions,
    ];
}
