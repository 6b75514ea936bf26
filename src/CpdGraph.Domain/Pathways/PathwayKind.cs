namespace CpdGraph.Domain;

/// <summary>Kinds of pathway.</summary>
public enum PathwayKind
{
    EntryToRole,
    BeforeReferrals,
    TierProgression,
    SpecialistRole,
    Supervisor,
    Leadership,
    Apprenticeship,
}
