using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Which coaches, and which of what they did, a request covers. A coach belongs to one employer and has one tier a day. What happened in a month belongs where it
/// was recorded: to the employer, and for learning to the tier, of its day.
/// </summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class WorkforceScope
{
    private readonly Dictionary<DateOnly, bool[]> covered = [];
    private readonly HashSet<int> tops;
    private readonly OrganisationTree? tree;
    private readonly bool[]?[] ofMonths;
    private bool[]? now;
    private ImmutableArray<int> coaches;

    /// <param name="facts">What it is cut from.</param>
    public WorkforceScope(WorkforceFacts facts, WorkforceRequest request)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(request);

        (Facts, Request) = (facts, request);
        AsAt = request.Period.To < facts.Day ? request.Period.To : facts.Day;
        tops = request.Organisations is { } organisations
            ? [.. facts.Organisations.Select((id, place) => (id, place)).Where(pair => organisations.Contains(pair.id)).Select(pair => pair.place)]
            : [];
        tree = request.Organisations is null ? null : FactsIndex.Of(facts).Tree;
        ofMonths = new bool[]?[request.Period.MonthCount];
    }

    /// <summary>What it is cut from.</summary>
    public WorkforceFacts Facts { get; }

    /// <summary>What was asked for.</summary>
    public WorkforceRequest Request { get; }

    /// <summary>The day at whose end coaches are counted: the last one of the period, or that of the facts when it is earlier.</summary>
    public DateOnly AsAt { get; }

    /// <summary>All who may have anything to do with what it covers, by their places, in the order of the facts.</summary>
    internal ImmutableArray<int> Coaches => coaches.IsDefault ? coaches = FindCoaches() : coaches;

    /// <summary>Coaches in post on a day, by their places, in the order of the facts.</summary>
    public ImmutableArray<int> CoachesOn(DateOnly day)
    {
        var organisations = CoveredOn(day);
        var inPost = ImmutableArray.CreateBuilder<int>();

        foreach (var coach in Coaches)
        {
            if (EmployerOf(Facts.Coaches[coach], day) is var employer && employer >= 0
                && organisations?[employer] != false
                && HasTier(TierOf(Facts.Coaches[coach], day)))
            {
                inPost.Add(coach);
            }
        }

        return inPost.ToImmutable();
    }

    /// <summary>Whether it covers completions.</summary>
    public bool Covers(in LearningFact fact) => Request.Period.HasMonth(fact.Month) && IsCovered(fact.Organisation, fact.Month) && HasTier(fact.Tier);

    /// <summary>Whether it covers money. What is recorded without a tier counts by that of the first day of its month.</summary>
    public bool Covers(in SpendFact fact) => Request.Period.HasMonth(fact.Month) && IsCovered(fact.Organisation, fact.Month) && HasTier(fact.Coach, fact.Month);

    /// <summary>Whether it covers informal learning.</summary>
    public bool Covers(in InformalFact fact) => Request.Period.HasMonth(fact.Month) && IsCovered(fact.Organisation, fact.Month) && HasTier(fact.Coach, fact.Month);

    /// <summary>Whether it covers places on runs.</summary>
    public bool Covers(in BookedFact fact) => Request.Period.HasMonth(fact.Month) && IsCovered(fact.Organisation, fact.Month) && HasTier(fact.Coach, fact.Month);

    /// <summary>Whether it covers a budget: it is held by an organisation that is covered when coaches are counted, and open on a day of the period.</summary>
    public bool Covers(in BudgetFact fact) =>
        fact.OpensOn <= Request.Period.To && fact.ClosesOn >= Request.Period.From && CoveredOn(AsAt)?[fact.Organisation] != false;

    /// <summary>Organisations that are covered in a month, by their places. Null: all, and those who work for none.</summary>
    public bool[]? CoveredIn(DateOnly month)
    {
        if (Request.Basis == OrganisationBasis.AsNow)
        {
            return now ??= CoveredOn(Facts.Day);
        }

        var place = CubeDimension.CodeOf(month) - CubeDimension.CodeOf(Request.Period.From);

        return (uint)place < ofMonths.Length ? ofMonths[place] ??= CoveredOn(month) : CoveredOn(month);
    }

    /// <summary>The employer on a day, by its place. -1 between employments.</summary>
    public static int EmployerOf(CoachFacts coach, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(coach);

        foreach (var post in coach.Posts)
        {
            if (post.From <= day && (post.To is null || post.To >= day))
            {
                return post.Organisation;
            }
        }

        return -1;
    }

    /// <summary>The tier on a day. Null without one.</summary>
    public static PracticeTier? TierOf(CoachFacts coach, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(coach);

        foreach (var award in coach.Tiers)
        {
            if (award.From <= day && (award.To is null || award.To >= day))
            {
                return award.Tier;
            }
        }

        return null;
    }

    private bool[]? CoveredOn(DateOnly day)
    {
        if (tree is null)
        {
            return null;
        }

        var of = tree.SameSince(Request.Basis == OrganisationBasis.AsNow ? Facts.Day : day);

        if (!covered.TryGetValue(of, out var organisations))
        {
            organisations = tree.Under(tops, of);
            covered.Add(of, organisations);
        }

        return organisations;
    }

    private ImmutableArray<int> FindCoaches()
    {
        var index = FactsIndex.Of(Facts);

        if (CoveredOn(Facts.Day) is not { } today)
        {
            return index.All;
        }

        var ever = (bool[])today.Clone();

        foreach (var day in Enumerable.Range(0, Request.Period.MonthCount).Select(Request.Period.FirstMonth.AddMonths).Append(AsAt))
        {
            var organisations = CoveredOn(day)!;

            for (var place = 0; place < ever.Length; place++)
            {
                ever[place] |= organisations[place];
            }
        }

        return index.CoachesOf(ever);
    }

    private bool IsCovered(int organisation, DateOnly month) => CoveredIn(month) is not { } organisations || (organisation >= 0 && organisations[organisation]);

    private bool HasTier(PracticeTier? tier) => Request.Tiers.IsEmpty || (tier is { } known && Request.Tiers.Contains(known));

    private bool HasTier(int coach, DateOnly day) => Request.Tiers.IsEmpty || HasTier(TierOf(Facts.Coaches[coach], day));
}
