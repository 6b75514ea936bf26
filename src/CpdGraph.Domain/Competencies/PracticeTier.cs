namespace CpdGraph.Domain;

/// <summary>The four tiers of practice. Health coaching supervision needs tier 3 or above.</summary>
public enum PracticeTier
{
    Tier1,
    Tier2,
    Tier3,
    Tier4,
}
