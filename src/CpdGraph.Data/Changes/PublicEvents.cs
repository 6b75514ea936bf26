using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CpdGraph.Data;

/// <summary>
/// Works out what happened in public from what is about to be saved. Whatever writes offers and runs is told of in this way, so that no
/// mutation and no import can forget to.
/// </summary>
internal static class PublicEvents
{
    /// <summary>How long events are kept at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int MostPruned = 20_000;
    private const int IdsInOneStatement = 1_000;

    /// <returns>
    /// Drafts make none. What is published comes before its runs, and the runs of what is withdrawn before that. Revision and position are
    /// not known yet.
    /// </returns>
    public static async Task<ImmutableArray<CatalogueEvent>> InAsync(CpdContext db, CancellationToken cancellation)
    {
        var offers = db.ChangeTracker.Entries<Offer>().Where(IsSaved).ToArray();
        var runs = db.ChangeTracker.Entries<OfferRun>().Where(IsSaved).ToArray();

        if (offers.Length + runs.Length == 0)
        {
            return [];
        }

        var ofOffers = offers.Select(OfOffer).OfType<CatalogueEvent>().ToArray();
        var shown = runs.Length == 0 ? [] : await ShownAsync(db, offers, runs, cancellation);
        var ofRuns = runs.Where(run => shown.Contains(run.Entity.OfferId)).Select(OfRun).OfType<CatalogueEvent>();

        return
        [
            .. ofOffers.Where(told => told.Kind != CatalogueEventKind.OfferWithdrawn),
            .. ofRuns,
            .. ofOffers.Where(told => told.Kind == CatalogueEventKind.OfferWithdrawn),
        ];
    }

    /// <summary>Drops the oldest events that need not be kept, in their order, so that nothing is ever missing behind one that is there.</summary>
    /// <param name="told">What is told now, which says what time it is.</param>
    public static async Task PruneAsync(CpdContext db, ImmutableArray<CatalogueEvent> told, CancellationToken cancellation)
    {
        if (told.IsEmpty)
        {
            return;
        }

        var since = told.Max(row => row.At) - Kept;
        var inOrder = db.CatalogueEvents.OrderBy(row => row.Revision).ThenBy(row => row.Position);
        var isYoung = await inOrder.Select(row => row.At >= since).FirstOrDefaultAsync(cancellation);

        if (isYoung)
        {
            return;
        }

        var keepsFrom = await inOrder.Where(row => row.At >= since).Select(row => (long?)row.Revision).FirstOrDefaultAsync(cancellation) ?? long.MaxValue;
        var enough = await inOrder.Skip(MostPruned).Select(row => (long?)row.Revision).FirstOrDefaultAsync(cancellation) ?? long.MaxValue;
        await db.CatalogueEvents.Where(row => row.Revision < keepsFrom && row.Revision <= enough).ExecuteDeleteAsync(cancellation);
    }

    private static bool IsSaved(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static CatalogueEvent? OfOffer(EntityEntry<Offer> entry)
    {
        var (was, isNow) = (IsShown(entry, entry.Property(offer => offer.Status).OriginalValue, EntityState.Added), IsShown(entry, entry.Entity.Status, EntityState.Deleted));
        CatalogueEventKind? kind = (was, isNow) switch
        {
            (false, true) => CatalogueEventKind.OfferPublished,
            (true, true) => CatalogueEventKind.OfferChanged,
            (true, false) => CatalogueEventKind.OfferWithdrawn,
            _ => null,
        };

        return kind is null ? null : new CatalogueEvent
        {
            Revision = 0,
            Position = 0,
            Kind = kind.Value,
            OfferId = entry.Entity.Id,
            SubjectRevision = entry.Entity.Revision,
            At = entry.Entity.UpdatedAt,
        };
    }

    private static bool IsShown(EntityEntry<Offer> entry, OfferStatus status, EntityState absent) => entry.State != absent && status == OfferStatus.Published;

    private static CatalogueEvent? OfRun(EntityEntry<OfferRun> entry)
    {
        var run = entry.Entity;
        var was = entry.State != EntityState.Added && entry.Property(row => row.CancelledAt).OriginalValue is null;
        var isNow = entry.State != EntityState.Deleted && run.CancelledAt is null;
        CatalogueEventKind? kind = (was, isNow) switch
        {
            (false, true) => CatalogueEventKind.RunScheduled,
            (true, true) => CatalogueEventKind.RunChanged,
            (true, false) => CatalogueEventKind.RunCancelled,
            _ => null,
        };

        return kind is null ? null : new CatalogueEvent
        {
            Revision = 0,
            Position = 0,
            Kind = kind.Value,
            OfferId = run.OfferId,
            RunId = run.Id,
            SubjectRevision = run.Revision,
            At = run.UpdatedAt,
        };
    }

    /// <summary>Offers of the runs that are published before or after what is saved.</summary>
    private static async Task<HashSet<OfferId>> ShownAsync(
        CpdContext db, EntityEntry<Offer>[] offers, EntityEntry<OfferRun>[] runs, CancellationToken cancellation)
    {
        var shown = offers
            .Where(entry => OfOffer(entry) is not null)
            .Select(entry => entry.Entity.Id)
            .ToHashSet();
        var others = runs.Select(run => run.Entity.OfferId).Distinct().Except(offers.Select(entry => entry.Entity.Id));

        foreach (var some in others.Chunk(IdsInOneStatement))
        {
            shown.UnionWith(await db.Offers
                .Where(offer => some.Contains(offer.Id) && offer.Status == OfferStatus.Published)
                .Select(offer => offer.Id)
                .ToListAsync(cancellation));
        }

        return shown;
    }
}
