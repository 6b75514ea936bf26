using System.Globalization;
using System.Text.Json.Nodes;

namespace CpdGraph.Api.Case;

/// <summary>
/// What a package says beyond our records: members, parts and their order. Written over what the records give, it makes the package
/// again. What the records hold is not in it, so that it is kept once; the few facts that this installation decides by itself later (state
/// and days) go by the records as soon as these say something else than on the day of the import.
/// </summary>
/// <remarks><c>Applied(derived, Between(package, derived))</c> is the package, for every two objects in the shape of one.</remarks>
internal static class CaseRest
{
    // No member of CASE begins so.
    private const string Key = "$key";
    private const string Without = "$without";
    private const string Instead = "$instead";

    private static readonly HashSet<string> Lists =
        ["CFItems", "CFAssociations", "CFRubrics", "CFConcepts", "CFSubjects", "CFLicenses", "CFItemTypes", "CFAssociationGroupings"];

    private static readonly HashSet<string> Containers = ["CFDocument", "CFDefinitions"];

    /// <summary>Members of the document that each installation decides by itself.</summary>
    public static IReadOnlySet<string> State { get; } = new HashSet<string> { "adoptionStatus", "statusStartDate", "statusEndDate" };

    /// <summary>What the package has and the records have not.</summary>
    /// <param name="derived">What the records give.</param>
    public static JsonObject Between(JsonObject package, JsonObject derived)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(derived);

        var rest = new JsonObject();
        var without = new JsonArray();
        var instead = new JsonObject();

        foreach (var (name, value) in package)
        {
            if (JsonNode.DeepEquals(value, derived[name]))
            {
                continue;
            }

            rest[name] = (value, derived[name]) switch
            {
                (JsonArray ours, JsonArray theirs) when Lists.Contains(name) => Between(ours, theirs),
                (JsonObject ours, JsonObject theirs) when Containers.Contains(name) => Between(ours, theirs),
                _ => value?.DeepClone(),
            };
        }

        foreach (var (name, value) in derived.Where(member => !JsonNode.DeepEquals(package[member.Key], member.Value)))
        {
            if (State.Contains(name))
            {
                instead[name] = value?.DeepClone();
            }
            else if (!package.ContainsKey(name))
            {
                without.Add(name);
            }
        }

        AddIfAny(rest, Without, without, without.Count);
        AddIfAny(rest, Instead, instead, instead.Count);

        return rest;
    }

    /// <summary>The package again.</summary>
    /// <param name="derived">What the records give now.</param>
    /// <param name="rest">What was kept beside them.</param>
    public static JsonObject Applied(JsonObject derived, JsonObject rest)
    {
        ArgumentNullException.ThrowIfNull(derived);
        ArgumentNullException.ThrowIfNull(rest);

        var package = derived.DeepClone().AsObject();
        var decided = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (name, value) in rest[Instead]?.AsObject() ?? [])
        {
            if (JsonNode.DeepEquals(derived[name], value))
            {
                package.Remove(name);
            }
            else
            {
                decided.Add(name);
            }
        }

        foreach (var name in rest[Without]?.AsArray().GetValues<string>() ?? [])
        {
            package.Remove(name);
        }

        foreach (var (name, value) in rest.Where(member => !member.Key.StartsWith('$') && !decided.Contains(member.Key)))
        {
            package[name] = (value, derived[name]) switch
            {
                (JsonArray kept, JsonArray given) when Lists.Contains(name) && AreKept(kept) => Applied(given, kept),
                (JsonObject kept, JsonObject given) when Containers.Contains(name) => Applied(given, kept),
                _ => value?.DeepClone(),
            };
        }

        return package;
    }

    private static JsonArray Between(JsonArray package, JsonArray derived)
    {
        var given = Keyed(derived);
        var rest = new JsonArray();

        foreach (var (key, part) in Keyed(package))
        {
            var kept = given.TryGetValue(key, out var there) ? Between(part, there) : part.DeepClone().AsObject();
            kept[Key] = key;
            rest.Add(kept);
        }

        return rest;
    }

    private static JsonArray Applied(JsonArray derived, JsonArray rest)
    {
        var given = Keyed(derived);
        var package = new JsonArray();

        foreach (var kept in rest.Select(part => part!.DeepClone().AsObject()))
        {
            var key = kept[Key]!.GetValue<string>();
            kept.Remove(Key);
            package.Add(given.TryGetValue(key, out var there) ? Applied(there, kept) : kept);
        }

        return package;
    }

    // An empty list of a package is kept as such: it names none of the parts that the records give.
    private static bool AreKept(JsonArray parts) => parts.All(part => part is JsonObject kept && kept.ContainsKey(Key));

    private static OrderedDictionary<string, JsonObject> Keyed(JsonArray parts)
    {
        var keyed = new OrderedDictionary<string, JsonObject>(parts.Count, StringComparer.Ordinal);

        foreach (var part in parts.Select(part => part!.AsObject()))
        {
            var key = KeyOf(part);

            for (var number = 2; !keyed.TryAdd(key, part); number++)
            {
                key = string.Create(CultureInfo.InvariantCulture, $"{KeyOf(part)} #{number}");
            }
        }

        return keyed;
    }

    // Our records do not number associations: which one it is, its type and its two ends say.
    private static string KeyOf(JsonObject part) => part["associationType"] is { } type
        ? $"{type} {part["originNodeURI"]?["identifier"]} {part["destinationNodeURI"]?["identifier"]}"
        : $"{part["identifier"]}";

    private static void AddIfAny(JsonObject to, string name, JsonNode value, int count)
    {
        if (count > 0)
        {
            to[name] = value;
        }
    }
}
