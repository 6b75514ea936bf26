using System.Text.Json;

namespace CpdGraph.Api.SignIn;

/// <summary>Finds claims by their configured names.</summary>
internal static class ClaimPath
{
    /// <summary>The claim of this name, else what the name leads to step by step through objects. Null: there is none.</summary>
    public static JsonElement? Find(JsonElement payload, string name)
    {
        if (payload.TryGetProperty(name, out var claim))
        {
            return claim;
        }

        foreach (var step in name.Split('.'))
        {
            if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty(step, out payload))
            {
                return null;
            }
        }

        return payload;
    }

    /// <summary>The texts of a list, or the words of a text.</summary>
    public static IEnumerable<string> Words(JsonElement claim) => claim.ValueKind switch
    {
        JsonValueKind.String => claim.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        JsonValueKind.Array => claim.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };
}
