using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Reads what some providers publish whole, in as many statements as there are tables.</summary>
public static class ProviderRecords
{
    /// <summary>All offers of some providers with the version that a change starts from, by when they were made.</summary>
    public static async Task<IReadOnlyList<OfferState>> OffersOfAsync(this CpdContext db, IReadOnlyCollection<ProviderId> providers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);

        var offers = await db.Offers.Where(offer => providers.Contains(offer.ProviderId)).ToListAsync(cancellation);
        var references = await OwnedLists.ReferencesAsync(db.OfferReferences.Where(row => providers.Contains(row.ProviderId)), cancellation);
        var latest = from version in db.OfferVersions
                     where db.Offers.Any(offer => offer.Id == version.OfferId && providers.Contains(offer.ProviderId))
                         && !db.OfferVersions.Any(later => later.OfferId == version.OfferId && later.Number > version.Number)
                     select version;
        var versions = await latest.ToDictionaryAsync(version => version.OfferId, cancellation);
        var mappings = await OwnedLists.MappingsAsync(db.CompetencyMappings.Where(row => latest.Any(version => version.Id == row.OfferVersionId)), cancellation);

        return
        [
            .. offers.OrderBy(offer => offer.Id.Value).Select(offer => new OfferState(
                offer with { ExternalReferences = references.Of(offer.Id) },
                versions[offer.Id] with { CompetencyMappings = mappings.Of(versions[offer.Id].Id) })),
        ];
    }

    /// <summary>All runs of some providers with what a change hangs on, by when they were made.</summary>
    public static async Task<IReadOnlyList<RunState>> RunsOfAsync(this CpdContext db, IReadOnlyCollection<ProviderId> providers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);

        var owned = from run in db.Runs
                    join offer in db.Offers on run.OfferId equals offer.Id
                    where providers.Contains(offer.ProviderId)
                    select new { Run = run, offer.ProviderId };
        var runs = await owned.ToListAsync(cancellation);
        var sessions = await OwnedLists.SessionsAsync(db.RunSessions.Where(row => owned.Any(one => one.Run.Id == row.RunId)), cancellation);
        var references = await OwnedLists.ReferencesAsync(db.RunReferences.Where(row => owned.Any(one => one.Run.Id == row.RunId)), cancellation);
        var links = await db.RunJoiningLinks.Where(row => owned.Any(one => one.Run.Id == row.RunId)).ToDictionaryAsync(row => row.RunId, row => row.Url, cancellation);
        var taken = await db.RunPlaces.Where(row => owned.Any(one => one.Run.Id == row.RunId)).ToDictionaryAsync(row => row.RunId, row => row.Taken, cancellation);

        return
        [
            .. runs.OrderBy(row => row.Run.Id.Value).Select(row => new RunState(
                row.Run with { Sessions = sessions.Of(row.Run.Id), ExternalReferences = references.Of(row.Run.Id) },
                row.ProviderId,
                taken.GetValueOrDefault(row.Run.Id),
                links.GetValueOrDefault(row.Run.Id))),
        ];
    }

    /// <summary>Every name of an offer in web addresses that is in use, and by which offer.</summary>
    public static async Task<Dictionary<string, OfferId>> OfferSlugsAsync(this CpdContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);

        var rows = await db.Offers.Select(offer => new { offer.Slug, offer.Id }).ToListAsync(cancellation);

        return rows.ToDictionary(row => row.Slug, row => row.Id, StringComparer.Ordinal);
    }
}
