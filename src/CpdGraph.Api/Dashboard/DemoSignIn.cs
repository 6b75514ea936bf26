using System.Net;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CpdGraph.Api.Dashboard;

/// <summary>
/// Whether a request may sign in as one of the illustrative people: only where development sign-in is on, and only from the page itself, opened in a
/// browser on this machine. Whoever gets a token here needs no password, so that every doubt is a no.
/// </summary>
internal sealed class DemoSignIn(SignInSettings signIn, SiteOptions site, IServer server)
{
    private const string NotFromHere =
        "Signing in as a made-up person works on the machine of the server alone: open its page there, at the address that it printed when it started.";

    private static readonly string[] SignsOfAProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "Via"];

    /// <summary>Whether somebody who opened the page as this request did may sign in so.</summary>
    public bool IsOfferedTo(HttpContext context) => Refusal(context) is null;

    /// <summary>Why a request may not even ask who there is. Null: it may.</summary>
    public DemoRefusal? Refusal(HttpContext context)
    {
        var request = context.Request;

        if (signIn.DevelopmentKey is null)
        {
            return new(StatusCodes.Status404NotFound, DevelopmentSignIn.Refusal);
        }

        // The name in the Host header, too: a page of another site can have its own name lead to this machine.
        if (!IsThisMachine(context.Connection.RemoteIpAddress) || !IsOwnAddress(request.Host) || IsKnownOutside
            || SignsOfAProxy.Any(request.Headers.ContainsKey))
        {
            return new(StatusCodes.Status403Forbidden, NotFromHere);
        }

        return request.Headers["Sec-Fetch-Site"] is [var fetched] && fetched is not ("same-origin" or "none")
            ? new(StatusCodes.Status403Forbidden, "Only the page of this server may ask for that, and this was another.")
            : null;
    }

    /// <summary>Why a request gets no token. Null: it may have one.</summary>
    public DemoRefusal? RefusalOfToken(HttpContext context)
    {
        var request = context.Request;

        if (Refusal(context) is { } refusal)
        {
            return refusal;
        }

        // Browsers send it with each POST. What is no browser has the verb "token".
        if (request.Headers.Origin is not [var origin] || !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return new(StatusCodes.Status403Forbidden, "Only the page of this server may ask for a token here: use the verb \"token\" elsewhere.");
        }

        // A form of another site cannot send this type without being asked first.
        return request.HasJsonContentType() ? null : new(StatusCodes.Status415UnsupportedMediaType, "Send JSON: {\"key\": \"amira\", \"role\": \"COACH\"}.");
    }

    /// <summary>Whether the installation says that people come in from elsewhere.</summary>
    private bool IsKnownOutside => site.PublicUrl.Length > 0 && !(Uri.TryCreate(site.PublicUrl, UriKind.Absolute, out var url) && IsLoopbackName(url.Host));

    private bool IsOwnAddress(HostString host) =>
        IsLoopbackName(host.Host)
        && (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            .Any(address => BindingAddress.Parse(address).Port == (host.Port ?? 80));

    private static bool IsLoopbackName(string name) => name is "localhost" || IsThisMachine(IPAddress.TryParse(name.Trim('[', ']'), out var ip) ? ip : null);

    private static bool IsThisMachine(IPAddress? address) => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}

/// <summary>A no, with the sentence that says why.</summary>
internal sealed record DemoRefusal(int Status, string Message);
