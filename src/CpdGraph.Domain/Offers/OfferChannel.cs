namespace CpdGraph.Domain;

/// <summary>Where an offer comes from: the routes that the workforce framework names.</summary>
public enum OfferChannel
{
    /// <summary>The Personalised Care Institute's own learning, or a programme that it accredits.</summary>
    PersonalisedCareInstitute,
    TrainingHub,
    LeadershipForPersonalisedCare,
    Apprenticeship,

    /// <summary>Additional training towards a specialist role.</summary>
    SpecialistPathway,

    /// <summary>A PCN, trust or integrated care system for its own staff.</summary>
    Employer,

    /// <summary>Any other provider, formal or informal.</summary>
    Independent,
}
