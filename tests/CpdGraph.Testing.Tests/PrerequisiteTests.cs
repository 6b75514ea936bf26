using Xunit.Sdk;

namespace CpdGraph.Testing.Tests;

public sealed class PrerequisiteTests
{
    [Fact]
    public void A_missing_prerequisite_skips_with_its_reason()
    {
        SkipException? skip = null;

        // Record.Exception would let it through, and this test would itself be skipped.
        try
        {
            Prerequisite.Refuse("No server.", mustBeThere: false);
        }
        catch (SkipException caught)
        {
            skip = caught;
        }

        Assert.Contains("No server.", skip?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_prerequisite_fails_where_all_must_be_there()
    {
        var failure = Record.Exception(() => Prerequisite.Refuse("No server.", mustBeThere: true));

        Assert.IsType<FailException>(failure);
        Assert.Contains("CPDGRAPH_CI=1", failure.Message, StringComparison.Ordinal);
    }
}
