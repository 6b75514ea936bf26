using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a reason for suggesting an offer is worth.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="When">When an offer gets the points, as docs/suggestions.md says it.</param>
/// <param name="Points">How many.</param>
public sealed record SuggestionPoint(SuggestionReasonKind Kind, string When, int Points);

/// <summary>
/// The one table of points: docs/suggestions.md shows it to coaches, and a test compares the two. What must be done before taking referrals weighs
/// more than any number of gaps, and all conveniences together less than any one thing that brings a coach forward in full.
/// </summary>
public static class SuggestionPoints
{
    /// <summary>Most gaps of one offer that count, so that an offer mapped to everything does not come first for it.</summary>
    public const int MaximumGaps = 4;

    /// <summary>A run starts soon if it does within this many days.</summary>
    public const int SoonDays = 30;

    /// <summary>What stops counting within this many days is about to expire; as accreditations do.</summary>
    public const int ExpiringDays = AccreditationRules.ExpiringDays;

    public static SuggestionPoint Requirement { get; } = new(SuggestionReasonKind.SatisfiesRequirement, "It meets something that is required before taking referrals and not met", 50);

    public static SuggestionPoint RecommendedRequirement { get; } = new(SuggestionReasonKind.SatisfiesRequirement, "It meets something that is recommended before taking referrals and not met", 15);

    public static SuggestionPoint Expiring { get; } = new(SuggestionReasonKind.ExpiringSoon, "It renews something that stops counting within 90 days", 40);

    public static SuggestionPoint Step { get; } = new(SuggestionReasonKind.RequiredForStep, "It counts towards a step of a pathway that the coach can take now", 35);

    public static SuggestionPoint OptionalStep { get; } = new(SuggestionReasonKind.RequiredForStep, "It counts towards an optional step of a pathway that the coach can take now", 15);

    public static SuggestionPoint StepCompetency { get; } = new(SuggestionReasonKind.RequiredForStep, "It develops or assesses a competency that such a step asks for", 12);

    public static SuggestionPoint PlannedOffer { get; } = new(SuggestionReasonKind.InDevelopmentPlan, "An open action of the development plan names it", 30);

    public static SuggestionPoint PlannedPathway { get; } = new(SuggestionReasonKind.InDevelopmentPlan, "It counts towards a step that can be taken now of a pathway that an open action names", 12);

    public static SuggestionPoint PlannedCompetency { get; } = new(SuggestionReasonKind.InDevelopmentPlan, "It develops or assesses a competency that an open action names", 12);

    public static SuggestionPoint Gap { get; } = new(SuggestionReasonKind.ClosesCompetencyGap, "It develops or assesses a competency that is behind the next tier", 20);

    public static SuggestionPoint FurtherGap { get; } = new(SuggestionReasonKind.ClosesCompetencyGap, "It does so for another one", 5);

    public static SuggestionPoint TouchedGap { get; } = new(SuggestionReasonKind.ClosesCompetencyGap, "It introduces a competency that is behind the next tier, and reaches none", 8);

    public static SuggestionPoint FurtherTouchedGap { get; } = new(SuggestionReasonKind.ClosesCompetencyGap, "It introduces another one", 2);

    public static SuggestionPoint Near { get; } = new(SuggestionReasonKind.Near, "It is online, or its provider names the area of the employer", 6);

    public static SuggestionPoint StartsSoon { get; } = new(SuggestionReasonKind.StartsSoon, "Its run starts within 30 days", 5);

    public static SuggestionPoint Free { get; } = new(SuggestionReasonKind.Free, "Nobody is charged for it", 4);

    /// <summary>All of them, as the page lists them.</summary>
    public static ImmutableArray<SuggestionPoint> All { get; } =
    [
        Requirement, Expiring, Step, PlannedOffer, Gap, FurtherGap, RecommendedRequirement, OptionalStep, StepCompetency, PlannedPathway, PlannedCompetency,
        TouchedGap, FurtherTouchedGap, Near, StartsSoon, Free,
    ];

    /// <summary>Whether a reason of this kind is enough to suggest an offer. The others only make one of two offers the better.</summary>
    public static bool IsSubstantive(SuggestionReasonKind kind) =>
        kind is not (SuggestionReasonKind.Near or SuggestionReasonKind.Free or SuggestionReasonKind.StartsSoon);

    /// <summary>What the gaps of one offer are worth, in the order in which they count: those that it reaches, then those that it touches.</summary>
    /// <param name="reached">How many it develops or assesses.</param>
    /// <param name="touched">How many it only introduces.</param>
    internal static IEnumerable<SuggestionPoint> OfGaps(int reached, int touched)
    {
        for (var place = 0; place < Math.Min(reached + touched, MaximumGaps); place++)
        {
            yield return (place < reached, place == 0) switch
            {
                (true, true) => Gap,
                (true, false) => FurtherGap,
                (false, true) => TouchedGap,
                (false, false) => FurtherTouchedGap,
            };
        }
    }
}
