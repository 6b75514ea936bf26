using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Gives groups of completions the keys and labels that charts want. Read-only; safe to share between threads.</summary>
internal sealed class CompletionLabels(Schema schema)
{
    private const int Most = 100;

    private static readonly string[] Enums = ["OfferChannel", "OfferFormat", "ProviderKind", "PracticeTier"];

    // E_LEARNING is ELearning here: the names are the schema's, which knows where the lines go.
    private readonly FrozenDictionary<string, string> names = Enums
        .SelectMany(name => ((EnumType)schema.Type(name)!).Values)
        .Select(value => value.Name)
        .Distinct()
        .ToFrozenDictionary(name => name.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups as they are shown: of time in order, others by what is shown of their count and then by label.</summary>
    public IReadOnlyList<CompletionTallyShown> Show(CompletionDimension by, ImmutableArray<CompletionTally> tallies, CatalogueView catalogue)
    {
        var shown = tallies.Select(tally => new CompletionTallyShown(KeyOf(by, tally.Value, catalogue), LabelOf(by, tally.Value, catalogue), tally.Count, tally.CpdMinutes));

        return by is CompletionDimension.Month or CompletionDimension.Quarter or CompletionDimension.FinancialYear
            ? [.. shown.Take(Most)]
            : [.. shown.OrderByDescending(tally => tally.Count.Value ?? 0).ThenBy(tally => tally.Label, StringComparer.Ordinal).Take(Most)];
    }

    private string KeyOf(CompletionDimension by, object? value, CatalogueView catalogue) => value switch
    {
        null => "",
        DateOnly day when by == CompletionDimension.FinancialYear => Year(day),
        DateOnly day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Enum member => names[member.ToString()],
        OrganisationId id => GlobalId.Of(id),
        CompetencyAreaId id => catalogue.Area(id)?.Code ?? GlobalId.Of(id),
        CompetencyId id => catalogue.Competency(id)?.Code ?? GlobalId.Of(id),
        FundingStreamId id => catalogue.FundingStream(id)?.Code ?? GlobalId.Of(id),
        _ => throw new InvalidOperationException($"No key for a group of type {value.GetType()}."),
    };

    private static string LabelOf(CompletionDimension by, object? value, CatalogueView catalogue) => value switch
    {
        null => by switch
        {
            CompletionDimension.Organisation => "Between employments",
            CompletionDimension.Tier => "No tier",
            CompletionDimension.FundingStream => "No funding known",
            _ => "No competency",
        },
        DateOnly day => by switch
        {
            CompletionDimension.FinancialYear => Year(day),
            CompletionDimension.Quarter => $"{Month(day, "MMM")} to {Month(day.AddMonths(2), "MMM yyyy")}",
            _ => Month(day, "MMM yyyy"),
        },
        PracticeTier tier => Label.Of(tier),
        OfferChannel channel => Label.Of(channel),
        OfferFormat format => Label.Of(format),
        ProviderKind kind => Label.Of(kind),
        OrganisationId id => catalogue.Organisation(id)?.Name ?? "An organisation",
        CompetencyAreaId id => catalogue.Area(id)?.Name ?? "An area",
        CompetencyId id => catalogue.Competency(id) is { } competency ? $"{competency.Code} {competency.Statement}" : "A competency",
        FundingStreamId id => catalogue.FundingStream(id)?.Name ?? "A stream",
        _ => throw new InvalidOperationException($"No label for a group of type {value.GetType()}."),
    };

    private static string Month(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Year(DateOnly start) => string.Create(CultureInfo.InvariantCulture, $"{start.Year}-{(start.Year + 1) % 100:00}");
}
