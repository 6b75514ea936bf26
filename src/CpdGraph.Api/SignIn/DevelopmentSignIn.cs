using System.Net;
using CpdGraph.Data;

namespace CpdGraph.Api.SignIn;

/// <summary>Whether tokens signed with the development key are accepted, and what they say.</summary>
internal static class DevelopmentSignIn
{
    /// <summary>The claim <c>iss</c>. No address, so that no real issuer can have it.</summary>
    public const string Issuer = DemoPeople.Issuer;

    /// <summary>The claim <c>aud</c>.</summary>
    public const string Audience = "cpdgraph-development-api";

    /// <summary>Said when it is off.</summary>
    public const string Refusal =
        "Development sign-in is off here: it needs the Development environment, or the embedded database, a loopback address and no "
        + "Authentication:Issuers. Ask your issuer for a token instead.";

    /// <summary>On in the Development environment; else only where nobody but this machine can come and nobody else signs people in.</summary>
    /// <param name="addresses">Where the server listens, with semicolons between.</param>
    public static bool IsOn(bool isDevelopment, bool isDatabaseEmbedded, string addresses, int issuers) =>
        isDevelopment || (isDatabaseEmbedded && issuers == 0 && IsLoopback(addresses));

    private static bool IsLoopback(string addresses) =>
        addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } all
        && all.All(address => HostOf(address) is { } host && (host is "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip))));

    // Any host by Kestrel's "*" and "+" is no URI: not loopback.
    private static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host.Trim('[', ']') : null;
}
