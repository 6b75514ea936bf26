using CpdGraph.Api.SignIn;

namespace CpdGraph.Bench.Peers;

/// <summary>The product's own check of tokens, so that no side has a cheaper one.</summary>
internal sealed class TokenGate(byte[] key)
{
    private readonly TokenCheck check = new([DevelopmentTokens.Issuer(key)], TimeProvider.System);

    /// <returns>Who signed in. Null: nobody, or with a bad token; which of them, the measurement does not ask.</returns>
    public async ValueTask<AcceptedToken?> SubjectAsync(HttpContext context) =>
        BearerHeader.TryRead(context.Request.Headers.Authorization, out var token)
        && token is not null
        && await check.CheckAsync(token, context.RequestAborted) is TokenVerdict.Accepted(var accepted)
            ? accepted
            : null;
}
