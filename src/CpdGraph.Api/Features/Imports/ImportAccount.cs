using System.Collections.Immutable;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Who has asked for an import, with the rights of now, when nobody is signed in. No more of them than the import needs.</summary>
internal sealed class ImportAccount(CpdContext db, ICallerReader accounts, TimeProvider clock)
{
    /// <summary>Null when they may no longer do it.</summary>
    public async Task<Caller?> CallerAsync(ImportJob job, CancellationToken cancellation)
    {
        if (await db.Principals.FirstOrDefaultAsync(row => row.Id == job.RequestedById, cancellation) is not { } principal
            || await accounts.FindAsync(principal.Issuer, principal.Subject, cancellation) is not { } facts)
        {
            return null;
        }

        var caller = facts.On(LondonCalendar.DayOf(clock.GetUtcNow()), _ => []);

        return job.ProviderId is { } provider && caller.Has(Standing.Publisher) && caller.ProviderIds.Contains(provider)
            ? caller with { Roles = RoleSet.Of(Role.Publisher), ProviderIds = ImmutableHashSet.Create(provider) }
            : caller.Has(Standing.Steward) ? caller with { Roles = RoleSet.Of(Role.Steward), ProviderIds = ImmutableHashSet<ProviderId>.Empty } : null;
    }
}
