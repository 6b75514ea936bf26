namespace CpdGraph.Domain;

/// <summary>
/// One thing that a request narrows, with the wider scope that can be asked for and the parts that make it up: the organisations beside the one that is named, the
/// other tiers, the other months or quarters of the year.
/// </summary>
/// <param name="Dimension">What the parts differ in.</param>
/// <param name="Wider">The scope without what is narrowed.</param>
/// <param name="CodeOf">The part that something of an organisation, a day and a tier belongs to.</param>
/// <param name="Own">The part that the request is of.</param>
internal sealed record ScopeFilter(CubeDimension Dimension, WorkforceScope Wider, ScopeFilter.Codes CodeOf, int Own)
{
    /// <summary>The code of a part.</summary>
    /// <param name="organisation">Place of the employer; -1 for none.</param>
    public delegate int Codes(int organisation, DateOnly day, PracticeTier? tier);

    /// <summary>What a request narrows. Several organisations, and all of them, are a part of nothing.</summary>
    public static IEnumerable<ScopeFilter> Of(WorkforceFacts facts, WorkforceRequest request)
    {
        if (request.Tiers is [var tier])
        {
            yield return new(
                new(CompletionDimension.Tier, [], Overlaps: false, IsOfTime: false),
                new(facts, request with { Tiers = [] }),
                (_, _, of) => CubeCells.CodeOf(of),
                (int)tier);
        }

        if (request.Organisations is [var organisation] && facts.Organisations.IndexOf(organisation) is var own && own >= 0)
        {
            var tree = FactsIndex.Of(facts).Tree;
            var asNow = request.Basis == OrganisationBasis.AsNow;
            var above = CubeDimension.Above(own, place => tree.ParentOf(place, asNow || request.Period.To > facts.Day ? facts.Day : request.Period.To)).Skip(1).ToArray();

            var levels = new LevelCodes(tree, facts.Organisations.Length, above.Length);

            // Each organisation above it, and all together, is made of those at its level.
            foreach (var wider in above.Cast<int?>().Append(null))
            {
                yield return new(
                    new(CompletionDimension.Organisation, [], Overlaps: false, IsOfTime: false),
                    new(facts, request with { Organisations = wider is { } one ? [facts.Organisations[one]] : null }),
                    (employer, day, _) => employer < 0 ? CubeKey.None : levels.On(asNow ? facts.Day : day)[employer],
                    own);
            }
        }

        var dimension = request.Period.Kind switch
        {
            PeriodKind.Month => CompletionDimension.Month,
            PeriodKind.Quarter => CompletionDimension.Quarter,
            PeriodKind.FinancialYear or PeriodKind.FinancialYearSoFar => CompletionDimension.FinancialYear,
            _ => (CompletionDimension?)null,
        };

        if (dimension is { } time)
        {
            var year = LondonCalendar.FinancialYearStart(request.Period.From);
            var usual = CompletionCubeRequest.UsualPeriod(facts.Day);

            yield return new(
                CubeDimension.Of(time, _ => -1),
                new(facts, request with { Period = year >= usual.From && year <= usual.To ? usual : new(PeriodKind.FinancialYear, year, year.AddYears(1).AddDays(-1)) }),
                (_, day, _) => StretchOf(time, CubeDimension.CodeOf(day)),
                StretchOf(time, CubeDimension.CodeOf(request.Period.From)));
        }
    }

    private static int StretchOf(CompletionDimension time, int month) => time switch
    {
        CompletionDimension.Month => month,
        CompletionDimension.Quarter => CubeDimension.QuarterOf(month),
        _ => CubeDimension.YearOf(month),
    };

    /// <summary>Of each organisation the one above it, or itself, at a level from the top: worked out once for all days on which the tree is the same.</summary>
    private sealed class LevelCodes(OrganisationTree tree, int organisations, int level)
    {
        private readonly Dictionary<DateOnly, int[]> bySince = [];
        private DateOnly last;
        private int[]? ofLast;

        public int[] On(DateOnly day)
        {
            if (ofLast is not null && day == last)
            {
                return ofLast;
            }

            var since = tree.SameSince(day);

            if (!bySince.TryGetValue(since, out var codes))
            {
                codes = [.. Enumerable.Range(0, organisations).Select(organisation => CubeDimension.AtLevel(organisation, level, place => tree.ParentOf(place, day)))];
                bySince.Add(since, codes);
            }

            (last, ofLast) = (day, codes);

            return codes;
        }
    }
}
