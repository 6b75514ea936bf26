namespace CpdGraph.Domain.Tests;

/// <summary>What a filter means, said as plainly as can be over plain rows: the measure for the indexed answer.</summary>
internal sealed class NaiveFilter(SmallCatalogue made, CatalogueViewer viewer, DateTimeOffset now, IReadOnlyDictionary<OfferRunId, int>? taken = null)
{
    private readonly DateOnly today = LondonCalendar.DayOf(now);

    public List<OfferId> Matching(OfferFilter filter) => [.. made.OfferRows
        .Where(viewer.Sees)
        .Where(offer => HasAny(filter, inner => inner.Statuses is not null)
            || offer.Status == OfferStatus.Published
            || (offer.Status == OfferStatus.Withdrawn && HasAny(filter, inner => inner.UpdatedSince is not null)))
        .Where(offer => Meets(offer, filter))
        .Select(offer => offer.Id)];

    public bool Meets(Offer offer, OfferFilter filter)
    {
        var shown = Shown(offer);
        var mappings = shown.CompetencyMappings.Where(mapping => mapping.Verification != Verification.Rejected).ToList();
        var provider = made.Providers.Single(row => row.Id == offer.ProviderId);
        var runs = made.Runs.Where(run => run.OfferId == offer.Id).ToList();
        var accreditations = made.Accreditations.Where(row => row.OfferVersionId == shown.Id).ToList();

        bool Covers(Func<CompetencyMapping, bool> which) =>
            mappings.Any(mapping => which(mapping) && filter.Coverage?.Contains(mapping.Coverage) != false);

        return filter.And?.All(inner => Meets(offer, inner)) != false
            && filter.Or?.Any(inner => Meets(offer, inner)) != false
            && (filter.Not is null || !Meets(offer, filter.Not))
            && (filter.Title is null || filter.Title.Folded().IsMetBy(TextFolding.Fold(shown.Title)))
            && filter.Channels?.Contains(shown.Channel) != false
            && filter.Formats?.Contains(shown.Format) != false
            && (filter.Formality is null || filter.Formality == shown.Formality)
            && filter.Statuses?.Contains(offer.Status) != false
            && filter.ProviderIds?.Contains(offer.ProviderId) != false
            && filter.ProviderKinds?.Contains(provider.Kind) != false
            && (filter.AreaIds is null || Covers(mapping => filter.AreaIds.Contains(AreaOf(mapping))))
            && (filter.CompetencyIds is null || Covers(mapping => filter.CompetencyIds.Contains(mapping.CompetencyId)))
            && (filter.Coverage is null || Covers(_ => true))
            && (filter.Tiers is null || filter.Tiers.Any(tier => shown.Tiers.IsEmpty || shown.Tiers.Contains(tier)))
            && (filter.SpecialismIds is null || filter.SpecialismIds.Any(id => shown.SpecialismIds.Contains(id)))
            && (filter.DeliveryModes is null || filter.DeliveryModes.Any(mode => mode == shown.Delivery.Mode))
            && IsWithin(shown.Delivery.LearningMinutes, filter.LearningMinutes)
            && IsWithin(shown.Delivery.CpdMinutes, filter.CpdMinutes)
            && (filter.Free is null || filter.Free == shown.Price.Free)
            && IsWithin(shown.Price, filter.Price)
            && (filter.Accredited is null || filter.Accredited == accreditations.Any(row => AccreditationRules.CountsOn(row, today)))
            && (filter.AccreditingBodyIds is null || accreditations.Any(row => filter.AccreditingBodyIds.Contains(row.BodyId) && IsListedOrBetter(row)))
            && (filter.FundingStreamIds is null || filter.FundingStreamIds.Any(id => shown.EligibleFundingIds.Contains(id)))
            && (filter.Satisfies is null || made.Requirements.Any(row => filter.Satisfies.Contains(row.Code) && shown.SatisfiesIds.Contains(row.Id)))
            && HasRun(offer, runs, filter)
            && (filter.ForOrganisationId is not { } organisation || Serves(provider, organisation))
            && (filter.UpdatedSince is not { } moment || offer.UpdatedAt >= moment);
    }

    public OfferVersion Shown(Offer offer) => made.VersionRows
        .Where(version => version.OfferId == offer.Id && (offer.CurrentVersion is null || version.Number == offer.CurrentVersion))
        .MaxBy(version => version.Number)!;

