using Microsoft.Extensions.Primitives;

namespace CpdGraph.Api.SignIn;

/// <summary>Reads the header <c>Authorization</c> (RFC 6750, section 2.1; the token is read from nowhere else).</summary>
internal static class BearerHeader
{
    /// <summary>Longest token in characters. What Kestrel lets in is four times as long; real tokens are shorter.</summary>
    public const int MaxLength = 8_192;

    private const string Scheme = "Bearer ";

    /// <summary>The token as it stands there.</summary>
    /// <param name="token">Null when no one token can be read from the header: it is there twice, of another scheme, empty or too long.</param>
    /// <returns>False when there is no such header: nobody tries to sign in.</returns>
    public static bool TryRead(StringValues header, out string? token)
    {
        token = header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim(' ') : null;

        if (token is { Length: 0 or > MaxLength })
        {
            token = null;
        }

        return header.Count > 0;
    }
}
