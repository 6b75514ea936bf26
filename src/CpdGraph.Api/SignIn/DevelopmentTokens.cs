using CpdGraph.Domain;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CpdGraph.Api.SignIn;

/// <summary>Makes development tokens, and the issuer that accepts them.</summary>
internal static class DevelopmentTokens
{
    private const string TokenType = "at+jwt";

    // Not the configured names: our own tokens say it our own way.
    private static readonly ClaimOptions Claims = new();

    /// <summary>A token for a person in one role.</summary>
    /// <param name="name">For display. Null: none.</param>
    public static string Make(byte[] key, string subject, string? name, Role role, DateTimeOffset now, TimeSpan validity)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = subject,
            [Claims.Roles] = new[] { RoleName.Of(role) },
        };

        if (name is not null)
        {
            claims[Claims.Name] = name;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = DevelopmentSignIn.Issuer,
            Audience = DevelopmentSignIn.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + validity).UtcDateTime,
            Claims = claims,
            TokenType = TokenType,
            SigningCredentials = new SigningCredentials(KeyOf(key), SigningAlgorithms.Development),
        });
    }

    public static TrustedIssuer Issuer(byte[] key) => new(
        DevelopmentSignIn.Issuer,
        DevelopmentSignIn.Audience,
        [SigningAlgorithms.Development],
        new FixedKeys(KeySet.Of(KeyOf(key), SigningAlgorithms.Development)),
        new ClaimMap(Claims, ClaimProfile.None));

    private static SymmetricSecurityKey KeyOf(byte[] key) => new(key) { KeyId = "development" };
}
