namespace CpdGraph.Domain;

/// <summary>Kinds of reason for suggesting an offer.</summary>
public enum SuggestionReasonKind
{
    ClosesCompetencyGap,
    RequiredForStep,
    SatisfiesRequirement,
    InDevelopmentPlan,

    /// <summary>Its provider names the area of the employer, or it is online.</summary>
    Near,
    Free,
    StartsSoon,

    /// <summary>Renews something that is about to expire.</summary>
    ExpiringSoon,
}
