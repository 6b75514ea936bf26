namespace CpdGraph.Domain;

/// <summary>Kinds of rows in the catalogue; the names are kept with each change in the database, so they stay as they are.</summary>
public enum CatalogueKind
{
    CompetencyFramework,
    CompetencyArea,
    Competency,
    TierDescriptor,
    Specialism,
    Provider,
    Offer,
    OfferVersion,
    OfferRun,
    AccreditingBody,
    Accreditation,
    Pathway,
    FundingStream,
    FundingRule,
    ReadinessRequirement,
    SupervisionPolicy,
    Organisation,
    OrganisationRelationship,
    OrganisationSuccession,
}
