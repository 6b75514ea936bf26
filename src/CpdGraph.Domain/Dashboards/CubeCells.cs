using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CpdGraph.Domain;

/// <summary>True numbers of completions in cells of up to three dimensions, and of one that a filter narrows: one pass over the facts.</summary>
internal sealed class CubeCells
{
    private readonly Dictionary<CubeKey, GroupTally> cells = [];

    private CubeCells()
    {
    }

    /// <summary>The cells that have anything in them.</summary>
    public IReadOnlyDictionary<CubeKey, GroupTally> Cells => cells;

    /// <summary>Counts.</summary>
    /// <param name="scope">Whose completions, and when.</param>
    /// <param name="dimensions">By what.</param>
    /// <param name="filter">Code of the fourth place, or null for completions that are left out.</param>
    /// <param name="stream">Only what this stream paid for, by its place. Null: whoever paid.</param>
    /// <param name="isFilteredByStream">Whether the fourth place is the stream that paid, for each that did.</param>
    public static CubeCells Count(
        WorkforceScope scope, ImmutableArray<CompletionDimension> dimensions, CubeFilter filter, int? stream, bool isFilteredByStream = false)
    {
        var counted = new CubeCells();
        var index = FactsIndex.Of(scope.Facts);
        var mapped = index.MappingsOf(dimensions.Contains(CompletionDimension.CompetencyArea), dimensions.Contains(CompletionDimension.Competency));
        var byStream = isFilteredByStream || dimensions.Contains(CompletionDimension.FundingStream);

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Learning.Of(coach, scope.Request.Period))
            {
                if (!scope.Covers(fact) || filter(fact) is not { } filtered)
                {
                    continue;
                }

                var funding = fact.Funding.IsDefault ? [] : fact.Funding;

                if (stream is { } only)
                {
                    funding = [.. funding.Where(part => part.Stream == only)];

                    if (funding.IsEmpty)
                    {
                        continue;
                    }
                }

                foreach (var (area, competency) in mapped[fact.Version])
                {
                    if (!byStream || funding.IsEmpty)
                    {
                        var code = isFilteredByStream ? CubeKey.None : filtered;
                        var pence = 0L;

                        foreach (var part in funding)
                        {
                            pence += part.Pence;
                        }

                        counted.Add(fact, Key(fact, scope.Facts, dimensions, area, competency, CubeKey.None, code), pence);
                        continue;
                    }

                    foreach (var part in funding)
                    {
                        counted.Add(fact, Key(fact, scope.Facts, dimensions, area, competency, part.Stream, isFilteredByStream ? part.Stream : filtered), part.Pence);
                    }
                }
            }
        }

        return counted;
    }

    private void Add(in LearningFact fact, CubeKey key, long pence)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
        tally ??= new GroupTally();
        tally.Add(fact.Coach, fact.Completions, fact.Minutes, pence);
    }

    private static CubeKey Key(
        in LearningFact fact, WorkforceFacts facts, ImmutableArray<CompletionDimension> dimensions, int area, int competency, int stream, int filtered)
    {
        var key = CubeKey.Everything with { Filter = filtered };
        var version = facts.Versions[fact.Version];

        for (var place = 0; place < dimensions.Length; place++)
        {
            key = key.With(place, dimensions[place] switch
            {
                CompletionDimension.Month => CubeDimension.CodeOf(fact.Month),
                CompletionDimension.Quarter => CubeDimension.QuarterOf(CubeDimension.CodeOf(fact.Month)),
                CompletionDimension.FinancialYear => CubeDimension.YearOf(CubeDimension.CodeOf(fact.Month)),
                CompletionDimension.Organisation => fact.Organisation < 0 ? CubeKey.None : fact.Organisation,
                CompletionDimension.Tier => CodeOf(fact.Tier),
                CompletionDimension.ProviderKind => (int)version.ProviderKind,
                CompletionDimension.OfferChannel => (int)version.Channel,
                CompletionDimension.OfferFormat => (int)version.Format,
                CompletionDimension.CompetencyArea => area,
                CompletionDimension.Competency => competency,
                _ => stream,
            });
        }

        return key;
    }

    /// <summary>Code of a tier.</summary>
    public static int CodeOf(PracticeTier? tier) => tier is { } known ? (int)known : CubeKey.None;
}

/// <summary>Code of what a filter narrows, or null for completions that are left out.</summary>
internal delegate int? CubeFilter(in LearningFact fact);
