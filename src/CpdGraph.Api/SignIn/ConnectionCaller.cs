using System.Diagnostics;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.SignIn;

/// <summary>The caller of a scope that lasts as long as a connection. Looks up in scopes of its own: this one's database context is not to be kept busy.</summary>
internal sealed class ConnectionCaller(CallerAccessor accessor, TokenCheck check, IServiceScopeFactory scopes, ILogger<ConnectionCaller> logger)
    : IConnectionCaller
{
    public string? Key => accessor.Caller is { IsSignedIn: true } caller ? $"{caller.Issuer} {caller.Subject}" : null;

    public DateTimeOffset? EndsAt => accessor.Token?.ExpiresAt;

    public async ValueTask<ConnectionSignIn> SignInAsync(string token, CancellationToken cancellation)
    {
        if (token.Length > BearerHeader.MaxLength)
        {
            return ConnectionSignIn.Refused;
        }

        return await check.CheckAsync(token, cancellation) switch
        {
            TokenVerdict.Accepted(var good) => await TryFindAsync(good, cancellation) ? ConnectionSignIn.Accepted : ConnectionSignIn.Unavailable,
            TokenVerdict.Refused => ConnectionSignIn.Refused,
            _ => ConnectionSignIn.Unavailable,
        };
    }

    public async ValueTask<bool> RenewAsync(CancellationToken cancellation)
    {
        var earlier = accessor.Caller;

        // An outage takes nobody's rights away: the next look will tell.
        return accessor.Token is not { } token || !await TryFindAsync(token, cancellation) || accessor.Caller.Keeps(earlier);
    }

    /// <returns>False when the look-up failed: nothing has changed.</returns>
    private async ValueTask<bool> TryFindAsync(AcceptedToken token, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CallerLookup>().FindAsync(token, cancellation);
            var found = scope.ServiceProvider.GetRequiredService<CallerAccessor>();
            (accessor.Caller, accessor.Token) = (found.Caller, found.Token);

            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Log.CallerNotFound(logger, Activity.Current?.TraceId.ToString() ?? "", fault);

            return false;
        }
    }
}
