using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>
/// An OpenID provider on a port of its own that signs one person in without asking: the authorization code flow with PKCE (RFC 7636) for a public client. It
/// refuses whatever does not keep to it, and remembers why.
/// </summary>
internal sealed class CodeFlowProvider : IAsyncDisposable
{
    public const string Client = "cpdgraph-page";
    public const string Subject = "sonia-of-the-organisation";

    private readonly WebApplication app;
    private readonly TestKey key = TestKey.Rsa("code-flow");
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> codes = new();

    private CodeFlowProvider(WebApplication app) => this.app = app;

    /// <summary>Its name and address.</summary>
    public string Url => app.Urls.First();

    /// <summary>Ways in which tokens were given, in order, and what was refused.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public static async Task<CodeFlowProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new CodeFlowProvider(builder.Build());
        provider.app.Use((context, next) =>
        {
            // As providers do whose clients run in browsers.
            context.Response.Headers.AccessControlAllowOrigin = "*";

            return next(context);
        });
        provider.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Url,
            authorization_endpoint = $"{provider.Url}/authorize",
            token_endpoint = $"{provider.Url}/token",
            jwks_uri = $"{provider.Url}/keys",
        }));
        provider.app.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.key.Jwk() } }));
        provider.app.MapGet("/authorize", (HttpRequest request) => provider.Authorize(request.Query));
        provider.app.MapPost("/token", async (HttpRequest request) => provider.Token(await request.ReadFormAsync()));
        await provider.app.StartAsync();

        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Authorize(IQueryCollection asked)
    {
        var (state, redirectUri, challenge) = (asked["state"].ToString(), asked["redirect_uri"].ToString(), asked["code_challenge"].ToString());

        if (asked["response_type"] != "code" || asked["client_id"] != Client || asked["code_challenge_method"] != "S256" || challenge.Length != 43
            || state.Length < 8 || !asked["scope"].ToString().Split(' ').Contains("openid") || !redirectUri.EndsWith("/app/signed-in", StringComparison.Ordinal))
        {
            return Refuse($"authorize {asked}");
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        codes[code] = (challenge, redirectUri);

        return Results.Redirect($"{redirectUri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private IResult Token(IFormCollection asked)
    {
        switch (asked["grant_type"].ToString())
        {
            case "authorization_code"
                when codes.TryRemove(asked["code"].ToString(), out var given)
                    && asked["client_id"] == Client
                    && asked["redirect_uri"] == given.RedirectUri
                    && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(asked["code_verifier"].ToString()))) == given.Challenge:
                // So short that the page asks for the next one at once.
                return Give("authorization_code", seconds: 50);
            case "refresh_token" when asked["refresh_token"] == "again" && asked["client_id"] == Client:
                return Give("refresh_token", seconds: 3_600);
            default:
                return Refuse($"token {string.Join('&', asked.Select(pair => $"{pair.Key}={pair.Value}"))}");
        }
    }

    private IResult Give(string grant, int seconds)
    {
        Told.Enqueue(grant);
        var access = new TestToken(Url, ApiServer.Now).With("sub", Subject).With("exp", ApiServer.Now.AddSeconds(seconds).ToUnixTimeSeconds());
        var id = new TestToken(Url, ApiServer.Now).With("sub", Subject).With("aud", Client).With("iat", ApiServer.Now.ToUnixTimeSeconds());

        return Results.Json(new
        {
            access_token = access.Sign(key, "RS256"),
            id_token = id.Sign(key, "RS256"),
            refresh_token = "again",
            token_type = "Bearer",
            expires_in = seconds,
            scope = "openid profile",
        });
    }

    private IResult Refuse(string why)
    {
        Told.Enqueue($"refused: {why}");

        return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
    }
}
