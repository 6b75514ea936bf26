using CpdGraph.Testing.Snapshots;

namespace CpdGraph.Testing.Tests.Snapshots;

public sealed class LineDiffTests
{
    [Fact]
    public void Only_the_neighbourhood_of_a_change_is_shown()
    {
        var old = string.Join('\n', Enumerable.Range(1, 100));

        Assert.Equal(
            "  @@ line 47 @@\n  47\n  48\n  49\n- 50\n+ fifty\n  51\n  52\n  53",
            LineDiff.Of(old, old.Replace("\n50\n", "\nfifty\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_kept_between_two_changes_are_not_shown_as_changed() =>
        Assert.Equal("  @@ line 1 @@\n- a\n  b\n  c\n+ d", LineDiff.Of("a\nb\nc\n", "b\nc\nd\n"));

    [Fact]
    public void A_long_difference_is_cut_with_the_number_of_lines_left_out()
    {
        var diff = LineDiff.Of("", string.Join('\n', Enumerable.Range(1, 5000)));

        Assert.EndsWith("\n  … 4881 lines more", diff, StringComparison.Ordinal);
    }
}
