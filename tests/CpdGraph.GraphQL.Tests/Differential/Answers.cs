using System.Globalization;
using System.Text.Json;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Compares two answers to one request: the data with the order of its keys, and where the errors are.</summary>
internal static class Answers
{
    /// <returns>Null when they agree.</returns>
    public static string? Difference(JsonElement ours, JsonElement theirs)
    {
        var hasData = theirs.TryGetProperty("data", out var theirData);

        if (ours.TryGetProperty("data", out var ourData) != hasData)
        {
            return $"data is {(hasData ? "missing" : "there")}";
        }

        // Nothing was run: that both refuse is what counts, the first place too.
        if (!hasData)
        {
            return Places(ours).First() == Places(theirs).First() ? null : $"first place {Places(ours).First()}, not {Places(theirs).First()}";
        }

        return DataDifference(ourData, theirData, "data") ?? ErrorDifference(Paths(ours), Paths(theirs), theirData);
    }

    private static string? DataDifference(JsonElement ours, JsonElement theirs, string at)
    {
        if (ours.ValueKind != theirs.ValueKind)
        {
            return $"{at} is {ours}, not {theirs}";
        }

        switch (ours.ValueKind)
        {
            case JsonValueKind.Object:
                var members = ours.EnumerateObject().ToList();
                var others = theirs.EnumerateObject().ToList();

                return members.Select(member => member.Name).SequenceEqual(others.Select(member => member.Name))
                    ? members.Zip(others, (one, other) => DataDifference(one.Value, other.Value, $"{at}.{one.Name}")).FirstOrDefault(found => found is not null)
                    : $"the keys of {at} are {string.Join(' ', members.Select(member => member.Name))}, not {string.Join(' ', others.Select(member => member.Name))}";
            case JsonValueKind.Array:
                return ours.GetArrayLength() == theirs.GetArrayLength()
                    ? ours.EnumerateArray().Zip(theirs.EnumerateArray(), (one, other) => DataDifference(one, other, $"{at}[]")).FirstOrDefault(found => found is not null)
                    : $"{at} has {ours.GetArrayLength()} items, not {theirs.GetArrayLength()}";
            case JsonValueKind.Number:
                return ours.GetDouble().Equals(theirs.GetDouble()) ? null : $"{at} is {ours}, not {theirs}";
            case JsonValueKind.String when ours.GetString() != theirs.GetString() && IsJson(ours) && IsJson(theirs):
                // Echoed arguments: numbers may be written in other ways.
                return DataDifference(JsonElement.Parse(ours.GetString()!), JsonElement.Parse(theirs.GetString()!), at + "(arguments)");
            case JsonValueKind.String when at.EndsWith(".defaultValue", StringComparison.Ordinal) && theirs.GetString()!.Contains('{', StringComparison.Ordinal):
                // KnownDifferences.CoercedDefaults.
                return ours.GetString()!.StartsWith(theirs.GetString()![..1], StringComparison.Ordinal) ? null : $"{at} is {ours}, not {theirs}";
            case JsonValueKind.String:
                return ours.GetString() == theirs.GetString() ? null : $"{at} is {ours}, not {theirs}";
            default:
                return null;
        }
    }

    /// <summary>
    /// An error whose own position is null must be on both sides. Of those below a position that became null, which ones were met before
    /// depends on the order of execution: each such position must have one on both sides.
    /// </summary>
    private static string? ErrorDifference(List<string[]?> ours, List<string[]?> theirs, JsonElement data)
    {
        var ourPlaces = ours.Select(path => NulledPlace(path, data)).ToHashSet(StringComparer.Ordinal);
        var theirPlaces = theirs.Select(path => NulledPlace(path, data)).ToHashSet(StringComparer.Ordinal);

        if (ourPlaces.SetEquals(theirPlaces))
        {
            return null;
        }

        return $"errors only ours: {string.Join(' ', ourPlaces.Except(theirPlaces))}; only theirs: {string.Join(' ', theirPlaces.Except(ourPlaces))}";
    }

    /// <summary>The path down to the first null.</summary>
    private static string NulledPlace(string[]? path, JsonElement data)
    {
        if (path is null)
        {
            return "(no path)";
        }

        for (var i = 0; i < path.Length; i++)
        {
            if (data.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                return "/" + string.Join('/', path[..i]);
            }

            data = data.ValueKind == JsonValueKind.Array
                ? data[int.Parse(path[i], CultureInfo.InvariantCulture)]
                : data.GetProperty(path[i]);
        }

        return data.ValueKind == JsonValueKind.Null ? "/" + string.Join('/', path) : $"/{string.Join('/', path)} (which is not null)";
    }

    private static bool IsJson(JsonElement text) => text.GetString()!.StartsWith("{\"", StringComparison.Ordinal);

    // An error without a path is about no position: the path is null.
    private static List<string[]?> Paths(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.TryGetProperty("path", out var path) ? path.EnumerateArray().Select(step => step.ToString()).ToArray() : null)]
        : [];

    private static IEnumerable<string> Places(JsonElement answer) => answer.GetProperty("errors").EnumerateArray()
        .Select(error => error.TryGetProperty("locations", out var places) && places.GetArrayLength() > 0 ? $"{places[0].GetProperty("line")}:{places[0].GetProperty("column")}" : "");
}
