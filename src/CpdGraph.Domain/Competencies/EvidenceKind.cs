namespace CpdGraph.Domain;

/// <summary>Kinds of evidence.</summary>
public enum EvidenceKind
{
    Certificate,
    Reflection,
    Observation,
    Feedback,
    CaseStudy,
    WitnessStatement,
    SupervisionRecord,
    Other,
}
