using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Api.SignIn;

/// <summary>
/// Tokens whose signatures were found good, so that a client that sends the same one with each request pays for one check. Only good ones
/// come in. Bounded; safe to share.
/// </summary>
internal sealed class AcceptedTokens
{
    /// <summary>Tokens in a generation. Two are kept.</summary>
    public const int Capacity = 10_000;

    private ConcurrentDictionary<TokenDigest, CheckedToken> young = new();
    private ConcurrentDictionary<TokenDigest, CheckedToken> old = new();
    private int added;

    /// <summary>Null: not known. What is found may have expired since, or its key may be gone.</summary>
    public CheckedToken? Find(TokenDigest digest)
    {
        if (young.TryGetValue(digest, out var token))
        {
            return token;
        }

        if (old.TryGetValue(digest, out token))
        {
            Add(digest, token);
        }

        return token;
    }

    public void Add(TokenDigest digest, CheckedToken token)
    {
        if (Interlocked.Increment(ref added) > Capacity)
        {
            // Two threads that come here at once drop more than they need to: a token dropped is a token checked again.
            Interlocked.Exchange(ref added, 1);
            old = Interlocked.Exchange(ref young, new());
        }

        young[digest] = token;
    }
}

/// <summary>A good token, with what it was found good by.</summary>
internal sealed record CheckedToken(AcceptedToken Token, TrustedIssuer Issuer, KeySet Keys);

/// <summary>SHA-256 of a token: the tokens themselves are not kept.</summary>
internal readonly record struct TokenDigest(ulong A, ulong B, ulong C, ulong D)
{
    public static TokenDigest Of(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        var words = MemoryMarshal.Cast<byte, ulong>(hash);

        return new TokenDigest(words[0], words[1], words[2], words[3]);
    }
}
