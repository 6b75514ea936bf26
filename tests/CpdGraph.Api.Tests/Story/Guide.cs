using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CpdGraph.Domain;
using CpdGraph.Testing;

namespace CpdGraph.Api.Tests.Story;

/// <summary>One operation of a guide, as it stands there.</summary>
/// <param name="Who">Who asks. Null for the anonymous.</param>
/// <param name="IsRefused">Whether the guide shows a refusal.</param>
/// <param name="Variables">As written: <c>"&lt;path&gt;"</c> stands for what an earlier answer gave.</param>
internal sealed record GuideOperation(string Text, (Role Role, string Key)? Who, bool IsRefused, string? Variables);

/// <summary>A page of <c>docs/guides</c>.</summary>
internal static partial class Guide
{
    public static IEnumerable<string> Names { get; } =
        Directory.GetFiles(RepositoryRoot.Of("docs", "guides"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static ImmutableArray<GuideOperation> Read(string name)
    {
        var blocks = Blocks().Matches(File.ReadAllText(RepositoryRoot.Of("docs", "guides", $"{name}.md")));
        var operations = ImmutableArray.CreateBuilder<GuideOperation>();

        foreach (Match block in blocks)
        {
            var text = block.Groups["text"].Value;

            if (block.Groups["language"].Value == "json")
            {
                operations[^1] = operations[^1] with { Variables = text };
            }
            else
            {
                var who = Asks().Match(text) is { Success: true } line
                    ? (Enum.Parse<Role>(line.Groups["role"].Value, ignoreCase: true), line.Groups["key"].Value)
                    : ((Role, string)?)null;
                operations.Add(new(text, who, text.Contains("# is refused", StringComparison.Ordinal), null));
            }
        }

        return operations.ToImmutable();
    }

    /// <summary>Puts what earlier answers gave in the place of the paths.</summary>
    public static JsonNode? Filled(string? variables, IReadOnlyList<JsonElement> answers) => variables is null
        ? null
        : JsonNode.Parse(Paths().Replace(variables, path => answers.Reverse().Select(answer => At(answer, path.Groups["path"].Value)).First(found => found is not null)!.Value.GetRawText()));

    private static JsonElement? At(JsonElement json, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (json.ValueKind == JsonValueKind.Array && int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < json.GetArrayLength())
            {
                json = json[index];
            }
            else if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
            {
                return null;
            }
        }

        return json;
    }

    [GeneratedRegex("^```(?<language>graphql|json)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex("^# as (?<role>[A-Z]+):(?<key>[a-z]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex("\"<(?<path>[A-Za-z0-9.]+)>\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();
}
