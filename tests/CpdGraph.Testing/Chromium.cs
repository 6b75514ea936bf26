namespace CpdGraph.Testing;

/// <summary>The system's Chromium, in which scripts of <c>tests/npm</c> look at pages by <c>playwright-core</c>.</summary>
public static class Chromium
{
    /// <summary>Names the executable where it is another than the usual one; the scripts read it too.</summary>
    public const string Variable = "CHROMIUM";

    // It draws the same pages without a window around them, for less than half of the processor's time.
    private const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    /// <summary>Without Chromium the running test is skipped with the command that installs it; where <c>CPDGRAPH_CI=1</c>, it fails.</summary>
    public static void Require()
    {
        if (!File.Exists(Environment.GetEnvironmentVariable(Variable) ?? HeadlessShell))
        {
            Prerequisite.Missing("These tests need Chromium.", $"sudo apt-get install -y chromium-headless-shell (or export {Variable}=/usr/bin/chromium, or wherever yours is)");
        }
    }
}
