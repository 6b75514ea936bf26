using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CpdGraph.Domain;

/// <content>What can be asked for beside this scope, so that no number of it, taken with those, gives a small one away.</content>
public sealed partial class WorkforceNumbers
{
    private readonly Dictionary<DateOnly, ImmutableArray<CoachesBeside>> beside = [];
    private ImmutableArray<ScopeFilter> filters;

    private ImmutableArray<ScopeFilter> Filters => filters.IsDefault ? filters = Request.Exact ? [] : [.. ScopeFilter.Of(Facts, Request)] : filters;

    // Counts of the same groups in each wider scope and in its parts.
    private CountsBeside[] Beside(DateOnly day, Func<ImmutableArray<int>, int[]> count) =>
        [.. BesideOn(day).Select(family => new CountsBeside(count(family.All), [.. family.Parts.Select(part => count(part))]))];

    private ImmutableArray<CoachesBeside> BesideOn(DateOnly day)
    {
        if (!beside.TryGetValue(day, out var families))
        {
            families = [.. Filters.Where(filter => !filter.Dimension.IsOfTime).Select(filter => FamilyOf(filter, day))];
            beside.Add(day, families);
        }

        return families;
    }

    private CoachesBeside FamilyOf(ScopeFilter filter, DateOnly day)
    {
        var all = filter.Wider.CoachesOn(day);
        var parts = all.GroupBy(coach =>
            filter.CodeOf(WorkforceScope.EmployerOf(Facts.Coaches[coach], day), day, WorkforceScope.TierOf(Facts.Coaches[coach], day)));

        return new(all, [.. parts.Select(part => part.ToImmutableArray())]);
    }

    // Which completions of the same groups are withheld from the rows of facts, so that neither answer tells what the other does not.
    private CompletionCube? CubeOf(params ImmutableArray<CompletionDimension> groupBy) =>
        Request.Exact ? null : CompletionCube.Of(new CompletionCubeRequest { GroupBy = groupBy, Scope = Request }, scope, Filters);

    // Which groups of something that coaches did are withheld, and whose sums are: by the same rule, for facts that are no completions.
    private (HashSet<int> Withheld, HashSet<int> WithoutSums) WithheldOf<TFact>(FactColumn<TFact> column, Func<WorkforceScope, TFact, bool> covers, Func<TFact, Done> read)
        where TFact : struct, IMonthlyFact
    {
        var (withheld, withoutSums) = (new HashSet<int>(), new HashSet<int>());

        foreach (var filter in Filters)
        {
            var cells = new Dictionary<CubeKey, GroupTally>();
            var isOfTier = filter.Dimension.Dimension == CompletionDimension.Tier;

            foreach (var coach in filter.Wider.Coaches)
            {
                foreach (var fact in column.Of(coach, filter.Wider.Request.Period))
                {
                    if (covers(filter.Wider, fact) && read(fact) is var done && done.Events > 0)
                    {
                        var tier = isOfTier ? WorkforceScope.TierOf(Facts.Coaches[coach], done.Month) : null;
                        var key = CubeKey.Everything with { First = done.Group, Filter = filter.CodeOf(done.Organisation, done.Month, tier) };
                        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
                        (tally ??= new()).Add(coach, done.Events, done.Minutes, done.Pence);
                    }
                }
            }

            var relations = new CubeRelations([], filter.Dimension);
            relations.Examine(cells, cells);
            withheld.UnionWith(relations.Withheld.Where(key => key.Filter == filter.Own).Select(key => key.First));
            withoutSums.UnionWith(relations.WithoutSums.Where(key => key.Filter == filter.Own).Select(key => key.First));
        }

        return (withheld, withoutSums);
    }

    /// <summary>What one coach did.</summary>
    private readonly record struct Done(int Group, int Organisation, DateOnly Month, int Events, long Minutes = 0, long Pence = 0);

    private sealed record CoachesBeside(ImmutableArray<int> All, ImmutableArray<ImmutableArray<int>> Parts);
}
