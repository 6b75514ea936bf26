using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Api.Tests.SignIn;

/// <summary>An OpenID provider on a port of its own: metadata and keys. It counts what it is asked.</summary>
internal sealed class LoopbackIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int metadataRequests;
    private int keyRequests;

    private LoopbackIssuer(WebApplication app) => this.app = app;

    /// <summary>Its name and address.</summary>
    public string Url => app.Urls.First();

    /// <summary>What it publishes.</summary>
    public IReadOnlyList<Dictionary<string, string>> Keys { get; set; } = [];

    /// <summary>What it calls itself in its metadata. Null: its address.</summary>
    public string? Name { get; set; }

    /// <summary>Where its metadata say that its keys lie. Null: where they do.</summary>
    public string? KeysAddress { get; set; }

    /// <summary>While set, it answers 500.</summary>
    public bool IsDown { get; set; }

    public int MetadataRequests => metadataRequests;

    public int KeyRequests => keyRequests;

    public static async Task<LoopbackIssuer> StartAsync(params TestKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new LoopbackIssuer(builder.Build()) { Keys = [.. keys.Select(key => key.Jwk())] };
        issuer.app.MapGet("/.well-known/openid-configuration", () => issuer.Metadata());
        issuer.app.MapGet("/keys", () => issuer.Published());
        await issuer.app.StartAsync();

        return issuer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Metadata()
    {
        Interlocked.Increment(ref metadataRequests);

        return IsDown ? Results.StatusCode(500) : Results.Json(new { issuer = Name ?? Url, jwks_uri = KeysAddress ?? $"{Url}/keys" });
    }

    private IResult Published()
    {
        Interlocked.Increment(ref keyRequests);

        return IsDown ? Results.StatusCode(500) : Results.Json(new { keys = Keys });
    }
}
