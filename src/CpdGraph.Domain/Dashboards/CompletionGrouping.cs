using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Puts completions of a scope into groups of one dimension. Which groups there are does not hang on what the scope did, so that a group that is left out or hidden
/// tells nothing.
/// </summary>
/// <param name="values">What each group is of: see <see cref="CompletionTally.Value"/>.</param>
/// <param name="placesOf">Places of the groups that a completion counts in.</param>
internal sealed class CompletionGrouping(ImmutableArray<object?> values, CompletionGrouping.Places placesOf, bool isOfTime = false)
{
    /// <summary>Places of the groups that completions of one fact count in.</summary>
    public delegate ReadOnlySpan<int> Places(in LearningFact fact);

    /// <summary>What each group is of.</summary>
    public ImmutableArray<object?> Values => values;

    /// <summary>Whether groups are stretches of time, which are shown when they are empty too.</summary>
    public bool IsOfTime => isOfTime;

    /// <summary>Places of the groups that a completion counts in.</summary>
    public ReadOnlySpan<int> PlacesOf(in LearningFact fact) => placesOf(fact);

    /// <summary>The groups of one dimension.</summary>
    public static CompletionGrouping Of(CompletionDimension by, WorkforceScope scope)
    {
        var facts = scope.Facts;

        return by switch
        {
            CompletionDimension.Month => OfTime(scope, month => month),
            CompletionDimension.Quarter => OfTime(scope, month => new(month.Year, ((month.Month - 1) / 3 * 3) + 1, 1)),
            CompletionDimension.FinancialYear => OfTime(scope, LondonCalendar.FinancialYearStart),
            CompletionDimension.Organisation => OfEmployers(scope),
            CompletionDimension.Tier => new(
                [null, .. Enum.GetValues<PracticeTier>().Cast<object>()],
                One((in LearningFact fact) => fact.Tier is { } tier ? (int)tier + 1 : 0)),
            CompletionDimension.ProviderKind => OfVersions<ProviderKind>(facts, by, version => version.ProviderKind),
            CompletionDimension.OfferChannel => OfVersions<OfferChannel>(facts, by, version => version.Channel),
            CompletionDimension.OfferFormat => OfVersions<OfferFormat>(facts, by, version => version.Format),
            CompletionDimension.CompetencyArea => OfMappings(
                facts, by, [.. facts.Areas.Cast<object>()], version => version.Competencies.Select(competency => facts.Competencies[competency].Area)),
            CompletionDimension.Competency => OfMappings(facts, by, [.. facts.Competencies.Select(competency => (object)competency.Id)], version => version.Competencies),
            CompletionDimension.FundingStream => OfStreams(facts),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a dimension."),
        };
    }

    private delegate int Place(in LearningFact fact);

    private static Places One(Place place)
    {
        var one = new int[1];

        return (in LearningFact fact) =>
        {
            one[0] = place(fact);

            return one;
        };
    }

    // What has not begun has nothing in it.
    private static CompletionGrouping OfTime(WorkforceScope scope, Func<DateOnly, DateOnly> stretchOf)
    {
        var period = scope.Request.Period;
        var months = Enumerable.Range(0, period.MonthCount).Select(period.FirstMonth.AddMonths).Where(month => month <= scope.Facts.Day).ToArray();
        DateOnly[] stretches = [.. months.Select(stretchOf).Distinct()];
        var placeOf = months.ToDictionary(month => month, month => Array.IndexOf(stretches, stretchOf(month)));

        // A month after the facts were made has no facts.
        return new([.. stretches.Cast<object>()], One((in LearningFact fact) => placeOf[fact.Month]), isOfTime: true);
    }

    // Those that employed a coach on any day, of the organisations that are covered in a month of the period.
    private static CompletionGrouping OfEmployers(WorkforceScope scope)
    {
        var (facts, period) = (scope.Facts, scope.Request.Period);
        bool[]?[] covered = [.. Enumerable.Range(0, period.MonthCount).Select(month => scope.CoveredIn(period.FirstMonth.AddMonths(month))).Distinct()];
        int[] employers = [.. FactsIndex.Of(facts).Employers.Where(place => covered.Any(organisations => organisations?[place] != false))];
        var placeOf = new int[facts.Organisations.Length];

        for (var place = 0; place < employers.Length; place++)
        {
            placeOf[employers[place]] = place + 1;
        }

        return new(
            [null, .. employers.Select(employer => (object)facts.Organisations[employer])],
            One((in LearningFact fact) => fact.Organisation < 0 ? 0 : placeOf[fact.Organisation]));
    }

    private static CompletionGrouping OfVersions<T>(WorkforceFacts facts, CompletionDimension by, Func<VersionFacts, T> valueOf)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var groups = FactsIndex.Of(facts).GroupsOf(by, version => [Array.IndexOf(values, valueOf(version))]);

        return new([.. values.Cast<object>()], (in LearningFact fact) => groups[fact.Version]);
    }

    private static CompletionGrouping OfMappings(
        WorkforceFacts facts, CompletionDimension by, ImmutableArray<object?> values, Func<VersionFacts, IEnumerable<int>> placesOf)
    {
        var groups = FactsIndex.Of(facts).GroupsOf(by, version => placesOf(version).Select(place => place + 1).Distinct().ToArray() is { Length: > 0 } some ? some : [0]);

        return new([null, .. values], (in LearningFact fact) => groups[fact.Version]);
    }

    private static CompletionGrouping OfStreams(WorkforceFacts facts)
    {
        var places = new int[facts.Streams.Length + 1];

        return new([null, .. facts.Streams.Cast<object>()], (in LearningFact fact) =>
        {
            if (fact.Funding.IsDefaultOrEmpty)
            {
                places[0] = 0;

                return places.AsSpan(0, 1);
            }

            for (var i = 0; i < fact.Funding.Length; i++)
            {
                places[i] = fact.Funding[i].Stream + 1;
            }

            return places.AsSpan(0, fact.Funding.Length);
        });
    }
}
