using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>The lists of a record that are kept as rows of their own. They are saved with the record and always as a whole.</summary>
internal static class OwnedRows
{
    public static ImmutableArray<Type> Lists { get; } =
    [
        typeof(ImmutableArray<CompetencyMapping>),
        typeof(ImmutableArray<RunSession>),
        typeof(ImmutableArray<ExternalReference>),
    ];

    /// <summary>Adds the rows of what is new, and puts the rows of what has changed in the place of the old ones. Needs a transaction.</summary>
    public static async Task PrepareAsync(CpdContext db, CancellationToken cancellation)
    {
        var entries = db.ChangeTracker.Entries<ICatalogueRecord>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .ToArray();

        await RemoveAsync(db, [.. entries.Where(entry => entry.State is EntityState.Modified).Select(entry => entry.Entity)], cancellation);
        db.AddRange(entries.SelectMany(entry => Of(entry.Entity)));
    }

    /// <summary>Stops tracking the rows, so that the record can be saved again.</summary>
    public static void Forget(CpdContext db)
    {
        var rows = db.ChangeTracker.Entries()
            .Where(entry => entry.Entity is CompetencyMappingRow or RunSessionRow or OfferReferenceRow or RunReferenceRow)
            .ToArray();

        foreach (var row in rows)
        {
            row.State = EntityState.Detached;
        }
    }

    private static IEnumerable<object> Of(ICatalogueRecord record) => record switch
    {
        OfferVersion version => version.CompetencyMappings.Select((mapping, index) => CompetencyMappingRow.Of(version.Id, mapping, index)),
        OfferRun run =>
        [
            .. run.Sessions.Select(session => RunSessionRow.Of(run.Id, session)),
            .. run.ExternalReferences.Select((reference, index) => new RunReferenceRow
            {
                RunId = run.Id,
                OfferId = run.OfferId,
                System = reference.System,
                Key = reference.Key,
                Position = index,
            }),
        ],
        Offer offer => offer.ExternalReferences.Select((reference, index) => new OfferReferenceRow
        {
            OfferId = offer.Id,
            ProviderId = offer.ProviderId,
            System = reference.System,
            Key = reference.Key,
            Position = index,
        }),
        _ => [],
    };

    // One statement a table, however many records have changed.
    private static async Task RemoveAsync(CpdContext db, IReadOnlyCollection<ICatalogueRecord> changed, CancellationToken cancellation)
    {
        if (changed.OfType<OfferVersion>().Select(version => version.Id).ToArray() is { Length: > 0 } versions)
        {
            await db.CompetencyMappings.Where(row => versions.Contains(row.OfferVersionId)).ExecuteDeleteAsync(cancellation);
        }

        if (changed.OfType<OfferRun>().Select(run => run.Id).ToArray() is { Length: > 0 } runs)
        {
            await db.RunSessions.Where(row => runs.Contains(row.RunId)).ExecuteDeleteAsync(cancellation);
            await db.RunReferences.Where(row => runs.Contains(row.RunId)).ExecuteDeleteAsync(cancellation);
        }

        if (changed.OfType<Offer>().Select(offer => offer.Id).ToArray() is { Length: > 0 } offers)
        {
            await db.OfferReferences.Where(row => offers.Contains(row.OfferId)).ExecuteDeleteAsync(cancellation);
        }
    }
}
