namespace CpdGraph.Api.SignIn;

/// <summary>Addresses and names of issuers.</summary>
internal static class IssuerAddress
{
    private const string MetadataPath = "/.well-known/openid-configuration";

    /// <summary>What is wrong with an address that keys would be fetched from. Null: nothing.</summary>
    public static string? Problem(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0
            ? "set it to the issuer's address, for example https://login.example.org."
            : IsSafe(uri) ? null : "use https (http is for an issuer on this machine only).";

    /// <summary>Whether nobody on the way can change what comes from there.</summary>
    public static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Where an issuer's metadata lies.</summary>
    public static Uri MetadataOf(string authority) => new(Canonical(authority) + MetadataPath);

    /// <summary>What an issuer calls itself in its tokens, canonical.</summary>
    public static string NameOf(IssuerOptions issuer) => Canonical(issuer.Issuer.Length > 0 ? issuer.Issuer : issuer.Authority);

    /// <summary>
    /// The name under which people of an issuer are kept. Some issuers end their name with a slash and some people leave it out when they
    /// write it down: it does not count.
    /// </summary>
    public static string Canonical(string issuer) => issuer.TrimEnd('/');
}
