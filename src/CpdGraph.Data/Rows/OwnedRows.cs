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

        foreach (var entry in entries)
        {
            if (entry.State is EntityState.Modified)
            {
                await RemoveAsync(db, entry.Entity, cancellation);
            }

            db.AddRange(Of(entry.Entity));
        }
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

    private static async Task RemoveAsync(CpdContext db, ICatalogueRecord record, CancellationToken cancellation)
    {
        switch (record)
        {
            case OfferVersion version:
                await db.CompetencyMappings.Where(row => row.OfferVersionId == version.Id).ExecuteDeleteAsync(cancellation);
                break;
            case OfferRun run:
                await db.RunSessions.Where(row => row.RunId == run.Id).ExecuteDeleteAsync(cancellation);
                await db.RunReferences.Where(row => row.RunId == run.Id).ExecuteDeleteAsync(cancellation);
                break;
            case Offer offer:
                await db.OfferReferences.Where(row => row.OfferId == offer.Id).ExecuteDeleteAsync(cancellation);
                break;
        }
    }
}
