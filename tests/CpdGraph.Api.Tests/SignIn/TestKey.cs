using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Api.Tests.SignIn;

/// <summary>A key pair of an issuer, or of somebody who would like to be one. Signs with the base library alone.</summary>
internal sealed class TestKey
{
    private readonly RSA? rsa;
    private readonly ECDsa? curve;

    private TestKey(string id, RSA? rsa, ECDsa? curve) => (Id, this.rsa, this.curve) = (id, rsa, curve);

    public string Id { get; }

    public static TestKey Rsa(string id, int bits = 2_048) => new(id, RSA.Create(bits), null);

    public static TestKey EllipticCurve(string id) => new(id, null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The public part as anybody can write it down.</summary>
    public byte[] PublicPem => Encoding.ASCII.GetBytes(rsa?.ExportSubjectPublicKeyInfoPem() ?? curve!.ExportSubjectPublicKeyInfoPem());

    /// <summary>The public part as an issuer publishes it.</summary>
    public Dictionary<string, string> Jwk()
    {
        if (rsa?.ExportParameters(includePrivateParameters: false) is { } parameters)
        {
            return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["n"] = Text(parameters.Modulus), ["e"] = Text(parameters.Exponent) };
        }

        var point = curve!.ExportParameters(includePrivateParameters: false).Q;

        return new() { ["kty"] = "EC", ["use"] = "sig", ["kid"] = Id, ["crv"] = "P-256", ["x"] = Text(point.X), ["y"] = Text(point.Y) };
    }

    public byte[] Sign(string algorithm, byte[] data) => algorithm switch
    {
        "RS256" => rsa!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS512" => rsa!.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => rsa!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => curve!.SignData(data, HashAlgorithmName.SHA256),
        _ => throw new ArgumentException(algorithm),
    };

    private static string Text(byte[]? bytes) => Base64Url.EncodeToString(bytes);
}
