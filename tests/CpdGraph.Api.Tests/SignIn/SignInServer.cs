using System.Net.Http.Headers;
using System.Text;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Api.Tests.SignIn;

/// <summary>The whole server with two issuers, one plain and one of the CIS2 kind, and accounts in memory. It says in headers who asked.</summary>
internal sealed class SignInServer
{
    public const string OtherAudience = "cpdgraph-of-the-other";

    private static readonly Lazy<Task<SignInServer>> Only = new(StartAsync);

    public required WebApplication App { get; init; }

    public required HttpClient Http { get; init; }

    public required LoopbackIssuer Issuer { get; init; }

    public required LoopbackIssuer OtherIssuer { get; init; }

    public required KnownPeople People { get; init; }

    public required LogLines Log { get; init; }

    public required ManualClock Clock { get; init; }

    public TestKey RsaKey { get; } = TestKey.Rsa("rsa-1");

    public TestKey CurveKey { get; } = TestKey.EllipticCurve("ec-1");

    public TestKey OtherKey { get; } = TestKey.Rsa("rsa-1");

    /// <summary>Made once; it lives as long as the tests.</summary>
    public static Task<SignInServer> SharedAsync() => Only.Value;

    /// <summary>A token that is right, before it is signed.</summary>
    public TestToken Token() => new(Issuer.Url, Clock.Now);

    /// <summary>A token of the other issuer that is right, before it is signed.</summary>
    public TestToken OtherToken() => new TestToken(OtherIssuer.Url, Clock.Now).With("aud", OtherAudience);

    /// <summary>Asks for nothing in particular.</summary>
    /// <param name="authorization">Values of the header, one for each time it is sent.</param>
    public async Task<Reply> SendAsync(params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };

        return await SendAsync(request, authorization);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request, params string[] authorization)
    {
        foreach (var value in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", value);
        }

        using var response = await Http.SendAsync(request);

        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.WwwAuthenticate.ToString(),
            response.Headers.TryGetValues(CallerHeader, out var caller) ? caller.Single() : null);
    }

    private const string CallerHeader = "Test-Caller";

    private static async Task<SignInServer> StartAsync()
    {
        var (issuer, other) = (await LoopbackIssuer.StartAsync(), await LoopbackIssuer.StartAsync());
        var (people, log, clock) = (new KnownPeople(), new LogLines(), new ManualClock(ApiServer.Now));
        var folder = Directory.CreateTempSubdirectory("cpdgraph-signin-").FullName;
        var app = await Server.StartAsync("http://127.0.0.1:0", folder, CancellationToken.None, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Authentication:Issuers:0:Authority"] = issuer.Url,
                ["Authentication:Issuers:0:Audience"] = TestToken.Audience,
                ["Authentication:Issuers:1:Authority"] = other.Url + "/",
                ["Authentication:Issuers:1:Audience"] = OtherAudience,
                ["Authentication:Issuers:1:Profile"] = "Cis2",
                ["Authentication:Claims:Roles"] = "realm_access.roles",
                ["Authentication:Claims:RoleNames:hub-editor"] = "PUBLISHER",
            });
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton<ICallerReader>(people);
            builder.Services.AddSingleton<IStartupFilter, CallerShown>();
            builder.Logging.AddProvider(log);
            builder.Logging.AddFilter<LogLines>(category: null, LogLevel.Trace);
        });
        var server = new SignInServer
        {
            App = app,
            Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) },
            Issuer = issuer,
            OtherIssuer = other,
            People = people,
            Log = log,
            Clock = clock,
        };
        issuer.Keys = [server.RsaKey.Jwk(), server.CurveKey.Jwk()];
        other.Keys = [server.OtherKey.Jwk()];

        return server;
    }

    /// <summary>Says in a header who the caller of a request was, by the services of its scope.</summary>
    private sealed class CallerShown : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.Response.OnStarting(() =>
                {
                    var caller = context.RequestServices.GetRequiredService<Caller>();
                    context.Response.Headers[CallerHeader] =
                        caller.IsSignedIn ? $"{caller.Subject}: {string.Join(' ', caller.Roles)}".TrimEnd() : "anonymous";

                    return Task.CompletedTask;
                });

                await following(context);
            });
            next(app);
        };
    }
}

/// <summary>What came back.</summary>
/// <param name="Caller">Who asked, by the server. Null when it failed.</param>
internal sealed record Reply(int Status, string Body, string Challenge, string? Caller);
