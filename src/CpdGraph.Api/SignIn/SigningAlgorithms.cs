using Microsoft.IdentityModel.Tokens;

namespace CpdGraph.Api.SignIn;

/// <summary>Which signatures are accepted: an issuer's are made with a key that we do not have. Nothing else is, least of all <c>none</c>.</summary>
internal static class SigningAlgorithms
{
    /// <summary>Of development tokens alone, with the development key alone.</summary>
    public const string Development = SecurityAlgorithms.HmacSha256;

    private static readonly string[] Rsa = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
    private static readonly string[] EllipticCurve = [SecurityAlgorithms.EcdsaSha256];

    /// <summary>All that an issuer may use.</summary>
    public static IReadOnlyList<string> OfIssuers { get; } = [.. Rsa, .. EllipticCurve];

    /// <summary>The ones that an issuer's key can be used for.</summary>
    /// <param name="keyType">As a JWK has it.</param>
    public static IReadOnlyList<string> For(string keyType) => keyType == "RSA" ? Rsa : EllipticCurve;
}
