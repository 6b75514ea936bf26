using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What one version of an offer says that it meets, and what accreditation bears it out.</summary>
/// <param name="Version">The version.</param>
/// <param name="Satisfies">Codes of the requirements before taking referrals that it names. A claim, not yet a proof.</param>
/// <param name="Accreditations">All that this version was ever given, in any order.</param>
public sealed record OfferClaim(OfferVersion Version, ImmutableArray<string> Satisfies, ImmutableArray<Accreditation> Accreditations)
{
    /// <summary>Whether completing it on a day can meet a requirement: it claims to, is long enough, and is accredited on that day where that is needed.</summary>
    public bool CanMeet(ReadinessRequirement requirement, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(requirement);

        return Claims(requirement) && IsLongEnoughFor(requirement) && IsAccreditedFor(requirement, day);
    }

    /// <summary>Whether it names the requirement, in any of its versions.</summary>
    internal bool Claims(ReadinessRequirement requirement) => Satisfies.Contains(requirement.Code);

    /// <summary>Whether it takes the days needed. An unknown length does not rule it out, but proves nothing either.</summary>
    internal bool IsLongEnoughFor(ReadinessRequirement requirement) =>
        requirement.MinimumDays is not { } needed || Version.Delivery.Days is not { } days || days >= needed;

    /// <summary>Whether an accreditation of the scope needed was in force on a day. What is merely listed has no dates, and is none.</summary>
    internal bool IsAccreditedFor(ReadinessRequirement requirement, DateOnly day) =>
        requirement.AccreditationScope is not { } scope
        || Accreditations.Any(row => row.Scope == scope && AccreditationRules.CountsOn(row, day));
}
