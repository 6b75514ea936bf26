namespace CpdGraph.Domain;

/// <summary>Finds the reasons for and the conveniences of one offer.</summary>
internal static class SuggestionReasons
{
    /// <summary>All reasons that apply, kind by kind.</summary>
    /// <param name="run">The run that would be taken. Null when none takes bookings: then it would be completed today.</param>
    public static List<SuggestionReason> Of(SuggestionNeeds needs, SuggestionCandidate candidate, OfferRun? run)
    {
        var day = run is null ? needs.Facts.Day : LondonCalendar.DayOf(run.EndsAt);
        var reasons = new List<SuggestionReason>();
        reasons.AddRange(Requirements(needs, candidate, day));
        reasons.AddRange(Expiring(needs, candidate, day));

        if (needs.DoneBy(candidate.Offer.Id) is null)
        {
            reasons.AddRange(needs.Steps.Where(step => step.IsStarted).Select(step => Step(needs, step, candidate, day)).OfType<SuggestionReason>());
            reasons.AddRange(Gaps(needs, candidate));
        }

        if (Planned(needs, candidate, day) is { } planned)
        {
            reasons.Add(planned);
        }

        reasons.AddRange(Conveniences(needs, candidate, run));

        return reasons;
    }

    private static IEnumerable<SuggestionReason> Requirements(SuggestionNeeds needs, SuggestionCandidate candidate, DateOnly day)
    {
        foreach (var check in needs.Unmet.Where(check => candidate.Claim.CanMeet(check.Requirement, day)))
        {
            var (point, strength) = check.Requirement.Strength == RequirementStrength.Required
                ? (SuggestionPoints.Requirement, "required")
                : (SuggestionPoints.RecommendedRequirement, "recommended");

            yield return Made(point, $"Meets “{check.Requirement.Title}”, which is {strength} before taking referrals.") with { Requirement = check.Requirement };
        }
    }

    // A completion that a requirement rests on is told once, by the requirement.
    private static IEnumerable<SuggestionReason> Expiring(SuggestionNeeds needs, SuggestionCandidate candidate, DateOnly day)
    {
        var own = needs.DoneBy(candidate.Offer.Id);
        var isTold = false;

        foreach (var check in needs.Lapsing.Where(check => candidate.Claim.CanMeet(check.Requirement, day)))
        {
            isTold |= check.Completion?.Id == own?.Id;

            yield return Made(SuggestionPoints.Expiring, $"Meets “{check.Requirement.Title}” again, which stops being met on {DayText.Of(check.ExpiresOn!.Value)}.")
                with
            { Requirement = check.Requirement };
        }

        if (own is not null && needs.IsAboutToEnd(own.ExpiresOn) && !isTold)
        {
            yield return Made(SuggestionPoints.Expiring, $"Renews the completion of {DayText.Of(own.OccurredOn)}, which stops counting on {DayText.Of(own.ExpiresOn!.Value)}.");
        }
    }

    private static SuggestionReason? Step(SuggestionNeeds needs, StepAhead ahead, SuggestionCandidate candidate, DateOnly day)
    {
        var named = $"the step “{ahead.Step.Title}” of the pathway “{ahead.Pathway.Name}”";

        if (Counts(needs, ahead, candidate, day))
        {
            return (ahead.Step.Optional ? Made(SuggestionPoints.OptionalStep, $"Counts towards {named}, which is optional.") : Made(SuggestionPoints.Step, $"Counts towards {named}."))
                with
            { Pathway = ahead.Pathway, Step = ahead.Step };
        }

        return Reached(needs, candidate, needs.MissingOf(ahead.Step)) is { } competency
            ? Made(SuggestionPoints.StepCompetency, $"{Does(candidate, competency.Id)} {Named(competency)}, which {named} asks for.")
                with
            { Pathway = ahead.Pathway, Step = ahead.Step, Competency = competency }
            : null;
    }

    // Whether completing it is a part of the step, or all of it.
    private static bool Counts(SuggestionNeeds needs, StepAhead ahead, SuggestionCandidate candidate, DateOnly day) =>
        (ahead.Step.Requirement is OfferRequirement offers && offers.OfferIds.Contains(candidate.Offer.Id))
        || needs.Unmet.Any(check => ahead.RequirementCodes.Contains(check.Requirement.Code) && candidate.Claim.CanMeet(check.Requirement, day));

