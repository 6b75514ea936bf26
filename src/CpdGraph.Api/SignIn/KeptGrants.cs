using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Gives roles in the database.</summary>
internal sealed class KeptGrants(Grants grants) : IGrants
{
    /// <inheritdoc/>
    /// <exception cref="StartFailure">The role cannot be given: says why and what to do.</exception>
    public async Task<GrantOutcome> GrantAsync(FirstGrant grant, CancellationToken cancellation)
    {
        var outcome = await grants.GrantAsync(grant.Role, grant.Issuer, grant.Subject, grant.Name, cancellation);

        return outcome.Match(
            _ => GrantOutcome.Granted,
            errors => errors.All(error => error is GrantMembershipError.AlreadyGranted)
                ? GrantOutcome.HeldAlready
                : throw new StartFailure(string.Join(' ', errors.Select(error => error.Message))));
    }
}
