using System.Text.Json;

namespace CpdGraph.Api.SignIn;

/// <summary>Tells access tokens from the other tokens that an issuer signs with the same key.</summary>
internal static class AccessTokenKind
{
    // RFC 9068, section 4; many issuers still say JWT, or nothing.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    // OpenID Connect Core 1.0, section 2 and 3.3.2.11; Back-Channel Logout 1.0, section 2.4.
    private static readonly string[] ClaimsOfOtherTokens = ["nonce", "at_hash", "c_hash", "s_hash", "events"];

    // What some issuers call the kind inside the token.
    private static readonly (string Claim, string Access)[] KindClaims = [("typ", "Bearer"), ("token_use", "access")];

    public static bool IsAccessToken(UnverifiedToken token) =>
        (token.Type is null || Types.Contains(token.Type, StringComparer.OrdinalIgnoreCase))
        && !ClaimsOfOtherTokens.Any(claim => token.Payload.TryGetProperty(claim, out _))
        && KindClaims.All(kind => !token.Payload.TryGetProperty(kind.Claim, out var value)
            || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), kind.Access, StringComparison.OrdinalIgnoreCase)));
}
