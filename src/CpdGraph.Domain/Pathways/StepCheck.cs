using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Checks what one step of a pathway asks for, whatever comes before it.</summary>
internal static class StepCheck
{
    public static StepFinding Of(PathwayId pathway, PathwayStep step, PathwayFacts facts, DateOnly day) => step.Requirement switch
    {
        OfferRequirement offers => Offers(offers, facts, day),
        CompetencyRequirement competencies => Competencies(competencies, facts),
        ExperienceRequirement experience => Experience(pathway, step.Key, experience, facts, day),
        TierRequirement tier => Tier(tier.Tier, facts.TierAwards, day),
        ReadinessStepRequirement readiness => Readiness(readiness, facts),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no requirement of a pathway."),
    };

    /// <summary>Several things in a sentence.</summary>
    public static string List(IEnumerable<string> things) => things.ToArray() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };

    // An offer counts once, however often it was taken. A corrected completion never counts: it was wrong all the time.
    private static StepFinding Offers(OfferRequirement requirement, PathwayFacts facts, DateOnly day)
    {
        var replaced = facts.Completions.Select(completed => completed.Completion.ReplacesId).OfType<CompletionId>().ToHashSet();
        var taken = facts.Completions
            .Where(completed => requirement.OfferIds.Contains(completed.Completion.OfferId) && completed.Completion.OccurredOn <= day && !replaced.Contains(completed.Completion.Id))
            .OrderBy(completed => completed.Completion.OccurredOn)
            .ThenBy(completed => completed.Completion.Id.Value)
            .ToArray();
        CompletedOffer[] counting = [.. taken.Where(completed => Fault(completed, day) is null)];
        CompletedOffer[] done = [.. counting.DistinctBy(completed => completed.Completion.OfferId).Take(requirement.AtLeast)];
        var completions = counting.Select(completed => completed.Completion).ToImmutableArray();

        if (done is [.., var last] && done.Length == requirement.AtLeast)
        {
            var checkedYet = done.All(completed => completed.Completion.Verification == Verification.Verified) ? ""
                : done.Length == 1 ? " Nobody has verified it yet."
                : " Not all of it is verified yet.";

            return new(last.Completion.OccurredOn, true, $"Completed {List(done.Select(Named))}.{checkedYet}", completions);
        }

        if (done.Length > 0)
        {
            return new(null, true, $"{Count(done.Length)} of {Count(requirement.AtLeast)} offers completed: {List(done.Select(Named))}. Complete {Count(requirement.AtLeast - done.Length)} more of those that this step names.", completions);
        }

        var begun = taken.LastOrDefault(completed => IsUnderWay(completed, day));
        var choice = requirement.OfferIds.Length == 1 ? "the offer that this step names" : $"{Count(requirement.AtLeast)} of the {Count(requirement.OfferIds.Length)} offers that this step names";

        return (begun ?? taken.LastOrDefault()) is { } nearest
            ? new(null, begun is not null, $"“{Title(nearest)}”, completed on {DayText.Of(nearest.Completion.OccurredOn)}, {Fault(nearest, day)!.Text}.", completions)
            : new(null, false, $"No completion is recorded. Complete {choice}.", completions);
    }

    private static StepFinding Competencies(CompetencyRequirement requirement, PathwayFacts facts)
    {
        var needed = requirement.CompetencyIds.Distinct().ToArray();
        var reached = facts.Standings
            .Where(standing => needed.Contains(standing.CompetencyId) && standing.Confirmed is { } confirmed && confirmed >= requirement.Attainment)
            .ToDictionary(standing => standing.CompetencyId, standing => standing.Supervisor!.AssessedOn);
        var level = Words(requirement.Attainment);

        if (needed.Length > 0 && reached.Count == needed.Length)
        {
            var all = needed.Length == 1 ? facts.CompetencyOf(needed[0])?.Code ?? "the competency" : $"all {Count(needed.Length)} competencies";

            return new(reached.Values.Max(), true, $"A supervisor confirmed {level} or above in {all}.");
        }

        var missing = needed.Where(id => !reached.ContainsKey(id)).Select(id => facts.CompetencyOf(id)?.Code ?? "one that has left the framework");

        return new(
            null,
            reached.Count > 0,
            $"{Sentence(level)} or above is confirmed in {Count(reached.Count)} of {Count(needed.Length)} competencies. Still to be confirmed by a supervisor: {List(missing)}.");
    }

    // Experience was there before the pathway was started, or before it was left and started again: one confirmation is enough.
    private static StepFinding Experience(PathwayId pathway, string step, ExperienceRequirement requirement, PathwayFacts facts, DateOnly day)
    {
        var confirmed = facts.Confirmations
            .Where(row => row.PathwayId == pathway && row.StepKey == step && row.MetOn <= day)
            .OrderBy(row => row.MetOn)
            .ThenBy(row => row.Id.Value)
            .FirstOrDefault();

        return confirmed is null
            ? new(null, false, $"Nobody has confirmed it yet. A supervisor or line manager can: {requirement.Description.TrimEnd('.')}.")
            : new(confirmed.MetOn, true, $"Confirmed by {confirmed.ConfirmedByName}: met on {DayText.Of(confirmed.MetOn)}.");
    }

    private static StepFinding Tier(PracticeTier needed, IReadOnlyCollection<TierAward> awards, DateOnly day)
    {
        var held = TierAward.On(awards, day);

        if (held?.Tier >= needed)
        {
            var first = awards.Where(award => award.IsLiveOn(day) && award.Tier >= needed).MinBy(award => (award.AwardedOn, award.Id.Value))!;

            return new(first.AwardedOn, true, $"{Sentence(SupervisionWords.Of(first.Tier))} was recognised by {first.RecognisedBy} on {DayText.Of(first.AwardedOn)}.");
        }

        var revoked = awards.Where(award => award.Tier >= needed && award.AwardedOn <= day && award.RevokedOn <= day).MaxBy(award => award.RevokedOn);
        var state = held is not null ? $"{Sentence(SupervisionWords.Of(held.Tier))} is held" : "No tier is held";

        return new(null, false, revoked is null
            ? $"{state}, and {SupervisionWords.Of(needed)} is needed. It is recognised by a supervisor or a steward."
            : $"The recognition of {SupervisionWords.Of(revoked.Tier)} was revoked on {DayText.Of(revoked.RevokedOn!.Value)}. {state}, and {SupervisionWords.Of(needed)} is needed.");
    }

    // Which version of a requirement counts on the day, and what meets it, is for the rules of readiness to say.
    private static StepFinding Readiness(ReadinessStepRequirement requirement, PathwayFacts facts)
    {
        var parts = requirement.RequirementIds
            .Select(facts.RequirementOf)
            .Select(row => (Row: row, Check: row is null ? null : facts.Readiness?.Of(row.Code)))
            .ToArray();
        var met = parts.Where(part => part.Check?.Met == true).Select(part => part.Check!).ToArray();
        var completions = met.Select(check => check.Completion).OfType<Completion>().DistinctBy(row => row.Id).OrderBy(row => row.OccurredOn).ThenBy(row => row.Id.Value).ToImmutableArray();

        if (met.Length > 0 && met.Length == parts.Length)
        {
            return new(met.Max(check => check.MetOn), true, string.Join(' ', met.Select(check => parts.Length == 1 ? check.Reason : $"{check.Requirement.Title}: {check.Reason}")), completions);
        }

        var missing = parts.Where(part => part.Check?.Met != true).Select(part => part switch
        {
            { Check: { } check } when parts.Length == 1 => check.Reason,
            { Check: { } check } => $"{check.Requirement.Title}: {check.Reason}",
            _ => $"{part.Row?.Title ?? "A requirement that has gone"}: it is not in force, so nothing meets it. Tell the stewards, who look after the pathway.",
        });
        var count = met.Length > 0 ? $"{Count(met.Length)} of {Count(parts.Length)} are met. " : "";

        return new(null, met.Length > 0, count + string.Join(' ', missing), completions);
    }

    private static ProofFault? Fault(CompletedOffer completed, DateOnly day) => CompletionProof.OutcomeFault(completed.Completion) ?? CompletionProof.ExpiryFault(completed.Completion, day);

    private static bool IsUnderWay(CompletedOffer completed, DateOnly day) =>
        completed.Completion is { Outcome: CompletionOutcome.Partial, Verification: not Verification.Rejected } && CompletionProof.ExpiryFault(completed.Completion, day) is null;

    private static string Title(CompletedOffer completed) => completed.Offer?.Version.Title ?? "An offer that the catalogue no longer knows";

    private static string Named(CompletedOffer completed) => $"“{Title(completed)}” on {DayText.Of(completed.Completion.OccurredOn)}";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Words(Attainment attainment) => attainment switch
    {
        Attainment.NotAssessed => "not assessed",
        Attainment.Aware => "aware",
        Attainment.Developing => "developing",
        Attainment.Competent => "competent",
        Attainment.Proficient => "proficient",
        _ => "leads others",
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>What is there of what a step asks for.</summary>
/// <param name="DoneOn">Day on which the last of it was there. Null while something is missing.</param>
/// <param name="Begun">Whether a part of it is there, or all.</param>
/// <param name="Reason">Why, in plain English.</param>
/// <param name="Completions">Those that count, earliest first.</param>
internal sealed record StepFinding(DateOnly? DoneOn, bool Begun, string Reason, ImmutableArray<Completion> Completions)
{
    public StepFinding(DateOnly? doneOn, bool begun, string reason)
        : this(doneOn, begun, reason, [])
    {
    }
}
