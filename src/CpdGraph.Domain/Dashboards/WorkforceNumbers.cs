using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// The numbers of one request, as they may be shown: each is worked out from the facts when it is first asked for, goes through <see cref="Disclosure"/>, and is
/// kept. Safe to share between threads.
/// </summary>
public sealed partial class WorkforceNumbers
{
    private static readonly int TierCount = Enum.GetValues<PracticeTier>().Length;

    private readonly Lock gate = new();
    private readonly WorkforceScope scope;
    private readonly ImmutableArray<int> coaches;
    private readonly ImmutableArray<CompletionTally>[] completions = new ImmutableArray<CompletionTally>[Enum.GetValues<CompletionDimension>().Length];
    private ImmutableArray<ReadinessTally> readiness;
    private ImmutableArray<TierTally> tiers;
    private ImmutableArray<SupervisionTally> supervision;
    private ImmutableArray<CompetencyCoverageCell> coverage;
    private ImmutableArray<WorkforceGap> gaps;
    private ImmutableArray<FundingTally> funding;
    private SafeCount? coachCount;
    private LearningTally? learning;
    private PlaceTally? places;
    private WorkforceNumbers? previous;

    /// <param name="facts">What they are worked out from.</param>
    public WorkforceNumbers(WorkforceFacts facts, WorkforceRequest request)
    {
        scope = new WorkforceScope(facts, request);
        coaches = scope.CoachesOn(scope.AsAt);
        Disclosure = Disclosure.Of(coaches.Length, request.Exact);
    }

    /// <summary>What they are worked out from.</summary>
    public WorkforceFacts Facts => scope.Facts;

    /// <summary>What was asked for.</summary>
    public WorkforceRequest Request => scope.Request;

    /// <summary>The day at whose end coaches are counted.</summary>
    public DateOnly AsAt => scope.AsAt;

    /// <summary>What they go through.</summary>
    public Disclosure Disclosure { get; }

    /// <summary>Coaches in post.</summary>
    public SafeCount CoachCount => Once(ref coachCount, () => Disclosure.Coaches(Beside(AsAt, of => [of.Length])));

    /// <summary>Coaches in post by readiness, in the order of the enum. Empty when it was not worked out for the day.</summary>
    public ImmutableArray<ReadinessTally> Readiness => Once(ref readiness, CountReadiness);

    /// <summary>Coaches in post by tier, those without one first.</summary>
    public ImmutableArray<TierTally> Tiers => Once(ref tiers, CountTiers);

    /// <summary>Coaches in post by each kind of supervision and its state. Empty when it was not worked out for the day.</summary>
    public ImmutableArray<SupervisionTally> Supervision => Once(ref supervision, CountSupervision);

    /// <summary>What is confirmed of what is expected, by area and tier, on the day of the facts.</summary>
    public ImmutableArray<CompetencyCoverageCell> Coverage => Once(ref coverage, CountCoverage);

    /// <summary>Competencies that coaches need on the day of the facts: those that most need first, hidden counts last.</summary>
    public ImmutableArray<WorkforceGap> Gaps => Once(ref gaps, CountGaps);

    /// <summary>What was learned.</summary>
    public LearningTally Learning => Once(ref learning, CountLearning);

    /// <summary>Money by stream, in the order of the facts; streams without any are left out.</summary>
    public ImmutableArray<FundingTally> Funding => Once(ref funding, CountFunding);

    /// <summary>Places on runs that began in the period.</summary>
    public PlaceTally Places => Once(ref places, CountPlaces);

    /// <summary>The same for the period before.</summary>
    public WorkforceNumbers Previous => Once(ref previous, () => new WorkforceNumbers(Facts, Request with { Period = PeriodRules.Before(Request.Period) }));

    /// <summary>Completions in groups. Of months, quarters and years all that have begun, in order; of others those that have any.</summary>
    public ImmutableArray<CompletionTally> Completions(CompletionDimension by) => Once(ref completions[(int)by], () => CountCompletions(by));

    private ImmutableArray<T> Once<T>(ref ImmutableArray<T> kept, Func<ImmutableArray<T>> count)
    {
        lock (gate)
        {
            return kept.IsDefault ? kept = count() : kept;
        }
    }

    private T Once<T>(ref T? kept, Func<T> count)
        where T : class
    {
        lock (gate)
        {
            return kept ??= count();
        }
    }
}
