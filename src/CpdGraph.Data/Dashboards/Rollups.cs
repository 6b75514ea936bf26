using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>Counts the totals of all coaches, whatever was kept of them: after an upgrade, after a repair by hand, and to be sure.</summary>
public sealed class Rollups(IDbContextFactory<CpdContext> contexts, ILogger<Rollups> logger)
{
    /// <summary>Counts those coaches who have no totals: records that are older than the totals of this version. Again, it does nothing.</summary>
    /// <returns>How many coaches were counted.</returns>
    public async Task<int> CountMissingAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var coaches = await db.Coaches
            .Where(coach => !db.CoachTotals.Any(totals => totals.CoachId == coach.Id))
            .Select(coach => coach.Id)
            .ToListAsync(cancellation);
        await WriteAsync(db, coaches, progress: null, cancellation);

        if (coaches.Count > 0)
        {
            Log.TotalsCounted(logger, coaches.Count);
        }

        return coaches.Count;
    }

    /// <summary>Counts all coaches anew, batch by batch, while others go on writing.</summary>
    /// <param name="progress">Told how many coaches are done. Null for nobody.</param>
    /// <returns>How many coaches were counted.</returns>
    public async Task<int> RebuildAsync(IProgress<int>? progress, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var coaches = await CoachesAsync(db, cancellation);
        await WriteAsync(db, coaches, progress, cancellation);

        return coaches.Count;
    }

    /// <summary>Compares what is kept with the records, and changes nothing. A coach without totals has nothing to add up.</summary>
    public async Task<RollupsCheck> CheckAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var coaches = await CoachesAsync(db, cancellation);
        var differing = ImmutableArray.CreateBuilder<CoachId>();

        foreach (var some in coaches.Chunk(CoachTotalsKeeper.CoachesAtOnce))
        {
            // Records and totals of one moment.
            await using var reading = await db.BeginReadAsync(cancellation);
            var facts = await CoachTotalsReader.FactsAsync(db, some, cancellation);
            var kept = await db.CoachTotals.Where(totals => some.Contains(totals.CoachId)).ToDictionaryAsync(totals => totals.CoachId, cancellation);
            differing.AddRange(facts
                .Where(one => !CoachTotalsRules.Agree(CoachTotalsRules.Of(one), kept.GetValueOrDefault(one.CoachId) ?? new CoachTotals { CoachId = one.CoachId }))
                .Select(one => one.CoachId));
        }

        return new(coaches.Count, differing.DrainToImmutable());
    }

    /// <summary>How many coaches there are.</summary>
    public async Task<int> CoachesAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        return await db.Coaches.CountAsync(cancellation);
    }

    private static Task<List<CoachId>> CoachesAsync(CpdContext db, CancellationToken cancellation) =>
        db.Coaches.OrderBy(coach => coach.Id).Select(coach => coach.Id).ToListAsync(cancellation);

    private static async Task WriteAsync(CpdContext db, List<CoachId> coaches, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;

        foreach (var some in coaches.Chunk(CoachTotalsKeeper.CoachesAtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await CoachTotalsKeeper.WriteAsync(db, some, cancellation);
            await transaction.CommitAsync(cancellation);
            progress?.Report(done += some.Length);
        }
    }
}

/// <summary>What a comparison of totals with records found.</summary>
/// <param name="Coaches">How many coaches were compared.</param>
/// <param name="Differing">Those whose totals are not what their records say.</param>
public sealed record RollupsCheck(int Coaches, ImmutableArray<CoachId> Differing);
