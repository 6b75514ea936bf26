using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Gives the roles that nobody in the service can give yet.</summary>
internal interface IGrants
{
    /// <summary>Makes somebody steward or administrator; whoever is not known yet becomes so.</summary>
    Task<GrantOutcome> GrantAsync(FirstGrant grant, CancellationToken cancellation);
}

/// <summary>Who becomes what.</summary>
/// <param name="Role">Steward or administrator.</param>
/// <param name="Issuer">Canonical name of who signs the person in.</param>
/// <param name="Subject">The person, by the issuer's count.</param>
/// <param name="Name">For display. Null: leave it as it is.</param>
internal sealed record FirstGrant(Role Role, string Issuer, string Subject, string? Name);

/// <summary>What came of it.</summary>
internal enum GrantOutcome
{
    /// <summary>The role was given.</summary>
    Granted,

    /// <summary>The person had it before: nothing changed.</summary>
    HeldAlready,
}
