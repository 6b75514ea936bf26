using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Completions as flat rows, grouped by up to three dimensions, as they may be shown. Safe to share between threads.
/// </summary>
/// <remarks>
/// Rows of fewer than 8 coaches are hidden, and look like those of nobody: which they are would tell more of totals than their numbers do. A row is withheld, that is
/// hidden with them, where the totals that a reader can ask for would give it or a row beside it away: totals by fewer or
/// coarser dimensions, and those without the filters of the request. Other requests come to the same rows, so that none of them tells what this one withholds.
/// </remarks>
public sealed class CompletionCube
{
    private readonly Func<IEnumerable<object?>, bool> isWithheld;
    private readonly Func<IEnumerable<object?>, bool> isWithoutSums;

    private CompletionCube(ImmutableArray<CompletionRow> rows, Func<IEnumerable<object?>, bool> isWithheld, Func<IEnumerable<object?>, bool> isWithoutSums) =>
        (Rows, this.isWithheld, this.isWithoutSums) = (rows, isWithheld, isWithoutSums);

    /// <summary>
    /// Rows of 8 coaches or more that are not withheld: times in order, other values in the order of the facts, those without one first. Where anything is hidden, a last
    /// row without any value stands for all that is.
    /// </summary>
    public ImmutableArray<CompletionRow> Rows { get; }

    /// <summary>Whether a row that has somebody is left out, since it would give one that is hidden away.</summary>
    /// <param name="values">One value for each dimension.</param>
    public bool IsWithheld(params IEnumerable<object?> values) => isWithheld(values);

    /// <summary>Whether minutes and money of a row are left out, since they would leave those of few people.</summary>
    /// <inheritdoc cref="IsWithheld"/>
    public bool IsWithoutSums(params IEnumerable<object?> values) => isWithoutSums(values);

    /// <summary>Counts.</summary>
    public static CompletionCube Of(WorkforceFacts facts, CompletionCubeRequest request)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(request);

