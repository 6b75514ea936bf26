using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Finds all records that are one person, from any of them.</summary>
public static class PersonFinder
{
    /// <summary>Everything that is the same person as this coach, supervisor or account. Ids that name nothing find nothing else.</summary>
    public static async Task<PersonIds> FindAsync(
        this CpdContext db, CoachId? coach, SupervisorId? supervisor, PrincipalId? account, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);

        if (supervisor is { } known && await db.Supervisors.FirstOrDefaultAsync(row => row.Id == known, cancellation) is { } record)
        {
            coach ??= record.CoachId;
            account ??= record.PrincipalId;
        }

        if (coach is { } own)
        {
            account ??= (await db.Principals.FirstOrDefaultAsync(row => row.CoachId == own, cancellation))?.Id;
        }
        else if (account is { } signedIn)
        {
            coach = (await db.Principals.FirstOrDefaultAsync(row => row.Id == signedIn, cancellation))?.CoachId;
        }

        var supervisors = await db.Supervisors
            .Where(row => row.Id == supervisor || (coach != null && row.CoachId == coach) || (account != null && row.PrincipalId == account))
            .OrderBy(row => row.CreatedAt)
            .Select(row => row.Id)
            .ToListAsync(cancellation);

        return new() { Coach = coach, Supervisors = [.. supervisors], Account = account };
    }
}
