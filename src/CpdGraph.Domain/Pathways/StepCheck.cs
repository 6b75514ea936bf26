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
        TierRequirement tier => Tier(tier, facts.TierAwards, day),
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
            .Where(completed => requirement.OfferIds.Contains(completed.Completion.OfferId)
                && completed.Completion.OccurredOn <= day
                && !replaced.Contains(completed.Completion.Id))
            .OrderBy(completed => completed.Completion.OccurredOn)
            .ThenBy(completed => completed.Completion.Id.Value)
            .ToArray();
        CompletedOffer[] counting = [.. taken.Where(completed => Fault(completed, day) is null)];
        CompletedOffer[] done = [.. counting.DistinctBy(completed => completed.Completion.OfferId).Take(requirement.AtLeast)];
        var completions = counting.Select(completed => completed.Completion).ToImmutableArray();

        if (done is [.., var last] && done.Length == requirement.AtLeast)
        {
            return StepFinding.Done(last.Completion.OccurredOn, $"Completed {List(done.Select(Named))}.{CheckedYet(done)}", completions);
        }

        var missing = requirement with
        {
            AtLeast = requirement.AtLeast - done.Length,
            OfferIds = [.. requirement.OfferIds.Where(offer => !completions.Any(completion => completion.OfferId == offer))],
        };

        if (done.Length > 0)
        {
            return StepFinding.Begin(
                missing,
                $"{Count(done.Length)} of {Count(requirement.AtLeast)} offers completed: {List(done.Select(Named))}. "
                    + $"Complete {Count(missing.AtLeast)} more of those that this step names.",
                completions);
        }

        var part = taken.LastOrDefault(completed => IsUnderWay(completed, day));

        if ((part ?? taken.LastOrDefault()) is { } nearest)
        {
            var reason = $"“{Title(nearest)}”, completed on {DayText.Of(nearest.Completion.OccurredOn)}, {Fault(nearest, day)!.Text}.";

            return part is null ? StepFinding.Nothing(missing, reason) : StepFinding.Begin(missing, reason, []);
        }

        var choice = requirement.OfferIds.Length == 1
            ? "the offer that this step names"
            : $"{Count(requirement.AtLeast)} of the {Count(requirement.OfferIds.Length)} offers that this step names";

        return StepFinding.Nothing(missing, $"No completion is recorded. Complete {choice}.");
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

            return StepFinding.Done(reached.Values.Max(), $"A supervisor confirmed {level} or above in {all}.", []);
        }

        var missing = requirement with { CompetencyIds = [.. needed.Where(id => !reached.ContainsKey(id))] };
        var codes = List(missing.CompetencyIds.Select(id => facts.CompetencyOf(id)?.Code ?? "one that has left the framework"));
        var reason = $"{Sentence(level)} or above is confirmed in {Count(reached.Count)} of {Count(needed.Length)} competencies. "
            + $"Still to be confirmed by a supervisor: {codes}.";

        return reached.Count > 0 ? StepFinding.Begin(missing, reason, []) : StepFinding.Nothing(missing, reason);
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
            ? StepFinding.Nothing(requirement, $"Nobody has confirmed it yet. A supervisor or line manager can: {requirement.Description.TrimEnd('.')}.")
            : StepFinding.Done(confirmed.MetOn, $"Confirmed by {confirmed.ConfirmedByName}: met on {DayText.Of(confirmed.MetOn)}.", []);
    }

    private static StepFinding Tier(TierRequirement requirement, IReadOnlyCollection<TierAward> awards, DateOnly day)
    {
        var needed = requirement.Tier;
        var held = TierAward.On(awards, day);

        if (held?.Tier >= needed)
        {
            var first = awards.Where(award => award.IsLiveOn(day) && award.Tier >= needed).MinBy(award => (award.AwardedOn, award.Id.Value))!;
            var tier = Sentence(SupervisionWords.Of(first.Tier));

            return StepFinding.Done(first.AwardedOn, $"{tier} was recognised by {first.RecognisedBy} on {DayText.Of(first.AwardedOn)}.", []);
        }

        var revoked = awards.Where(award => award.Tier >= needed && award.AwardedOn <= day && award.RevokedOn <= day).MaxBy(award => award.RevokedOn);
        var state = $"{(held is null ? "No tier" : Sentence(SupervisionWords.Of(held.Tier)))} is held, and {SupervisionWords.Of(needed)} is needed.";

        return StepFinding.Nothing(requirement, revoked is null
            ? $"{state} It is recognised by a supervisor or a steward."
            : $"The recognition of {SupervisionWords.Of(revoked.Tier)} was revoked on {DayText.Of(revoked.RevokedOn!.Value)}. {state}");
    }

    // Which version of a requirement counts on the day, and what meets it, is for the rules of readiness to say.
    private static StepFinding Readiness(ReadinessStepRequirement requirement, PathwayFacts facts)
    {
        var parts = requirement.RequirementIds
            .Select(id => (Id: id, Row: facts.RequirementOf(id)))
            .Select(part => (part.Id, part.Row, Check: part.Row is null ? null : facts.Readiness?.Of(part.Row.Code)))
            .ToArray();
        var met = parts.Where(part => part.Check?.Met == true).Select(part => part.Check!).ToArray();
        var completions = met.Select(check => check.Completion).OfType<Completion>().DistinctBy(row => row.Id)
            .OrderBy(row => row.OccurredOn)
            .ThenBy(row => row.Id.Value)
            .ToImmutableArray();

        string Told(ReadinessCheck check) => parts.Length == 1 ? check.Reason : $"{check.Requirement.Title}: {check.Reason}";

        if (met.Length > 0 && met.Length == parts.Length)
        {
            return StepFinding.Done(met.Max(check => check.MetOn)!.Value, string.Join(' ', met.Select(Told)), completions);
        }

        var unmet = parts.Where(part => part.Check?.Met != true).ToArray();
        var missing = new ReadinessStepRequirement { RequirementIds = [.. unmet.Select(part => part.Check?.Requirement.Id ?? part.Id)] };
        var reasons = string.Join(' ', unmet.Select(part => part.Check is { } check
            ? Told(check)
            : $"{part.Row?.Title ?? "A requirement that has gone"}: it is not in force, so nothing meets it. Tell the stewards, who look after the pathway."));

        return met.Length > 0
            ? StepFinding.Begin(missing, $"{Count(met.Length)} of {Count(parts.Length)} are met. {reasons}", completions)
            : StepFinding.Nothing(missing, reasons);
    }

    private static ProofFault? Fault(CompletedOffer completed, DateOnly day) =>
        CompletionProof.OutcomeFault(completed.Completion) ?? CompletionProof.ExpiryFault(completed.Completion, day);

    private static bool IsUnderWay(CompletedOffer completed, DateOnly day) =>
        completed.Completion is { Outcome: CompletionOutcome.Partial, Verification: not Verification.Rejected }
        && CompletionProof.ExpiryFault(completed.Completion, day) is null;

    private static string CheckedYet(CompletedOffer[] done) => Array.TrueForAll(done, completed => completed.Completion.Verification == Verification.Verified) ? ""
        : done.Length == 1 ? " Nobody has verified it yet."
        : " Not all of it is verified yet.";

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
