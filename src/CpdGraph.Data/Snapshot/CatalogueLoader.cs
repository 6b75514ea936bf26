using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Makes snapshots from the database, each of one state of it.</summary>
public sealed class CatalogueLoader(IDbContextFactory<CpdContext> contexts)
{
    /// <summary>More changed rows than this are not read one by one: loading everything is quicker then.</summary>
    internal const int MostChangesApplied = 25_000;

    /// <summary>Reads everything.</summary>
    public async Task<Catalogue> LoadAsync(CancellationToken cancellation)
    {
        // Every write of the catalogue counts the revision up, so where all connections saw the same one they saw the same state.
        var runsReading = ReadAsync(CatalogueReader.RunsAsync, cancellation);
        var offersIndexing = LoadWithoutRunsAsync(cancellation);
        await Task.WhenAll(runsReading, offersIndexing);

        if (await offersIndexing is { } withoutRuns && await runsReading is var runs && runs.Revision == withoutRuns.Revision)
        {
            return withoutRuns.Apply([.. runs.Rows.Runs.Select(run => new CatalogueChange.Written(run))], runs.Revision);
        }

        var (rows, revision) = await ReadAsync(CatalogueReader.AllAsync, cancellation);
        return Catalogue.Load(rows, revision);
    }

    /// <summary>Reads what has changed since a snapshot.</summary>
    /// <returns>
    /// The snapshot itself when nothing has; else a new one, and the rows that changed, in the order of their last commits. Null: it is so
    /// far behind that everything is to be read, or it is ahead, which happens when a backup has been restored.
    /// </returns>
    internal async Task<(Catalogue Catalogue, ImmutableArray<CatalogueChange> Changes)?> CatchUpAsync(Catalogue known, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        // One statement while nothing happens, which is nearly always.
        if ((await db.CatalogueRevisions.SingleAsync(cancellation)).Revision == known.Revision)
        {
            return (known, []);
        }

        await using var state = await db.BeginReadAsync(cancellation);
        var counter = await db.CatalogueRevisions.SingleAsync(cancellation);

        if (counter.Revision < known.Revision || counter.Floor > known.Revision)
        {
            return null;
        }

        var changed = await db.CatalogueChanges
            .Where(change => change.Revision > known.Revision)
            .GroupBy(change => new { change.Kind, change.RecordId })
            .Select(group => new { group.Key.Kind, group.Key.RecordId, Revision = group.Max(change => change.Revision) })
            .OrderBy(change => change.Revision)
            .Take(MostChangesApplied + 1)
            .ToListAsync(cancellation);

        if (changed.Count > MostChangesApplied)
        {
            return null;
        }

        var changes = ImmutableArray.CreateBuilder<CatalogueChange>(changed.Count);

        foreach (var kind in changed.GroupBy(change => change.Kind, change => change.RecordId))
        {
            await AddChangesAsync(changes, db, kind.Key, [.. kind], cancellation);
        }

        var revisions = changed.ToDictionary(change => (change.Kind, change.RecordId), change => change.Revision);
        changes.Sort((one, other) => revisions[KeyOf(one)].CompareTo(revisions[KeyOf(other)]));

        return (known.Apply(changes.ToImmutable(), counter.Revision), changes.ToImmutable());
    }

    private static (CatalogueKind Kind, Guid Id) KeyOf(CatalogueChange change) => change switch
    {
        CatalogueChange.Written(var record) => (record.RecordKind, record.RecordId),
        CatalogueChange.Removed(var kind, var id) => (kind, id),
        _ => throw new ArgumentException("A change writes or removes.", nameof(change)),
    };

    /// <summary>Reads over two connections and indexes offers, while a third still reads runs. Null: the two saw different states.</summary>
    private async Task<Catalogue?> LoadWithoutRunsAsync(CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(ReadAsync(CatalogueReader.VersionsAsync, cancellation), ReadAsync(CatalogueReader.OthersAsync, cancellation));
        var (versions, others) = (parts[0], parts[1]);

        return versions.Revision == others.Revision
            ? Catalogue.Load(others.Rows with { OfferVersions = versions.Rows.OfferVersions }, others.Revision)
            : null;
    }

    private Task<(CatalogueRows Rows, long Revision)> ReadAsync(
        Func<CpdContext, CancellationToken, Task<CatalogueRows>> readAsync, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var state = await db.BeginReadAsync(cancellation);
            var revision = await WholeTable.ReadAsync(db, "catalogue_revision", "revision", cells => cells.LongNumber(), cancellation)
                .SingleAsync(cancellation);
            return (await readAsync(db, cancellation), revision);
        },
        cancellation);

    private static async Task AddChangesAsync(
        ImmutableArray<CatalogueChange>.Builder changes, CpdContext db, CatalogueKind kind, HashSet<Guid> ids, CancellationToken cancellation)
    {
        foreach (var record in await CatalogueReader.OfKindAsync(db, kind, ids, cancellation))
        {
            changes.Add(new CatalogueChange.Written(record));
            ids.Remove(record.RecordId);
        }

        changes.AddRange(ids.Select(id => new CatalogueChange.Removed(kind, id)));
    }
}
