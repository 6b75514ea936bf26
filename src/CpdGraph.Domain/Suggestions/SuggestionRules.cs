using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Decides which offers a coach is suggested, in which order and why. The same facts give the same answer, whoever asks and in whichever order
/// they come.
/// </summary>
public static class SuggestionRules
{
    /// <summary>The best offers of some.</summary>
    /// <param name="facts">What is known of the coach.</param>
    /// <param name="candidates">Offers to choose from, each once, in any order.</param>
    /// <param name="first">Most offers to give.</param>
    /// <returns>The best first. An offer without a reason that brings the coach forward is left out.</returns>
    public static ImmutableArray<SuggestedOffer> Suggest(SuggestionFacts facts, IEnumerable<SuggestionCandidate> candidates, int first)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(candidates);

        var needs = new SuggestionNeeds(facts);

        return [.. candidates.Select(candidate => Judge(needs, candidate)).OfType<SuggestedOffer>().OrderBy(SuggestionPlace.Of).Take(first)];
    }

    /// <summary>Judges one offer. Null when it is not to be suggested.</summary>
    internal static SuggestedOffer? Judge(SuggestionNeeds needs, SuggestionCandidate candidate)
    {
        if (candidate.Offer.Status != OfferStatus.Published)
        {
            return null;
        }

        var run = RunToTake(needs, candidate);
        var reasons = SuggestionReasons.Of(needs, candidate, run);

        // What was completed and still counts is suggested to be renewed, and for nothing else.
        var wanted = needs.DoneBy(candidate.Offer.Id) is null
            ? reasons.Any(reason => SuggestionPoints.IsSubstantive(reason.Kind))
            : reasons.Any(reason => reason.Kind == SuggestionReasonKind.ExpiringSoon);

        return wanted ? new() { Offer = candidate.Offer, Run = run, Reasons = [.. reasons.OrderByDescending(reason => reason.Points)] } : null;
    }

    // A run counts for little that ends when the accreditation has ended, or that the coach cannot reach; of the others the soonest is taken.
    private static OfferRun? RunToTake(SuggestionNeeds needs, SuggestionCandidate candidate)
    {
        if (candidate.Runs is [] or [_])
        {
            return candidate.Runs.FirstOrDefault();
        }

        var isServed = candidate.Serves(needs.Facts.Areas);

        return candidate.Runs
            .OrderByDescending(run => needs.Unmet.Concat(needs.Lapsing).Count(check => candidate.Claim.CanMeet(check.Requirement, LondonCalendar.DayOf(run.EndsAt))))
            .ThenByDescending(run => isServed || candidate.IsOnlineRun(run))
            .ThenBy(run => run.StartsAt)
            .ThenBy(run => run.Id.Value)
            .First();
    }
}
