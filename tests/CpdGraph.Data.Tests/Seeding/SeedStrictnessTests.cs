using System.Collections.Immutable;

namespace CpdGraph.Data.Tests;

public sealed class SeedStrictnessTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly SeedFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_unknown_key_is_named_with_file_row_and_line()
    {
        folder.Replace("specialisms.yaml", "- slug: respiratory\n  nam: Typing error\n  name: Lungs\n  provenance: OFFICIAL\n  source: A page\n");

        Assert.Equal("specialisms.yaml, row 1 (respiratory), line 2: 'nam' is not a key of this row.", Problem());
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        folder.Replace("specialisms.yaml", "- slug: respiratory\n  name: Lungs\n  provenance: OFFICIAL\n");

        Assert.Equal("specialisms.yaml, row 1 (respiratory), line 1: 'source' is missing.", Problem());
    }

    [Fact]
    public void An_unknown_enum_value_is_told_with_the_known_ones()
    {
        folder.Replace("specialisms.yaml", "- slug: respiratory\n  name: Lungs\n  provenance: UNOFFICIAL\n  source: A page\n");

        Assert.Equal(
            "specialisms.yaml, row 1 (respiratory), provenance, line 3: 'UNOFFICIAL' is not one of OFFICIAL, OFFICIAL_PARAPHRASED, PROVIDER_STATED, PROJECT_AUTHORED, ILLUSTRATIVE.",
            Problem());
    }

    [Fact]
    public void An_enum_value_in_other_letters_is_not_that_value()
    {
        folder.Replace("specialisms.yaml", "- slug: respiratory\n  name: Lungs\n  provenance: Official\n  source: A page\n");

        Assert.Contains("'Official' is not one of", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slug_that_is_there_already_is_told_with_its_place()
    {
        const string Row = "- slug: respiratory\n  name: Lungs\n  provenance: OFFICIAL\n  source: A page\n";
        folder.Replace("specialisms.yaml", Row + Row);

        Assert.Equal(
            "specialisms.yaml, row 2 (respiratory), line 5: 'respiratory' is there already: specialisms.yaml, row 1 (respiratory), line 1:.",
            Problem());
    }

    [Fact]
    public void A_reference_to_nothing_is_told_with_what_it_should_be()
    {
        folder.Edit("offers.yaml", "provider: peak", "provider: peek");

        Assert.Equal("offers.yaml, row 1 (peak-level-1), line 1: 'peek' is not a known provider.", Problem());
    }

    [Theory]
    [InlineData("coverage: ASSESSES", "coverage: ASSESSES, coverage: ASSESSES", "is not YAML")]
    [InlineData("days: 4", "days: four", "'four' is not a number")]
    [InlineData("seenOn: 2026-11-22", "seenOn: 22/11/2026", "'22/11/2026' is not a day like 2026-04-01")]
    [InlineData("summary: Four days.", "summary: ~", "'~' is not text")]
    [InlineData("slug: peak-level-1", "slug: Peak_level_1", "'Peak_level_1' is not a slug")]
    [InlineData("satisfies: [ACCREDITED]", "satisfies: [ACCREDITTED]", "'ACCREDITTED' is not a known readiness requirement")]
    [InlineData("price: { amount: 35.00 }", "price: { amount: 35.001 }", "is not an amount of whole pence")]
    [InlineData("price: { amount: 35.00 }", "price: { amount: 35.00, free: true }", "is free and has an amount")]
    [InlineData("{ competency: \"1.1\"", "{ competency: \"9.9\"", "'9.9' is not a known competency")]
    public void A_mistake_in_an_offer_is_told(string right, string wrong, string expected)
    {
        folder.Edit("offers.yaml", right, wrong);

        // One mistake may bring others: what refers to the offer, for example.
        var problem = Problems()[0];
        Assert.StartsWith("offers.yaml, ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_comes_only_after_an_earlier_one()
    {
        folder.Edit("pathways.yaml", "after: [first]", "after: [third]");

        Assert.Contains("comes after 'third', which is no earlier step of this pathway", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        folder.Remove("pathways.yaml");

        Assert.Equal("pathways.yaml is missing.", Problem());
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_twenty_at_most()
    {
        folder.Replace("specialisms.yaml", string.Concat(Enumerable.Range(0, 30).Select(number => $"- {{ slug: a-{number}, name: A, provenance: OFFICIAL }}\n")));

        var refusal = Assert.Throws<SeedException>(() => SeedLoader.Read(folder.Path, demo: false, Today));

        Assert.Equal(20, refusal.Problems.Length);
        Assert.Contains("specialisms.yaml, row 20 (a-19)", refusal.Message, StringComparison.Ordinal);
    }

    private string Problem() => Assert.Single(Problems());

    private ImmutableArray<string> Problems() =>
        Assert.Throws<SeedException>(() => SeedLoader.Read(folder.Path, demo: false, Today)).Problems;
}
