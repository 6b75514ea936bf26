namespace CpdGraph.Domain;

/// <summary>What an offer is, whoever gives it.</summary>
public enum OfferFormat
{
    Course,
    Programme,
    Workshop,
    ELearning,
    Webinar,
    Qualification,
    Apprenticeship,

    /// <summary>Induction and training specific to the setting.</summary>
    Induction,
    Shadowing,
    PeerSupport,
    SupervisionTraining,
    Conference,
}
