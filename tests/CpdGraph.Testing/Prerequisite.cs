using Xunit;

namespace CpdGraph.Testing;

/// <summary>
/// Something beside the .NET SDK that a test needs. Where it is missing, the test is skipped with the reason and the command that
/// installs it; under <c>.ci/run</c>, which sets <c>CPDGRAPH_CI=1</c>, it fails instead, so that nothing goes untested unseen.
/// </summary>
public static class Prerequisite
{
    public const string Variable = "CPDGRAPH_CI";

    /// <summary>Is a missing prerequisite a failure here?</summary>
    public static bool MustBeThere => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Ends the running test: skipped, or failed where everything must be there. Call it from a test or its class's <c>InitializeAsync</c>.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void Missing(string what, string installCommand)
    {
        Refuse($"{what} Install it with: {installCommand}", MustBeThere);
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal static void Refuse(string message, bool mustBeThere)
    {
        if (mustBeThere)
        {
            Assert.Fail($"{message} ({Variable}=1 makes this a failure.)");
        }

        Assert.Skip(message);
    }
}
