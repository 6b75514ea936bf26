using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>Accounts and memberships as they are in the database.</summary>
internal sealed class KeptAccounts(CpdContext db) : ICallerReader
{
    public async ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        if (await db.Principals.FirstOrDefaultAsync(row => row.Issuer == issuer && row.Subject == subject, cancellation) is not { } principal)
        {
            return null;
        }

        var memberships = await db.Memberships.Where(row => row.PrincipalId == principal.Id).ToListAsync(cancellation);

        return new CallerFacts { Issuer = issuer, Subject = subject, Principal = principal, Memberships = [.. memberships] };
    }
}
