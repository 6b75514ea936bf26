using System.Text.Json;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The text of a JSON string.</summary>
internal static class JsonText
{
    /// <returns>Null where an escape is half a surrogate pair: such a string has no text.</returns>
    public static string? Of(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