    public bool MeetsRun(OfferRun run, RunFilter filter)
    {
        var offer = made.OfferRows.Single(row => row.Id == run.OfferId);
        var day = LondonCalendar.DayOf(run.StartsAt);

        return filter.And?.All(inner => MeetsRun(run, inner)) != false
            && filter.Or?.Any(inner => MeetsRun(run, inner)) != false
            && (filter.Not is null || !MeetsRun(run, filter.Not))
            && (filter.Offer is null || Matching(filter.Offer).Contains(run.OfferId))
            && filter.OfferIds?.Contains(run.OfferId) != false
            && filter.Statuses?.Contains(RunRules.StatusAt(run, now, Left(run))) != false
            && IsWithin(day, filter.Starts)
            && (filter.HasPlaces is null || filter.HasPlaces == (Left(run) != 0))
            && (filter.DeliveryModes is null || filter.DeliveryModes.Any(mode => mode == Shown(offer).Delivery.Mode))
            && filter.ProviderIds?.Contains(offer.ProviderId) != false
            && (filter.UpdatedSince is not { } moment || run.UpdatedAt >= moment);
    }

    public List<OfferRunId> MatchingRuns(RunFilter filter) => [.. made.Runs
        .Where(run => viewer.Sees(made.OfferRows.Single(offer => offer.Id == run.OfferId)))
        .Where(run => filter.Offer is not null || filter.OfferIds is not null || filter.UpdatedSince is not null
            || made.OfferRows.Single(offer => offer.Id == run.OfferId).Status == OfferStatus.Published)
        .Where(run => MeetsRun(run, filter))
        .Select(run => run.Id)];

    private int? Left(OfferRun run) => run.Capacity - (taken?.GetValueOrDefault(run.Id) ?? 0);

    private bool IsListedOrBetter(Accreditation row) =>
        AccreditationRules.StatusOn(row, today) is AccreditationStatus.Valid or AccreditationStatus.Expiring or AccreditationStatus.Listed;

    private CompetencyAreaId AreaOf(CompetencyMapping mapping) => made.Competencies.Single(row => row.Id == mapping.CompetencyId).AreaId;

    private bool Serves(Provider provider, OrganisationId organisation) =>
        provider.AreaIds.IsEmpty || provider.AreaIds.Any(area => Line(organisation).Contains(area));

    private bool HasRun(Offer offer, List<OfferRun> runs, OfferFilter filter)
    {
        bool TakesBookings(OfferRun run) =>
            offer.Status == OfferStatus.Published && RunRules.StatusAt(run, now, Left(run)) == RunStatus.BookingOpen;

        if (filter.StartsBetween is null)
        {
            return filter.Bookable is null || filter.Bookable == runs.Any(TakesBookings);
        }

        var starting = runs
            .Where(run => run.CancelledAt is null && IsWithin(LondonCalendar.DayOf(run.StartsAt), filter.StartsBetween))
            .ToList();
        return starting.Count > 0 && (filter.Bookable is null || filter.Bookable == starting.Any(TakesBookings));
    }

    private List<OrganisationId> Line(OrganisationId organisation) =>
        made.Relationships.FirstOrDefault(row => row.ChildId == organisation) is { } up
        ? [organisation, .. Line(up.ParentId)]
        : [organisation];

    private static bool HasAny(OfferFilter filter, Func<OfferFilter, bool> property) => property(filter)
        || (filter.And ?? []).Concat(filter.Or ?? []).Concat(filter.Not is null ? [] : [filter.Not]).Any(inner => HasAny(inner, property));

    private static bool IsWithin(int? number, IntRange? range) =>
        range is null || (number is not null && (range.From is null || number >= range.From) && (range.To is null || number <= range.To));

    private static bool IsWithin(DateOnly day, DateRange? range) =>
        range is null || ((range.From is null || day >= range.From) && (range.To is null || day <= range.To));

    private static bool IsWithin(OfferPrice price, DecimalRange? range)
    {
        var pounds = price.Free == true ? 0m : price.Amount is { Currency: "GBP" } amount ? amount.Amount : (decimal?)null;
        return range is null
            || (pounds is not null && (range.From is null || pounds >= range.From) && (range.To is null || pounds <= range.To));
    }
}
