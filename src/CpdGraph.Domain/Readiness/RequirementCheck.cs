using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Checks one requirement for one coach on one day.</summary>
internal static class RequirementCheck
{
    /// <param name="facts">What is known of the coach.</param>
    /// <param name="requirement">In force on the day.</param>
    /// <param name="day">Only what was so on this day counts.</param>
    public static ReadinessCheck Of(ReadinessFacts facts, ReadinessRequirement requirement, DateOnly day)
    {
        var setting = requirement.PerSetting ? Employment.On(facts.Employments, day) : null;

        if (requirement.PerSetting && setting is null)
        {
            return new() { Requirement = requirement, Reason = "There is no post on this day, and this is met anew in each post." };
        }

        var claimed = Claimed(facts, requirement, day);
        var (counting, faults) = Judge(claimed, requirement, setting, day);

        // Of several proofs the one that lasts longest is shown; of equal ones, the first.
        return counting is [] ? ByConfirmation(facts, requirement, setting, day) ?? Unmet(facts, requirement, setting, faults, day)
            : ByConfirmation(facts, requirement, setting, day) is { } confirmed && counting[0].Completion.ExpiresOn is not null ? confirmed
            : ByCompletion(requirement, counting[0], Since(claimed, requirement, setting, counting[0].Completion));
    }

    /// <summary>Days on which a completion that met the requirement stopped counting, up to a day.</summary>
    public static IEnumerable<DateOnly> Expiries(ReadinessFacts facts, ReadinessRequirement requirement, DateOnly day) => Claimed(facts, requirement, day)
        .Where(completed => completed.Completion.ExpiresOn <= day && Fault(completed, requirement, null) is null)
        .Select(completed => completed.Completion.ExpiresOn!.Value);

    // A corrected completion never counts, whenever it was corrected: it was wrong all the time.
    private static CompletedOffer[] Claimed(ReadinessFacts facts, ReadinessRequirement requirement, DateOnly day)
    {
        var replaced = facts.Completions.Select(completed => completed.Completion.ReplacesId).OfType<CompletionId>().ToHashSet();

        return
        [
            .. facts.Completions
                .Where(completed => completed.Completion.OccurredOn <= day && !replaced.Contains(completed.Completion.Id) && completed.Offer?.Claims(requirement) == true)
                .OrderBy(completed => completed.Completion.OccurredOn)
                .ThenBy(completed => completed.Completion.Id.Value),
        ];
    }

    private static ProofFault? Fault(CompletedOffer claimed, ReadinessRequirement requirement, Employment? setting) =>
        CompletionProof.Fault(claimed.Completion, claimed.Offer!, requirement, setting);

    private static (CompletedOffer[] Counting, (CompletedOffer Completed, ProofFault Fault)[] Faults) Judge(
        CompletedOffer[] claimed, ReadinessRequirement requirement, Employment? setting, DateOnly day)
    {
        var faults = claimed
            .Select(completed => (Completed: completed, Fault: Fault(completed, requirement, setting) ?? CompletionProof.ExpiryFault(completed.Completion, day)))
            .ToArray();

        return (
            [.. faults.Where(pair => pair.Fault is null).Select(pair => pair.Completed).OrderByDescending(completed => completed.Completion.ExpiresOn ?? DateOnly.MaxValue)],
            [.. faults.Where(pair => pair.Fault is not null).Select(pair => (pair.Completed, pair.Fault!))]);
    }

    // Taken again before it expired, it was met all along.
    private static DateOnly Since(CompletedOffer[] claimed, ReadinessRequirement requirement, Employment? setting, Completion proof)
    {
        var since = proof.OccurredOn;

        foreach (var completed in claimed.Where(completed => Fault(completed, requirement, setting) is null).Reverse())
        {
            if (completed.Completion.OccurredOn < since && (completed.Completion.ExpiresOn is not { } expires || expires >= since))
            {
                since = completed.Completion.OccurredOn;
            }
        }

        return since;
    }

    private static ReadinessCheck ByCompletion(ReadinessRequirement requirement, CompletedOffer proof, DateOnly since)
    {
        var accredited = requirement.AccreditationScope is null ? "" : ", accredited on that day";
        var checkedYet = proof.Completion.Verification == Verification.Verified ? "" : " Nobody has verified it yet.";

        return new()
        {
            Requirement = requirement,
            MetOn = since,
            ExpiresOn = proof.Completion.ExpiresOn,
            Completion = proof.Completion,
            Reason = $"Completed “{proof.Offer!.Version.Title}” on {DayText.Of(proof.Completion.OccurredOn)}{accredited}.{checkedYet}",
        };
    }

    private static ReadinessCheck? ByConfirmation(ReadinessFacts facts, ReadinessRequirement requirement, Employment? setting, DateOnly day)
    {
        var first = requirement.Confirmable
            ? Confirmations(facts, requirement, day).FirstOrDefault(row => setting is null || row.EmploymentId == setting.Id)
            : null;

        return first is null ? null : new()
        {
            Requirement = requirement,
            MetOn = first.MetOn,
            Confirmation = first,
            Reason = $"Confirmed by {first.ConfirmedByName}: met on {DayText.Of(first.MetOn)}"
                + (setting is null ? "." : $", in the post that began on {DayText.Of(setting.StartedOn)}."),
        };
    }

    private static ReadinessCheck Unmet(
        ReadinessFacts facts, ReadinessRequirement requirement, Employment? setting, (CompletedOffer Completed, ProofFault Fault)[] faults, DateOnly day)
    {
        var askSupervisor = requirement.Confirmable ? " A supervisor can confirm it." : "";

        if (faults.OrderBy(pair => pair.Fault.Nearness).ThenBy(pair => pair.Completed.Completion.OccurredOn).LastOrDefault() is { Fault: { } fault, Completed: { } nearest })
        {
            var title = nearest.Offer!.Version.Title;

            return new() { Requirement = requirement, Reason = $"“{title}”, completed on {DayText.Of(nearest.Completion.OccurredOn)}, {fault.Text}.{askSupervisor}" };
        }

        if (setting is not null && requirement.Confirmable && Confirmations(facts, requirement, day).LastOrDefault() is { } before)
        {
            return new()
            {
                Requirement = requirement,
                Reason = $"It was confirmed on {DayText.Of(before.MetOn)} for another post. The post that began on {DayText.Of(setting.StartedOn)} starts it again.{askSupervisor}",
            };
        }

        return new()
        {
            Requirement = requirement,
            Reason = requirement.Confirmable ? $"Nobody has confirmed it yet.{askSupervisor}"
                : requirement.AccreditationScope is not null ? "No completion of an accredited course for this is recorded."
                : "No completion of an offer for this is recorded.",
        };
    }

    // A confirmation counts for every version of the requirement.
    private static ImmutableArray<ReadinessConfirmation> Confirmations(ReadinessFacts facts, ReadinessRequirement requirement, DateOnly day) =>
    [
        .. facts.Confirmations.Where(row => row.RequirementCode == requirement.Code && row.MetOn <= day).OrderBy(row => row.MetOn).ThenBy(row => row.Id.Value),
    ];
}
