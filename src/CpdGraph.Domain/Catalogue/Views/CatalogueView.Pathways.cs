namespace CpdGraph.Domain;

/// <content>What helps along a pathway.</content>
public sealed partial class CatalogueView
{
    /// <summary>
    /// Runs that take bookings now and satisfy what a step of a pathway asks for, or a part of it, soonest first. Empty for experience and
    /// tiers, which no offer gives.
    /// </summary>
    public IReadOnlyList<OfferRun> RunsFor(PathwayRequirement requirement) =>
    [
        .. (requirement is ReadinessStepRequirement readiness
                ? RequirementsOf(readiness.RequirementIds).SelectMany(RunsMeeting).DistinctBy(run => run.Id)
                : OffersNamedBy(requirement).SelectMany(offer => BookableRunsOf(offer.Id)))
            .OrderBy(run => run.StartsAt)
            .ThenBy(run => run.Id.Value),
    ];

    /// <summary>
    /// Published offers that satisfy what a step of a pathway asks for, or a part of it: those with a run of <see cref="RunsFor"/> by its start,
    /// then the others by title.
    /// </summary>
    public IReadOnlyList<CatalogueOffer> OffersFor(PathwayRequirement requirement)
    {
        var soonest = RunsFor(requirement).GroupBy(run => run.OfferId).ToDictionary(runs => runs.Key, runs => runs.First().StartsAt);

        return
        [
            .. (requirement is ReadinessStepRequirement readiness
                    ? RequirementsOf(readiness.RequirementIds).SelectMany(OffersMeeting).DistinctBy(offer => offer.Id)
                    : OffersNamedBy(requirement))
                .OrderBy(offer => soonest.GetValueOrDefault(offer.Id, DateTimeOffset.MaxValue))
                .ThenBy(offer => offer.Title, StringComparer.Ordinal)
                .ThenBy(offer => offer.Id.Value),
        ];
    }

    // To introduce a competency is not to bring somebody to a level of it.
    private IEnumerable<CatalogueOffer> OffersNamedBy(PathwayRequirement requirement) => requirement switch
    {
        OfferRequirement offers => OffersOf(offers.OfferIds).Where(offer => offer.Status == OfferStatus.Published),
        CompetencyRequirement competencies => OffersAmong(
            OfferIds(new OfferFilter { CompetencyIds = competencies.CompetencyIds, Coverage = [CompetencyCoverage.Develops, CompetencyCoverage.Assesses] }), null),
        _ => [],
    };

    private List<OfferRun> BookableRunsOf(OfferId offer)
    {
        var runs = new List<OfferRun>();

        foreach (var slot in Links.Runs.Of(Tables.Offers.SlotOf(offer.Value)))
        {
            if (TakesBookings(slot) && Tables.Runs[slot] is { } run)
            {
                runs.Add(run);
            }
        }

        return runs;
    }
}
