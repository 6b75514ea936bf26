using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CpdGraph.Api.SignIn;

/// <summary>Registers signing in.</summary>
internal static class SignInServices
{
    /// <summary>Adds the check of tokens, and the caller of a request, for the services of its scope.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new TokenCheck(Issuers(settings, provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped<ICallerReader, KeptAccounts>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped(provider => provider.GetRequiredService<CallerAccessor>().Caller);
        services.AddScoped<CallerLookup>();
        services.AddScoped<IScopeFactory, CallerScopes>();
        services.AddScoped<IConnectionCaller, ConnectionCaller>();

        return services;
    }

    /// <summary>Finds out who asks, at the addresses marked with <see cref="ReadsToken"/>.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();

    /// <summary>Marks an address where an access token counts.</summary>
    public static TBuilder ReadsToken<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(SignIn.ReadsToken.Mark);

        return endpoint;
    }

    private static IEnumerable<TrustedIssuer> Issuers(SignInSettings settings, IServiceProvider services)
    {
        // One for all issuers and as long as the process: it keeps its connections fresh itself.
        var http = IssuerDocuments.MakeClient();
        var logger = services.GetRequiredService<ILogger<IssuerKeys>>();
        var clock = services.GetRequiredService<TimeProvider>();

        foreach (var issuer in settings.Options.Issuers)
        {
            var name = IssuerAddress.NameOf(issuer);

            yield return new TrustedIssuer(
                name,
                issuer.Audience,
                SigningAlgorithms.OfIssuers,
                new IssuerKeys(issuer.Authority, name, http, clock, logger),
                new ClaimMap(settings.Options.Claims, SignInSettings.ProfileOf(issuer)!.Value));
        }

        if (settings.DevelopmentKey is { } key)
        {
            yield return DevelopmentTokens.Issuer(key.Obtain());
        }
    }
}
