namespace CpdGraph.Domain;

/// <summary>One requirement before taking referrals, for one coach on one day.</summary>
public sealed record ReadinessCheck
{
    /// <summary>The row that asks for it, and its source.</summary>
    public required ReadinessRequirement Requirement { get; init; }

    /// <summary>Why it is met or not, in plain English.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when it is met without a break. Null when it is not met.</summary>
    public DateOnly? MetOn { get; init; }

    /// <summary>First day on which it is no longer met if nothing is done. Null when it never expires or is not met.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The completion that meets it. Null when none does.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The confirmation that meets it. Null when none does.</summary>
    public ReadinessConfirmation? Confirmation { get; init; }

    /// <summary>Whether it is met.</summary>
    public bool Met => MetOn is not null;

    /// <summary>Whether it blocks: what is merely recommended never does.</summary>
    public bool Blocks => !Met && Requirement.Strength == RequirementStrength.Required;
}
