using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Codes of one dimension's values, and what is above them. The same value has the same code in every cube of the same facts.</summary>
/// <param name="Coarser">Steps up: each takes a code to that of the group above it. All together is not among them.</param>
/// <param name="Overlaps">Whether one completion can be in several groups.</param>
/// <param name="IsOfTime">Whether one coach can be in several groups, since they go on.</param>
internal sealed record CubeDimension(CompletionDimension Dimension, ImmutableArray<Func<int, int>> Coarser, bool Overlaps, bool IsOfTime)
{
    private const int Levels = 4;

    /// <summary>A dimension of some facts.</summary>
    /// <param name="parentOf">The organisation above another; -1 when there is none.</param>
    public static CubeDimension Of(CompletionDimension dimension, Func<int, int> parentOf) => new(
        dimension,
        dimension switch
        {
            CompletionDimension.Month => [QuarterOf, YearOf],
            CompletionDimension.Quarter => [YearOf],
            CompletionDimension.Organisation => [.. Enumerable.Range(0, Levels).Select(level => (Func<int, int>)(place => AtLevel(place, level, parentOf)))],
            _ => [],
        },
        dimension is CompletionDimension.CompetencyArea or CompletionDimension.Competency or CompletionDimension.FundingStream,
        CompletionCubeRequest.IsOfTime(dimension));

    /// <summary>Code of a month: months since the year 0.</summary>
    public static int CodeOf(DateOnly month) => (month.Year * 12) + month.Month - 1;

    /// <summary>Code of the first month of the quarter.</summary>
    public static int QuarterOf(int month) => month / 3 * 3;

    /// <summary>Code of the first month of the financial year, April.</summary>
    public static int YearOf(int month) => (((month - 3) / 12) * 12) + 3;

    /// <summary>What a code stands for. Null for none.</summary>
    public object? ValueOf(int code, WorkforceFacts facts) => code == CubeKey.None ? null : Dimension switch
    {
        CompletionDimension.Month or CompletionDimension.Quarter or CompletionDimension.FinancialYear => new DateOnly(code / 12, (code % 12) + 1, 1),
        CompletionDimension.Organisation => facts.Organisations[code],
        CompletionDimension.Tier => (PracticeTier)code,
        CompletionDimension.ProviderKind => (ProviderKind)code,
        CompletionDimension.OfferChannel => (OfferChannel)code,
        CompletionDimension.OfferFormat => (OfferFormat)code,
        CompletionDimension.CompetencyArea => facts.Areas[code],
        CompletionDimension.Competency => facts.Competencies[code].Id,
        CompletionDimension.FundingStream => facts.Streams[code],
        _ => throw new InvalidOperationException($"{Dimension} is not a dimension."),
    };

    /// <summary>The organisation above that is so many levels from the top, with all below it; one that is nearer to the top stands for itself.</summary>
    public static int AtLevel(int place, int level, Func<int, int> parentOf)
    {
        var chain = Above(place, parentOf);

        return chain[Math.Max(0, chain.Count - 1 - level)];
    }

    /// <summary>An organisation, and all above it, lowest first.</summary>
    public static List<int> Above(int place, Func<int, int> parentOf)
    {
        var chain = new List<int> { place };

        while (chain.Count <= OrganisationTree.MaximumLevels && parentOf(chain[^1]) is var parent && parent >= 0)
        {
            chain.Add(parent);
        }

        return chain;
    }
}
