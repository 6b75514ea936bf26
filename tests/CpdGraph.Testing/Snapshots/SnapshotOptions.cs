using System.Text.RegularExpressions;

namespace CpdGraph.Testing.Snapshots;

/// <summary>What a snapshot leaves out because it differs from run to run.</summary>
public sealed class SnapshotOptions
{
    private static readonly TimeSpan RegexPatience = TimeSpan.FromSeconds(5);
    private readonly List<Func<string, bool>> ignoredPaths = [];
    private readonly List<Func<string, string>> scrubs = [];

    /// <summary>
    /// Writes <c>"(ignored)"</c> instead of a field's value. The path is from the root, dotted, with <c>[*]</c> for any index
    /// (<c>data.offers.nodes[*].id</c>); <c>**.id</c> is every field of that name.
    /// </summary>
    public SnapshotOptions IgnoreField(string path)
    {
        const string anywhere = "**.";

        ignoredPaths.Add(path.StartsWith(anywhere, StringComparison.Ordinal)
            ? found => found == path[anywhere.Length..] || found.EndsWith(path[2..], StringComparison.Ordinal)
            : found => found == path);

        return this;
    }

    /// <summary>Replaces every match in the finished text.</summary>
    public SnapshotOptions Scrub(string pattern, string replacement)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant, RegexPatience);
        scrubs.Add(text => regex.Replace(text, replacement));

        return this;
    }

    internal bool Ignores(string path) => ignoredPaths.Exists(isIgnored => isIgnored(path));

    internal string Scrubbed(string text) => scrubs.Aggregate(text, (current, scrub) => scrub(current));
}
