namespace CpdGraph.Api.SignIn;

/// <summary>A token that was checked and found good. Holds nothing of its text.</summary>
/// <param name="Issuer">Canonical name of the issuer.</param>
/// <param name="Subject">Who signed in, by the issuer's count.</param>
/// <param name="NotBefore">From when on it holds, the clocks' difference apart.</param>
/// <param name="ExpiresAt">Until when it holds, the clocks' difference apart.</param>
/// <param name="Claims">What it says of rights.</param>
internal sealed record AcceptedToken(string Issuer, string Subject, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt, TokenClaims Claims)
{
    /// <summary>How far the clocks of an issuer and of this server may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Whether a span of validity holds a moment.</summary>
    public static bool Holds(DateTimeOffset notBefore, DateTimeOffset expiresAt, DateTimeOffset now) =>
        notBefore - now <= ClockSkew && now - expiresAt < ClockSkew;

    /// <summary>Whether it holds at a moment.</summary>
    public bool HoldsAt(DateTimeOffset now) => Holds(NotBefore, ExpiresAt, now);
}
