using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CpdGraph.Api.Case;

/// <summary>Counts what a package says that has no use here but to be written out again: whoever imports it is told.</summary>
internal static class CaseKept
{
    private static readonly HashSet<string> UsedOfDocument =
    [
        "identifier", "uri", "caseVersion", "title", "version", "adoptionStatus", "statusStartDate", "statusEndDate", "officialSourceURL",
        "lastChangeDateTime", "extensions",
    ];

    private static readonly HashSet<string> UsedOfItem = ["identifier", "uri", "fullStatement", "humanCodingScheme", "notes", "lastChangeDateTime", "extensions"];

    /// <returns>Sentences' ends, as <c>CFItems: educationLevel (12)</c>. Empty when everything has its use.</returns>
    public static ImmutableArray<string> Of(JsonObject package)
    {
        ArgumentNullException.ThrowIfNull(package);

        var kept = ImmutableArray.CreateBuilder<string>();
        Add(kept, "CFDocument", package["CFDocument"]!.AsObject().Select(member => member.Key).Where(name => !UsedOfDocument.Contains(name)));
        Add(kept, "CFItems", Parts(package["CFItems"]).SelectMany(item => item).Select(member => member.Key).Where(name => !UsedOfItem.Contains(name)));
        Add(kept, "CFAssociations", Parts(package["CFAssociations"]).Where(IsKept).Select(one => one["associationType"]!.GetValue<string>()));
        Add(kept, "CFDefinitions", (package["CFDefinitions"]?.AsObject() ?? []).SelectMany(list => list.Value is JsonArray parts ? parts.Select(_ => list.Key) : [list.Key]));
        Add(kept, "CFRubrics", Parts(package["CFRubrics"]).Select(_ => "rubrics"));
        Add(kept, "extensions", Extensions(package));

        return kept.ToImmutable();
    }

    private static bool IsKept(JsonObject association) => association["associationType"]!.GetValue<string>() switch
    {
        CaseNames.ChildOf => false,
        CaseNames.SameAs => association["extensions"]?[CaseNames.Extension] is null,
        _ => true,
    };

    private static IEnumerable<string> Extensions(JsonObject package) =>
        new[] { package, package["CFDocument"]!.AsObject() }.Concat(Parts(package["CFItems"])).Concat(Parts(package["CFAssociations"]))
            .SelectMany(part => part["extensions"]?.AsObject().Select(member => member.Key) ?? [])
            .Where(name => name != CaseNames.Extension);

    private static IEnumerable<JsonObject> Parts(JsonNode? list) => (list?.AsArray() ?? []).Select(part => part!.AsObject());

    private static void Add(ImmutableArray<string>.Builder to, string place, IEnumerable<string> names)
    {
        var counts = names.GroupBy(name => name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} ({group.Count()})"))
            .ToArray();

        if (counts.Length > 0)
        {
            to.Add($"{place}: {string.Join(", ", counts)}");
        }
    }
}
