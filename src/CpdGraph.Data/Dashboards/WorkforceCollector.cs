using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Takes coaches one by one and makes facts of them. Used by one builder, once.</summary>
internal sealed class WorkforceCollector
{
    private readonly SharedStates states = new();
    private readonly Places<OrganisationId> organisations = new();
    private readonly Places<OfferVersionId> versions = new();
    private readonly Places<FundingStreamId> streams = new();
    private readonly Places<CompetencyId> competencies = new();
    private readonly Places<CompetencyAreaId> areas = new();
    private readonly Places<ReadinessRequirementId> requirements = new();
    private readonly ImmutableArray<VersionFacts>.Builder versionFacts = ImmutableArray.CreateBuilder<VersionFacts>();
    private readonly ImmutableArray<CompetencyFact>.Builder competencyFacts = ImmutableArray.CreateBuilder<CompetencyFact>();
    private readonly ImmutableArray<CoachFacts>.Builder coaches = ImmutableArray.CreateBuilder<CoachFacts>();
    private readonly ImmutableArray<LearningFact>.Builder learning = ImmutableArray.CreateBuilder<LearningFact>();
    private readonly ImmutableArray<SpendFact>.Builder spend = ImmutableArray.CreateBuilder<SpendFact>();
    private readonly ImmutableArray<InformalFact>.Builder informal = ImmutableArray.CreateBuilder<InformalFact>();
    private readonly ImmutableArray<BookedFact>.Builder booked = ImmutableArray.CreateBuilder<BookedFact>();
    private readonly ImmutableArray<BudgetFact>.Builder budgets = ImmutableArray.CreateBuilder<BudgetFact>();

    /// <summary>What everything is looked up in. Whoever takes a newer one gives it.</summary>
    public required CatalogueView Catalogue { get; set; }

    /// <summary>The state of a coach on a day, as the rules said it.</summary>
    /// <param name="readiness">Null when nothing was required.</param>
    public CoachState State(ReadinessVerdict? readiness, SupervisionOverview supervision) => states.Of(new(
        readiness?.Status,
        readiness is null ? [] : [.. readiness.Checks.Where(check => check.Blocks).Select(check => requirements.Of(check.Requirement.Id))],
        [.. supervision.Arrangements.Select(verdict => new SupervisionFact(verdict.Kind, verdict.Status))]));

    /// <summary>Gives a competency its place, and its area one.</summary>
    public int Place(Competency competency)
    {
        if (!competencies.Has(competency.Id))
        {
            competencyFacts.Add(new(competency.Id, areas.Of(competency.AreaId)));
        }

        return competencies.Of(competency.Id);
    }

    /// <summary>The next coach.</summary>
    /// <param name="totals">Null for one of whom nothing is recorded.</param>
    public void Add(CoachFacts facts, CoachTotals? totals)
    {
        if (totals is not null)
        {
            Add(totals, coaches.Count);
        }

        coaches.Add(facts);
    }

    public void Add(FundingAllocation budget) =>
        budgets.Add(new(organisations.Of(budget.OrganisationId), streams.Of(budget.StreamId), budget.Amount.Pence, budget.OpensOn, budget.ClosesOn));

    /// <summary>Posts of a coach, latest begun first.</summary>
    public ImmutableArray<PostFact> Posts(IEnumerable<Employment> employments) =>
    [
        .. employments.OrderByDescending(row => row.StartedOn).ThenByDescending(row => row.Id.Value)
            .Select(row => new PostFact(organisations.Of(row.OrganisationId), row.StartedOn, row.EndedOn)),
    ];

    /// <summary>All that was added.</summary>
    public WorkforceFacts ToFacts(DateTimeOffset madeAt)
    {
        var links = Links();
        var day = LondonCalendar.DayOf(madeAt);

        return new()
        {
            Day = day,
            MadeAt = madeAt,
            Coaches = coaches.DrainToImmutable(),
            Organisations = organisations.ToImmutable(),
            Links = links,
            Versions = versionFacts.DrainToImmutable(),
            Streams = streams.ToImmutable(),
            Competencies = competencyFacts.DrainToImmutable(),
            Areas = areas.ToImmutable(),
            Requirements = requirements.ToImmutable(),
            StateDays = SnapshotRules.StateDays(day),
            Learning = learning.DrainToImmutable(),
            Spend = spend.DrainToImmutable(),
            Informal = informal.DrainToImmutable(),
            Booked = booked.DrainToImmutable(),
            Budgets = budgets.DrainToImmutable(),
        };
    }

    private void Add(CoachTotals totals, int coach)
    {
        foreach (var row in totals.Learning)
        {
            ImmutableArray<StreamFact> funding = row.Funding.IsDefaultOrEmpty ? [] : [.. row.Funding.Select(part => new StreamFact(streams.Of(part.StreamId), part.Pence))];
            learning.Add(new(coach, row.Month, Place(row.EmployerId), row.Tier, Place(row.OfferVersionId), row.Completions, row.Minutes, funding));
        }

        foreach (var row in totals.Spend)
        {
            spend.Add(new(coach, row.Month, Place(row.EmployerId), streams.Of(row.StreamId), row.CommittedPence, row.SpentPence, row.StatedPence));
        }

        foreach (var row in totals.Informal)
        {
            informal.Add(new(coach, row.Month, Place(row.EmployerId), row.Minutes));
        }

        // A run may have been moved since it was booked: where it stands in the catalogue is where it counts.
        foreach (var rows in totals.Booked.GroupBy(row => (Month: MonthOf(row.RunId), row.EmployerId)).OrderBy(rows => rows.Key.Month).ThenBy(rows => rows.Key.EmployerId?.Value))
        {
            booked.Add(new(coach, rows.Key.Month, Place(rows.Key.EmployerId), rows.Sum(row => row.Booked), rows.Sum(row => row.Attended), rows.Sum(row => row.DidNotAttend)));
        }
    }

    private int Place(OrganisationId? organisation) => organisation is { } id ? organisations.Of(id) : -1;

    private int Place(OfferVersionId id)
    {
        if (!versions.Has(id))
        {
            var version = Catalogue.OfferVersion(id) ?? throw new InvalidOperationException($"A completion names the version {id.Value}, which the catalogue does not know.");
            var provider = Catalogue.Provider(Catalogue.Offer(version.OfferId)!.ProviderId)!;

            versionFacts.Add(new(
                id,
                version.Channel,
                version.Format,
                provider.Kind,
                [
                    .. Catalogue.MappingsOf(version)
                        .Where(mapping => mapping.Coverage is CompetencyCoverage.Develops or CompetencyCoverage.Assesses)
                        .Select(mapping => Place(Catalogue.Competency(mapping.CompetencyId)!)),
                ]));
        }

        return versions.Of(id);
    }

    private DateOnly MonthOf(OfferRunId id)
    {
        var run = Catalogue.Run(id) ?? throw new InvalidOperationException($"A place names the run {id.Value}, which the catalogue does not know.");
        var day = LondonCalendar.DayOf(run.StartsAt);

        return new(day.Year, day.Month, 1);
    }

    // The list grows while it is walked: those above come after those below.
    private ImmutableArray<OrganisationLink> Links()
    {
        var links = ImmutableArray.CreateBuilder<OrganisationLink>();

        for (var child = 0; child < organisations.Count; child++)
        {
            links.AddRange(Catalogue.ParentsOf(organisations[child]).Select(row => new OrganisationLink(child, organisations.Of(row.ParentId), row.ValidFrom, row.ValidTo)));
        }

        return links.ToImmutable();
    }
}
