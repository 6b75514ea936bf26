namespace CpdGraph.Domain;

/// <summary>The four tiers of practice. Health coaching supervision needs tier 3 or above.</summary>
public enum PracticeTier
{
    Tier1,
    Tier2,
    Tier3,
    Tier4,
}

/// <summary>The order of tiers.</summary>
public static class PracticeTiers
{
    /// <summary>The tier that a coach works towards: the one after theirs. Null above the last.</summary>
    /// <param name="live">The coach's tier. Null when none is live: then the first.</param>
    public static PracticeTier? After(PracticeTier? live) => live switch
    {
        null => PracticeTier.Tier1,
        PracticeTier.Tier4 => null,
        { } tier => tier + 1,
    };
}
