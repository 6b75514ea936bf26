using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Judges what a completion proves.</summary>
internal static class CompletionProof
{
    /// <summary>Whether a completion meets a requirement, leaving aside how long it counts.</summary>
    /// <param name="completion">The coach's record.</param>
    /// <param name="offer">What was completed; it names the requirement.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="setting">The employment for which it must count. Null when it need count for none.</param>
    /// <returns>Why not, with how near it comes (the higher, the nearer); null when it does.</returns>
    public static ProofFault? Fault(Completion completion, OfferClaim offer, ReadinessRequirement requirement, Employment? setting) => OutcomeFault(completion)
        ?? DaysFault(completion, offer, requirement) ?? AccreditationFault(completion, offer, requirement) ?? SettingFault(completion, setting);

    /// <summary>Whether a completion proves anything at all by how it ended and was checked. Null when it does.</summary>
    public static ProofFault? OutcomeFault(Completion completion) => completion switch
    {
        { Verification: Verification.Rejected } => new(1, "was checked and refused"),
        { Outcome: CompletionOutcome.NotPassed } => new(2, "was not passed"),
        { Outcome: CompletionOutcome.Partial } => new(2, "was completed in part only"),
        _ => null,
    };

    /// <summary>Whether a completion still counts on a day. Null when it does.</summary>
    public static ProofFault? ExpiryFault(Completion completion, DateOnly day) =>
        completion.ExpiresOn is { } expired && expired <= day ? new(7, $"stopped counting on {DayText.Of(expired)}. Take it again") : null;

    // A skills course of two days never counts, whatever it claims and whoever accredits it: it is written for other roles.
    private static ProofFault? DaysFault(Completion completion, OfferClaim offer, ReadinessRequirement requirement)
    {
        if (requirement.MinimumDays is not { } needed)
        {
            return null;
        }

        if (!offer.IsLongEnoughFor(requirement))
        {
            return new(3, $"takes {Days(offer.Version.Delivery.Days!.Value)}, and {Days(needed)} are needed");
        }

        return (completion.DaysAttended ?? offer.Version.Delivery.Days) switch
        {
            null => new(4, $"does not say how many days it takes, and {Days(needed)} are needed. Enter the days attended"),
            { } attended when attended < needed => new(4, $"was attended on {Days(attended)}, and {Days(needed)} are needed"),
            _ => null,
        };
    }

    // What counts is the day of the completion: an accreditation that ends later takes nothing away.
    private static ProofFault? AccreditationFault(Completion completion, OfferClaim offer, ReadinessRequirement requirement)
    {
        var day = completion.OccurredOn;

        if (offer.IsAccreditedFor(requirement, day))
        {
            return null;
        }

        var states = offer.Accreditations.Where(row => row.Scope == requirement.AccreditationScope).Select(row => AccreditationRules.StatusOn(row, day)).ToHashSet();

        return new(5, states switch
        {
            _ when states.Contains(AccreditationStatus.Revoked) => "had lost its accreditation by that day",
            _ when states.Contains(AccreditationStatus.Expired) => "was no longer accredited on that day",
            _ when states.Contains(AccreditationStatus.AppliedFor) => "was not yet accredited on that day",
            _ when states.Contains(AccreditationStatus.Listed) => "was only listed as accredited, without dates, and a listing is no proof",
            _ => "has no accreditation for this",
        });
    }

    private static ProofFault? SettingFault(Completion completion, Employment? setting) => setting is not null && completion.OccurredOn < setting.StartedOn
        ? new(6, $"was before the post that began on {DayText.Of(setting.StartedOn)}, and a new post starts it again")
        : null;

    private static string Days(decimal days) => string.Create(CultureInfo.InvariantCulture, $"{days:0.##} {(days == 1 ? "day" : "days")}");
}

/// <summary>Why a completion does not meet a requirement.</summary>
/// <param name="Nearness">The higher, the less is missing.</param>
/// <param name="Text">Goes on after the offer's title.</param>
internal sealed record ProofFault(int Nearness, string Text);
