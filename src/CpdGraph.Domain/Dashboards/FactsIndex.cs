using System.Collections.Concurrent;
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
    private readonly List<int>[] coachesOf;
    private readonly ConcurrentDictionary<CompletionDimension, int[][]> groups = [];
    private readonly ConcurrentDictionary<(bool, bool), (int, int)[][]> mappings = [];

    private FactsIndex(WorkforceFacts facts)
    {
        this.facts = facts;
        var coaches = facts.Coaches.Length;
        coachesOf = [.. facts.Organisations.Select(_ => new List<int>())];
        Tree = new(facts);
        Learning = new(facts.Learning, coaches);
        Spend = new(facts.Spend, coaches);
        Informal = new(facts.Informal, coaches);
        Booked = new(facts.Booked, coaches);
        All = [.. Enumerable.Range(0, coaches)];

        foreach (var coach in All)
        {
            foreach (var post in facts.Coaches[coach].Posts)
            {
                Note(coach, post.Organisation);
            }

            NoteAll(Learning.Of(coach));
            NoteAll(Spend.Of(coach));
            NoteAll(Informal.Of(coach));
            NoteAll(Booked.Of(coach));
        }
    }

    public OrganisationTree Tree { get; }

    public FactColumn<LearningFact> Learning { get; }

    public FactColumn<SpendFact> Spend { get; }

    public FactColumn<InformalFact> Informal { get; }

    public FactColumn<BookedFact> Booked { get; }

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

    /// <summary>For each version the groups of a dimension that its completions count in: see <see cref="CompletionGrouping"/>.</summary>
    /// <param name="groupsOf">Works them out for one version. The same for all who ask of a dimension.</param>
    public int[][] GroupsOf(CompletionDimension by, Func<VersionFacts, int[]> groupsOf) => groups.GetOrAdd(by, _ => [.. facts.Versions.Select(groupsOf)]);

    /// <summary>
    /// For each version the pairs of area and competency in which its completions count; where one of the two is not asked for, each of the other once.
    /// </summary>
    public (int Area, int Competency)[][] MappingsOf(bool byArea, bool byCompetency) => mappings.GetOrAdd((byArea, byCompetency), _ =>
    [
        .. facts.Versions.Select(version => (byArea || byCompetency) && !version.Competencies.IsDefaultOrEmpty
            ? version.Competencies
                .Select(competency => (byArea ? facts.Competencies[competency].Area : CubeKey.None, byCompetency ? competency : CubeKey.None))
                .Distinct()
                .ToArray()
            : [(CubeKey.None, CubeKey.None)]),
    ]);

    private void NoteAll<T>(ReadOnlySpan<T> did)
        where T : struct, IMonthlyFact
    {
        foreach (ref readonly var fact in did)
        {
            Note(fact.Coach, fact.Organisation);
        }
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
