using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CpdGraph.Api.SignIn;

/// <summary>
/// Decides whether an access token is good. What can be refused without a key is refused first, so that no token makes this server ask an
/// issuer for keys unless it names one that is configured, and is in force. Logs nothing. Safe to share.
/// </summary>
internal sealed class TokenCheck(IEnumerable<TrustedIssuer> issuers, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly FrozenDictionary<string, TrustedIssuer> issuers = issuers.ToFrozenDictionary(issuer => issuer.Name, StringComparer.Ordinal);
    private readonly AcceptedTokens accepted = new();

    /// <param name="token">As it stood in the header, without the scheme.</param>
    public async ValueTask<TokenVerdict> CheckAsync(string token, CancellationToken cancellation)
    {
        var digest = TokenDigest.Of(token);

        if (accepted.Find(digest) is { } known && ReferenceEquals(await known.Issuer.Keys.CurrentAsync(cancellation), known.Keys))
        {
            return known.Token.HoldsAt(clock.GetUtcNow()) ? new TokenVerdict.Accepted(known.Token) : TokenVerdict.Refused.Instance;
        }

        if (UnverifiedToken.Read(token) is not { } read
            || !issuers.TryGetValue(IssuerAddress.Canonical(read.Issuer), out var issuer)
            || !IsFor(read, issuer)
            || issuer.Claims.Read(read.Payload) is not { } claims)
        {
            return TokenVerdict.Refused.Instance;
        }

        if (await issuer.Keys.CurrentAsync(cancellation) is not { } keys)
        {
            return TokenVerdict.Undecided.Instance;
        }

        if (await SignedWithAsync(token, read, issuer, keys, cancellation) is not { } used)
        {
            return TokenVerdict.Refused.Instance;
        }

        var good = new AcceptedToken(issuer.Name, read.Subject, read.NotBefore, read.ExpiresAt, claims);
        accepted.Add(digest, new CheckedToken(good, issuer, used));

        return new TokenVerdict.Accepted(good);
    }

    private bool IsFor(UnverifiedToken token, TrustedIssuer issuer) =>
        issuer.Algorithms.Contains(token.Algorithm, StringComparer.Ordinal)
        && token.Audiences.Contains(issuer.Audience, StringComparer.Ordinal)
        && AcceptedToken.Holds(token.NotBefore, token.ExpiresAt, clock.GetUtcNow())
        && AccessTokenKind.IsAccessToken(token);

    /// <returns>The keys among which the signature's was found. Null: in none.</returns>
    private async ValueTask<KeySet?> SignedWithAsync(
        string token, UnverifiedToken read, TrustedIssuer issuer, KeySet keys, CancellationToken cancellation)
    {
        var candidates = keys.For(read.KeyId, read.Algorithm);

        if (candidates.Count > 0 && await IsSignedAsync(token, read, issuer, candidates))
        {
            return keys;
        }

        // A key that is known by its name did not fit: newer keys would not change that.
        if (candidates.Count > 0 && read.KeyId is not null)
        {
            return null;
        }

        // The issuer may have changed its keys since they were fetched.
        var newer = await issuer.Keys.LookAgainAsync(keys, cancellation);

        return newer is not null && !ReferenceEquals(newer, keys) && await IsSignedAsync(token, read, issuer, newer.For(read.KeyId, read.Algorithm))
            ? newer
            : null;
    }

    private async Task<bool> IsSignedAsync(string token, UnverifiedToken read, TrustedIssuer issuer, IReadOnlyList<SecurityKey> candidates)
    {
        if (candidates.Count == 0)
        {
            return false;
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = candidates,
            ValidAlgorithms = [read.Algorithm],
            ValidIssuer = read.Issuer,
            ValidAudience = issuer.Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (_, _, _, _) => AcceptedToken.Holds(read.NotBefore, read.ExpiresAt, clock.GetUtcNow()),
        });

        return result.IsValid;
    }
}
