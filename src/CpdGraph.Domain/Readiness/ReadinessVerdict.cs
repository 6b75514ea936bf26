using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Whether a coach may take referrals on a day, with every requirement in force on it.</summary>
public sealed record ReadinessVerdict
{
    /// <summary>The day for which it was worked out.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Overall.</summary>
    public required ReadinessStatus Status { get; init; }

    /// <summary>Required ones first, then by code. At least one is required.</summary>
    public required ImmutableArray<ReadinessCheck> Checks { get; init; }

    /// <summary>Day on which the last requirement was met. Null unless ready.</summary>
    public DateOnly? ReadySince { get; init; }

    /// <summary>First day on which something required expires. Null when nothing does.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Whether the accredited training that is required is done, whatever else is missing. False when none is required on the day.</summary>
    public bool HasAccreditedTraining
    {
        get
        {
            var courses = Checks.Where(check => check.Requirement is { AccreditationScope: not null, Strength: RequirementStrength.Required }).ToArray();

            return courses.Length > 0 && courses.All(check => check.Met);
        }
    }

    /// <summary>The check of a requirement. Null when none of this code is in force on the day.</summary>
    public ReadinessCheck? Of(string code) => Checks.FirstOrDefault(check => check.Requirement.Code == code);
}
