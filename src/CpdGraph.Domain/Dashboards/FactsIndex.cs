using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CpdGraph.Domain;

/// <summary>
/// Where what each coach did begins in the columns of some facts, and which coaches have anything with an organisation: numbers of a small part are found without
/// looking at all. Made once for facts; safe to share between threads.
/// </summary>
internal sealed class FactsIndex
{
    private static readonly ConditionalWeakTable<WorkforceFacts, FactsIndex> Made = [];

    private readonly WorkforceFacts facts;
    private readonly int[] learning;
    private readonly int[] spend;
    private readonly int[] informal;
    private readonly int[] booked;
    private readonly List<int>[] coachesOf;

    private FactsIndex(WorkforceFacts facts)
    {
        this.facts = facts;
        var coaches = facts.Coaches.Length;
        coachesOf = [.. facts.Organisations.Select(_ => new List<int>())];
        learning = StartsOf(facts.Learning, fact => fact.Coach, coaches);
        spend = StartsOf(facts.Spend, fact => fact.Coach, coaches);
        informal = StartsOf(facts.Informal, fact => fact.Coach, coaches);
        booked = StartsOf(facts.Booked, fact => fact.Coach, coaches);
        All = [.. Enumerable.Range(0, coaches)];

        foreach (var coach in All)
        {
            foreach (var post in facts.Coaches[coach].Posts)
            {
                Note(coach, post.Organisation);
            }

            foreach (ref readonly var fact in Learning(coach))
            {
                Note(coach, fact.Organisation);
            }

            foreach (ref readonly var fact in Spend(coach))
            {
                Note(coach, fact.Organisation);
            }

            foreach (ref readonly var fact in Informal(coach))
            {
                Note(coach, fact.Organisation);
            }

            foreach (ref readonly var fact in Booked(coach))
            {
                Note(coach, fact.Organisation);
            }
        }
    }

    /// <summary>All coaches by their places.</summary>
    public ImmutableArray<int> All { get; }

    /// <summary>Organisations that a coach ever worked for, by their places.</summary>
    public IEnumerable<int> Employers => Enumerable.Range(0, coachesOf.Length).Where(place => coachesOf[place].Count > 0);

    public static FactsIndex Of(WorkforceFacts facts) => Made.GetValue(facts, made => new FactsIndex(made));

    /// <summary>Coaches who work or worked for one of these organisations, or did anything there, in the order of the facts.</summary>
    public ImmutableArray<int> CoachesOf(bool[] organisations)
    {
        var found = new bool[All.Length];

        for (var place = 0; place < organisations.Length; place++)
        {
            foreach (var coach in organisations[place] ? coachesOf[place] : [])
            {
                found[coach] = true;
            }
        }

        return [.. All.Where(coach => found[coach])];
    }

    public ReadOnlySpan<LearningFact> Learning(int coach) => facts.Learning.AsSpan()[learning[coach]..learning[coach + 1]];

    public ReadOnlySpan<SpendFact> Spend(int coach) => facts.Spend.AsSpan()[spend[coach]..spend[coach + 1]];

    public ReadOnlySpan<InformalFact> Informal(int coach) => facts.Informal.AsSpan()[informal[coach]..informal[coach + 1]];

    public ReadOnlySpan<BookedFact> Booked(int coach) => facts.Booked.AsSpan()[booked[coach]..booked[coach + 1]];

    private static int[] StartsOf<T>(ImmutableArray<T> column, Func<T, int> coachOf, int coaches)
    {
        var starts = new int[coaches + 1];

        foreach (var fact in column)
        {
            starts[coachOf(fact) + 1]++;
        }

        for (var coach = 0; coach < coaches; coach++)
        {
            starts[coach + 1] += starts[coach];
        }

        return starts;
    }

    // Coaches come in order, so one who is noted already is the last.
    private void Note(int coach, int organisation)
    {
        if (organisation >= 0 && (coachesOf[organisation] is not { Count: > 0 } noted || noted[^1] != coach))
        {
            coachesOf[organisation].Add(coach);
        }
    }
}
