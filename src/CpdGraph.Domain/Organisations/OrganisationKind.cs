namespace CpdGraph.Domain;

/// <summary>Kinds of organisation.</summary>
public enum OrganisationKind
{
    PrimaryCareNetwork,
    GpPractice,
    GpFederation,
    NhsTrust,
    IntegratedCareBoard,
    NhsRegion,
    TrainingHub,
    TrainingProvider,
    AccreditingBody,
    VoluntarySector,
    LocalAuthority,
    Other,
}