        return Of(request, new WorkforceScope(facts, request.Scope), [.. ScopeFilter.Of(facts, request.Scope)]);
    }

    /// <summary>Counts.</summary>
    /// <param name="scope">That of the request.</param>
    /// <param name="filters">What its scope narrows.</param>
    internal static CompletionCube Of(CompletionCubeRequest request, WorkforceScope scope, ImmutableArray<ScopeFilter> filters)
    {
        var work = new Work(request, scope, filters);

        return new(
            work.Rows(),
            values => work.Withheld.Any(key => work.ValuesOf(key).SequenceEqual(values)),
            values => work.WithoutSums.Any(key => work.ValuesOf(key).SequenceEqual(values)));
    }

    private sealed class Work
    {
        private readonly WorkforceFacts facts;
        private readonly CompletionCubeRequest request;
        private readonly OrganisationTree tree;
        private readonly WorkforceScope scope;
        private readonly ImmutableArray<ScopeFilter> filters;
        private readonly ImmutableArray<CubeDimension> dimensions;
        private readonly int? stream;

        public Work(CompletionCubeRequest request, WorkforceScope scope, ImmutableArray<ScopeFilter> filters)
        {
            (facts, this.request, this.scope, this.filters) = (scope.Facts, request, scope, filters);
            tree = FactsIndex.Of(facts).Tree;
            dimensions = [.. request.GroupBy.Select(dimension => CubeDimension.Of(dimension, ParentOf))];
            stream = request.StreamId is { } id ? facts.Streams.IndexOf(id) : null;
        }

        public HashSet<CubeKey> Withheld { get; } = [];

        public HashSet<CubeKey> WithoutSums { get; } = [];

        public IEnumerable<object?> ValuesOf(CubeKey key) => dimensions.Select((dimension, place) => dimension.ValueOf(key[place], facts));

        public ImmutableArray<CompletionRow> Rows()
        {
            var cells = CubeCells.Count(scope, request.GroupBy, Everything, stream);

            Examine(null, scope, Everything, key => key);

            foreach (var filter in filters)
            {
                Beside(filter.Dimension, filter.Wider, OfChannel((in LearningFact fact) => filter.CodeOf(fact.Organisation, fact.Month, fact.Tier)), filter.Own);
            }

            if (request.Channel is { } channel)
            {
                var dimension = CubeDimension.Of(CompletionDimension.OfferChannel, ParentOf);
                Beside(dimension, scope, (in LearningFact fact) => (int)facts.Versions[fact.Version].Channel, (int)channel);
            }

            if (stream is { } paid)
            {
                var dimension = CubeDimension.Of(CompletionDimension.FundingStream, ParentOf);
                var all = CubeCells.Count(scope, request.GroupBy, Everything, stream: null, isFilteredByStream: true);
                ExamineAll(dimension, all, Apart(scope, Everything, paidBy: null), key => OwnOf(key, paid));
            }

            // Where one completion counts in several groups, what is left of a sum cannot be told from what counts twice: then there are none beside hidden groups.
            if (request.GroupBy.Any(dimension => dimension is CompletionDimension.CompetencyArea or CompletionDimension.Competency)
                && !cells.Cells.All(cell => IsShown(cell.Key, cell.Value)))
            {
                WithoutSums.UnionWith(cells.Cells.Keys);
            }

            var rule = Disclosure.OfCounts(exact: false);

            return
            [
                .. cells.Cells
                    .Where(cell => IsShown(cell.Key, cell.Value))
                    .OrderBy(cell => cell.Key.First).ThenBy(cell => cell.Key.Second).ThenBy(cell => cell.Key.Third)
                    .Select(cell => new CompletionRow([.. ValuesOf(cell.Key)], rule.Group(cell.Value, WithoutSums.Contains(cell.Key)))),
                .. cells.Cells.All(cell => IsShown(cell.Key, cell.Value)) ? [] : new[] { new CompletionRow([.. dimensions.Select(_ => (object?)null)], Disclosure.Rest) },
            ];

            static CubeKey? OwnOf(CubeKey key, int own) => key.Filter == own ? key with { Filter = CubeKey.All } : null;

            void Beside(CubeDimension filtered, WorkforceScope wider, CubeFilter codeOf, int own) =>
                Examine(filtered, wider, codeOf, key => OwnOf(key, own));

            void Examine(CubeDimension? filtered, WorkforceScope wider, CubeFilter codeOf, Func<CubeKey, CubeKey?> ownOf)
            {
                var all = filtered is null ? cells : CubeCells.Count(wider, request.GroupBy, codeOf, stream);
                ExamineAll(filtered, all, dimensions.Any(dimension => dimension.Overlaps) ? Apart(wider, codeOf, stream) : all.Cells, ownOf);
            }

            void ExamineAll(CubeDimension? filtered, CubeCells all, IReadOnlyDictionary<CubeKey, GroupTally> apart, Func<CubeKey, CubeKey?> ownOf)
            {
                var relations = new CubeRelations(dimensions, filtered);
                relations.Examine(all.Cells, apart);
                Withheld.UnionWith(relations.Withheld.Select(ownOf).OfType<CubeKey>());
                WithoutSums.UnionWith(relations.WithoutSums.Select(ownOf).OfType<CubeKey>());
            }
        }

        private bool IsShown(CubeKey key, GroupTally tally) => !tally.IsSmall && !Withheld.Contains(key);

        private int? Everything(in LearningFact fact) => IsOfChannel(fact) ? CubeKey.All : null;

        private CubeFilter OfChannel(CubeFilter filter) => (in LearningFact fact) => IsOfChannel(fact) ? filter(fact) : null;

        private bool IsOfChannel(in LearningFact fact) => request.Channel is not { } channel || facts.Versions[fact.Version].Channel == channel;

        private int ParentOf(int organisation) => tree.ParentOf(organisation, request.Scope.Basis == OrganisationBasis.AsNow ? facts.Day : scope.AsAt);

        // Cells of the dimensions that do not overlap, at the same places as in the whole keys.
        private Dictionary<CubeKey, GroupTally> Apart(WorkforceScope wider, CubeFilter codeOf, int? paidBy)
        {
            var places = dimensions.Select((dimension, place) => (dimension, place)).Where(pair => !pair.dimension.Overlaps).Select(pair => pair.place).ToArray();
            var counted = CubeCells.Count(wider, [.. places.Select(place => request.GroupBy[place])], codeOf, paidBy);

            return counted.Cells.ToDictionary(
                cell => places.Select((place, at) => (place, at))
                    .Aggregate(CubeKey.Everything with { Filter = cell.Key.Filter }, (key, pair) => key.With(pair.place, cell.Key[pair.at])),
                cell => cell.Value);
        }
    }
}