    // What an offer does for several gaps is worth more, but not as much as several offers.
    private static IEnumerable<SuggestionReason> Gaps(SuggestionNeeds needs, SuggestionCandidate candidate)
    {
        var reached = new List<(CompetencyGap Gap, CompetencyCoverage Coverage)>();
        var touched = new List<(CompetencyGap Gap, CompetencyCoverage Coverage)>();

        foreach (var gap in needs.Gaps)
        {
            if (CoverageOf(candidate, gap.Competency.Id) is { } coverage)
            {
                (coverage == CompetencyCoverage.Introduces ? touched : reached).Add((gap, coverage));
            }
        }

        var tier = needs.Facts.Profile?.Tier is { } next ? $"tier {(int)next + 1}" : "the tier";

        return reached.Concat(touched).Zip(SuggestionPoints.OfGaps(reached.Count, touched.Count), (found, point) => Made(
            point,
            $"{Verb(found.Coverage)} {Named(found.Gap.Competency)}: what is confirmed is {found.Gap.Steps} {(found.Gap.Steps == 1 ? "step" : "steps")} below what {tier} expects.")
            with
        { Competency = found.Gap.Competency });
    }

    // One reason, the strongest: an action that names an offer is about that offer alone.
    private static SuggestionReason? Planned(SuggestionNeeds needs, SuggestionCandidate candidate, DateOnly day)
    {
        if (needs.OpenActions.FirstOrDefault(action => action.OfferId == candidate.Offer.Id) is { } named)
        {
            return Made(SuggestionPoints.PlannedOffer, $"The development plan names it: “{named.Title}”.");
        }

        if (needs.DoneBy(candidate.Offer.Id) is not null)
        {
            return null;
        }

        foreach (var action in needs.OpenActions.Where(action => action.OfferId is null))
        {
            if (needs.Steps.FirstOrDefault(step => step.Pathway.Id == action.PathwayId && Counts(needs, step, candidate, day)) is { } ahead)
            {
                return Made(SuggestionPoints.PlannedPathway, $"The development plan names the pathway “{ahead.Pathway.Name}”, and this counts towards its step “{ahead.Step.Title}”: “{action.Title}”.")
                    with
                { Pathway = ahead.Pathway, Step = ahead.Step };
            }

            if (Reached(needs, candidate, action.CompetencyIds) is { } competency)
            {
                return Made(SuggestionPoints.PlannedCompetency, $"The development plan names {Named(competency)}: “{action.Title}”.") with { Competency = competency };
            }
        }

        return null;
    }

    private static IEnumerable<SuggestionReason> Conveniences(SuggestionNeeds needs, SuggestionCandidate candidate, OfferRun? run)
    {
        if (run is null ? candidate.IsOnline : candidate.IsOnlineRun(run))
        {
            yield return Made(SuggestionPoints.Near, "It is online.");
        }
        else if (candidate.Serves(needs.Facts.Areas))
        {
            yield return Made(SuggestionPoints.Near, "Its provider serves the area of the employer.");
        }

        if (SuggestionPlace.PriceOf(candidate.Offer, run).Free == true)
        {
            yield return Made(SuggestionPoints.Free, "Nobody is charged for it.");
        }

        if (run is not null && LondonCalendar.DayOf(run.StartsAt) is var start && start.DayNumber - needs.Facts.Day.DayNumber <= SuggestionPoints.SoonDays)
        {
            yield return Made(SuggestionPoints.StartsSoon, $"The run starts on {DayText.Of(start)}.");
        }
    }

    private static SuggestionReason Made(SuggestionPoint point, string text) => new() { Kind = point.Kind, Points = point.Points, Text = text };

    // The first of these competencies that the offer develops or assesses.
    private static Competency? Reached(SuggestionNeeds needs, SuggestionCandidate candidate, IEnumerable<CompetencyId> competencies)
    {
        foreach (var id in competencies)
        {
            if (CoverageOf(candidate, id) is CompetencyCoverage.Develops or CompetencyCoverage.Assesses && needs.CompetencyOf(id) is { } competency)
            {
                return competency;
            }
        }

        return null;
    }

    private static CompetencyCoverage? CoverageOf(SuggestionCandidate candidate, CompetencyId id)
    {
        foreach (var mapping in candidate.Offer.CompetencyMappings)
        {
            if (mapping.CompetencyId == id && mapping.Verification != Verification.Rejected)
            {
                return mapping.Coverage;
            }
        }

        return null;
    }

    private static string Does(SuggestionCandidate candidate, CompetencyId id) => Verb(CoverageOf(candidate, id)!.Value);

    private static string Verb(CompetencyCoverage coverage) => coverage switch
    {
        CompetencyCoverage.Introduces => "Introduces",
        CompetencyCoverage.Assesses => "Assesses",
        _ => "Develops",
    };

    private static string Named(Competency competency) => $"{competency.Code} “{competency.Statement.TrimEnd('.')}”";
}
