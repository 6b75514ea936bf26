using System.Globalization;
using CpdGraph.Testing;

namespace CpdGraph.Domain.Tests;

/// <summary>The page that coaches read says what the rules do.</summary>
public sealed class SuggestionsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "suggestions.md"));

    [Fact]
    public void The_table_of_points_is_that_of_the_code()
    {
        var rows = Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' '));

        Assert.Equal(SuggestionPoints.All.Select(point => string.Create(CultureInfo.InvariantCulture, $"`{StableCode.Of(point.Kind)}` | {point.When} | {point.Points}")), rows);
    }

    [Fact]
    public void The_other_numbers_are_those_of_the_code()
    {
        Assert.Contains($"at most {SuggestionPoints.MaximumGaps} gaps", Page, StringComparison.Ordinal);
        Assert.Contains($"within {SuggestionPoints.SoonDays} days", SuggestionPoints.StartsSoon.When, StringComparison.Ordinal);
        Assert.Contains($"within {SuggestionPoints.ExpiringDays} days", SuggestionPoints.Expiring.When, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_reason_has_points_and_conveniences_together_weigh_less_than_any_gap_that_is_reached()
    {
        Assert.Equal(Enum.GetValues<SuggestionReasonKind>(), SuggestionPoints.All.Select(point => point.Kind).Distinct().Order());
        Assert.True(SuggestionPoints.All.Where(point => !SuggestionPoints.IsSubstantive(point.Kind)).Sum(point => point.Points) < SuggestionPoints.Gap.Points);
        Assert.True(SuggestionPoints.OfGaps(99, 99).Sum(point => point.Points) < SuggestionPoints.Requirement.Points);
    }
}
