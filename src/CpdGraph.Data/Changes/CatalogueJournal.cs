using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Counts the catalogue's revisions and notes what each one changed, in the transaction that makes the change.</summary>
internal static class CatalogueJournal
{
    /// <summary>
    /// A write of more rows than this is not noted one by one: loading everything is quicker for its readers. A spreadsheet of 10,000 offers
    /// and their versions stays below; reading those anew takes half as long as loading 20,000 offers (see bench/results).
    /// </summary>
    public const int MostChangesNoted = 25_000;

    /// <summary>How many revisions are kept one by one. At one write a second, a reader may be away for half an hour.</summary>
    public const int RevisionsKept = 2_048;

    private const int PruneEvery = 256;

    /// <returns>One entry per row of the catalogue that is about to be written; the revision is not known yet.</returns>
    public static ImmutableArray<CatalogueChangeRow> ChangesIn(CpdContext db) =>
    [
        .. db.ChangeTracker.Entries<ICatalogueRecord>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => new CatalogueChangeRow { Revision = 0, Kind = entry.Entity.RecordKind, RecordId = entry.Entity.RecordId }),
    ];

    /// <summary>Takes the next revision, which locks the counter until the commit, and notes the changes and what is told of them under it.</summary>
    /// <param name="events">What happened in public, in order; their revision and position are not known yet.</param>
    /// <param name="saveAsync">Saves without noting.</param>
    public static async Task WriteAsync(
        CpdContext db,
        ImmutableArray<CatalogueChangeRow> changes,
        ImmutableArray<CatalogueEvent> events,
        Func<Task<int>> saveAsync,
        CancellationToken cancellation)
    {
        var revision = await NextRevisionAsync(db, cancellation);

        if (revision % PruneEvery == 0)
        {
            await RaiseFloorAsync(db, revision - RevisionsKept, cancellation);
            await PublicEvents.PruneAsync(db, events, cancellation);
        }

        var notes = changes.Length > MostChangesNoted ? [] : changes;

        if (notes.IsEmpty)
        {
            await RaiseFloorAsync(db, revision, cancellation);
        }

        object[] rows =
        [
            .. notes.Select(change => change with { Revision = revision }),
            .. events.Select((told, position) => told with { Revision = revision, Position = position }),
        ];

        if (rows.Length > 0)
        {
            db.AddRange(rows);
            await saveAsync();

            foreach (var row in rows)
            {
                db.Entry(row).State = EntityState.Detached;
            }
        }

        await db.NotifyCatalogueChangedAsync(cancellation);
    }

    private static async Task<long> NextRevisionAsync(CpdContext db, CancellationToken cancellation)
    {
        var revisions = await db.Database
            .SqlQueryRaw<long>("UPDATE catalogue_revision SET revision = revision + 1 WHERE id = 1 RETURNING revision AS \"Value\"")
            .ToListAsync(cancellation);

        return revisions.Single();
    }

    private static async Task RaiseFloorAsync(CpdContext db, long floor, CancellationToken cancellation)
    {
        await db.CatalogueRevisions
            .Where(row => row.Floor < floor)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Floor, floor), cancellation);
        await db.CatalogueChanges.Where(row => row.Revision <= floor).ExecuteDeleteAsync(cancellation);
    }
}
