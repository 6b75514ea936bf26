namespace CpdGraph.Domain;

/// <summary>Kinds of provider.</summary>
public enum ProviderKind
{
    /// <summary>The Personalised Care Institute and training it hosts.</summary>
    PersonalisedCareInstitute,
    TrainingHub,
    LeadershipForPersonalisedCare,
    NhsEngland,
    PrimaryCareNetwork,
    NhsTrust,
    IntegratedCareBoard,
    ApprenticeshipProvider,
    University,
    VoluntarySector,
    Commercial,
    ProfessionalBody,
}
