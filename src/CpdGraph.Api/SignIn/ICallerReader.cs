using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Looks up what has been granted here to who signs in. Asked once a request, in one statement.</summary>
internal interface ICallerReader
{
    /// <summary>Account, memberships and arrangements of one subject. Null when no account is kept.</summary>
    /// <param name="issuer">Canonical name of who signs it in.</param>
    /// <param name="subject">By the issuer's count.</param>
    ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation);
}
