using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>
/// A board that was split on 1 April 2026: Orchard went to the eastern one that took over from it, Watermead to the western one. Facts of the end of November 2026.
/// </summary>
internal sealed class SampleWorkforce
{
    public const int Region = 0;
    public const int OldBoard = 1;
    public const int East = 2;
    public const int West = 3;
    public const int Orchard = 4;
    public const int Watermead = 5;

    public static readonly DateOnly Day = new(2026, 11, 29);
    public static readonly ImmutableArray<OrganisationId> Organisations = [.. Enumerable.Range(0, 6).Select(_ => OrganisationId.New(Sample.Now))];
    public static readonly ImmutableArray<FundingStreamId> Streams = [.. Enumerable.Range(0, 3).Select(_ => FundingStreamId.New(Sample.Now))];
    public static readonly ImmutableArray<CompetencyAreaId> Areas = [.. Enumerable.Range(0, 2).Select(_ => CompetencyAreaId.New(Sample.Now))];
    public static readonly ImmutableArray<CompetencyFact> Competencies = [.. new[] { 0, 0, 1 }.Select(area => new CompetencyFact(CompetencyId.New(Sample.Now), area))];
    public static readonly ImmutableArray<ReadinessRequirementId> Requirements = [.. Enumerable.Range(0, 2).Select(_ => ReadinessRequirementId.New(Sample.Now))];
    public static readonly ImmutableArray<DateOnly> StateDays = [new(2026, 3, 31), new(2026, 10, 31), Day];

    private static readonly DateOnly Split = new(2026, 4, 1);
    private readonly List<CoachFacts> coaches = [];
    private readonly List<LearningFact> learning = [];
    private readonly List<SpendFact> spend = [];
    private readonly List<InformalFact> informal = [];
    private readonly List<BookedFact> booked = [];
    private readonly List<BudgetFact> budgets = [];

    /// <summary>A course, a workshop by another channel, and something that develops nothing.</summary>
    public static ImmutableArray<VersionFacts> Versions { get; } =
    [
        new(OfferVersionId.New(Sample.Now), OfferChannel.TrainingHub, OfferFormat.Course, ProviderKind.TrainingHub, [0, 1, 2]),
        new(OfferVersionId.New(Sample.Now), OfferChannel.Independent, OfferFormat.Workshop, ProviderKind.Commercial, [2]),
        new(OfferVersionId.New(Sample.Now), OfferChannel.Employer, OfferFormat.Induction, ProviderKind.PrimaryCareNetwork, []),
    ];

    /// <summary>Adds coaches of one employer since 2024.</summary>
    /// <param name="facts">Anything else of them.</param>
    public SampleWorkforce With(int count, int employer, PracticeTier? tier = null, Func<CoachFacts, CoachFacts>? facts = null) =>
        With(count, [new(employer, new(2024, 1, 1), null)], tier, facts);

    /// <summary>Adds coaches with these posts.</summary>
    public SampleWorkforce With(int count, ImmutableArray<PostFact> posts, PracticeTier? tier = null, Func<CoachFacts, CoachFacts>? facts = null)
    {
        for (var i = 0; i < count; i++)
        {
            var coach = new CoachFacts
            {
                Posts = posts,
                Tiers = tier is { } known ? [new(known, new(2024, 1, 1), null)] : [],
                States = [.. StateDays.Select(_ => new CoachState(ReadinessStatus.Ready, [], []))],
            };
            coaches.Add(facts is null ? coach : facts(coach));
        }

        return this;
    }

    /// <summary>Each coach completes the course once in a month.</summary>
    public SampleWorkforce EachCompletes(DateOnly month, int version = 0, Func<int, bool>? who = null, int minutes = 60, ImmutableArray<StreamFact> funding = default)
    {
        for (var coach = 0; coach < coaches.Count; coach++)
        {
            if (who?.Invoke(coach) != false)
            {
                learning.Add(new(
                    coach, month, WorkforceScope.EmployerOf(coaches[coach], month), WorkforceScope.TierOf(coaches[coach], month), version, 1, minutes, funding.IsDefault ? [] : funding));
            }
        }

        return this;
    }

    public SampleWorkforce Spends(SpendFact fact)
    {
        spend.Add(fact);

        return this;
    }

    public SampleWorkforce Learns(InformalFact fact)
    {
        informal.Add(fact);

        return this;
    }

    public SampleWorkforce Books(BookedFact fact)
    {
        booked.Add(fact);

        return this;
    }

    public SampleWorkforce Has(BudgetFact budget)
    {
        budgets.Add(budget);

        return this;
    }

    public WorkforceFacts Facts() => new()
    {
        Day = Day,
        MadeAt = new(2026, 11, 29, 2, 0, 0, TimeSpan.Zero),
        Coaches = [.. coaches],
        Organisations = Organisations,
        Links =
        [
            new(OldBoard, Region, new(2022, 7, 1), Split.AddDays(-1)),
            new(East, Region, Split, null),
            new(West, Region, Split, null),
            new(Orchard, OldBoard, new(2022, 7, 1), Split.AddDays(-1)),
            new(Orchard, East, Split, null),
            new(Watermead, OldBoard, new(2022, 7, 1), Split.AddDays(-1)),
            new(Watermead, West, Split, null),
        ],
        Versions = Versions,
        Streams = Streams,
        Competencies = Competencies,
        Areas = Areas,
        Requirements = Requirements,
        StateDays = StateDays,
        Learning = [.. learning.OrderBy(fact => fact.Coach)],
        Spend = [.. spend.OrderBy(fact => fact.Coach)],
        Informal = [.. informal.OrderBy(fact => fact.Coach)],
        Booked = [.. booked.OrderBy(fact => fact.Coach)],
        Budgets = [.. budgets],
    };

    /// <summary>Numbers of one organisation, or of everyone.</summary>
    public WorkforceNumbers Numbers(int? organisation, DateOnly from, DateOnly to, OrganisationBasis basis = OrganisationBasis.AsNow, bool exact = false, params PracticeTier[] tiers) =>
        new(Facts(), new WorkforceRequest
        {
            Organisations = organisation is { } place ? [Organisations[place]] : null,
            Basis = basis,
            Period = PeriodRules.Decide(new(from, to), Day, anyMonths: true).Period!,
            Exact = exact,
            Tiers = [.. tiers],
        });
}
