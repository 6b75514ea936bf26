using System.Text.Json;

namespace CpdGraph.GraphQL.Http;

/// <summary>The payload of <c>connection_init</c>, in which a browser sends its token: it cannot set headers for a socket.</summary>
internal static class InitPayload
{
    private const string Scheme = "Bearer ";

    /// <summary>Looks for <c>{"Authorization": "Bearer …"}</c> or <c>{"authToken": "…"}</c>. Anything else in it is ignored.</summary>
    /// <param name="token">Null when there is none.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static SocketClose? Read(ReadOnlyMemory<byte> payload, out string? token)
    {
        token = null;

        if (payload.IsEmpty)
        {
            return null;
        }

        using var json = JsonDocument.Parse(payload);

        if (json.RootElement.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return SocketClose.Invalid("the payload of connection_init must be an object");
        }

        foreach (var member in json.RootElement.EnumerateObject())
        {
            var isHeader = string.Equals(member.Name, "Authorization", StringComparison.OrdinalIgnoreCase);

            if ((isHeader || member.Name == "authToken") && member.Value.ValueKind != JsonValueKind.Null)
            {
                if (token is not null || member.Value.ValueKind != JsonValueKind.String || !TryRead(member.Value.GetString()!, isHeader, out token))
                {
                    return SocketClose.TokenRefused;
                }
            }
        }

        return null;
    }

    private static bool TryRead(string text, bool isHeader, out string? token)
    {
        token = isHeader && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : isHeader ? null : text;

        return !string.IsNullOrEmpty(token);
    }
}
