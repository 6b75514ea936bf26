namespace CpdGraph.Domain;

/// <summary>Kinds of informal learning.</summary>
public enum InformalLearningKind
{
    Webinar,
    Reading,
    PeerSupport,
    Shadowing,
    PracticeSession,
    TimeWithReferrers,
    TeachingOthers,
    Other,
}
