using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Keeps the records of erased people as they are: nothing is written there, by anybody, and nothing under their old name.</summary>
public sealed class ErasureGuard(CpdContext db)
{
    /// <summary>
    /// Whether what the context is about to save is in the record of somebody erased, or done by somebody erased. Nobody is erased from then
    /// on until the transaction ends.
    /// </summary>
    /// <param name="actor">The account that acts. Null when there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> ForbidsAsync(PrincipalId? actor, CancellationToken cancellation)
    {
        await db.LockErasuresAsync(forErasing: false, cancellation);
        var values = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .SelectMany(entry => entry.Properties.Select(property => property.CurrentValue))
            .ToArray();
        CoachId[] coaches = [.. values.OfType<CoachId>().Distinct()];
        SupervisorId[] supervisors = [.. values.OfType<SupervisorId>().Distinct()];

        return await db.Erasures.Where(row => actor != null && row.PrincipalId == actor).Select(row => row.ErasedAt)
            .Concat(db.Coaches.Where(row => coaches.Contains(row.Id) && row.ErasedAt != null).Select(row => row.ErasedAt!.Value))
            .Concat(db.Supervisors.Where(row => supervisors.Contains(row.Id) && row.ErasedAt != null).Select(row => row.ErasedAt!.Value))
            .AnyAsync(cancellation);
    }
}
