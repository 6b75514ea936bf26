using System.Runtime.CompilerServices;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Mappings = CpdGraph.Data.OwnedParts<CpdGraph.Domain.OfferVersionId, int, CpdGraph.Domain.CompetencyMapping>;
using OfferReferences = CpdGraph.Data.OwnedParts<CpdGraph.Domain.OfferId, int, CpdGraph.Domain.ExternalReference>;
using RunReferences = CpdGraph.Data.OwnedParts<CpdGraph.Domain.OfferRunId, int, CpdGraph.Domain.ExternalReference>;
using Sessions = CpdGraph.Data.OwnedParts<CpdGraph.Domain.OfferRunId, System.DateTimeOffset, CpdGraph.Domain.RunSession>;

namespace CpdGraph.Data;

/// <summary>Reads the lists of some records that have tables of their own.</summary>
internal static class OwnedLists
{
    public static Task<Mappings> MappingsAsync(IQueryable<CompetencyMappingRow> rows, CancellationToken cancellation) => Mappings.ReadAsync(
        PartsAsync(rows, row => new OwnedPart<OfferVersionId, int, CompetencyMapping>(row.OfferVersionId, row.Position, row.ToMapping()), cancellation));

    public static Task<Sessions> SessionsAsync(IQueryable<RunSessionRow> rows, CancellationToken cancellation) => Sessions.ReadAsync(
        PartsAsync(rows, row => new OwnedPart<OfferRunId, DateTimeOffset, RunSession>(row.RunId, row.StartsAt, row.ToSession()), cancellation));

    public static Task<OfferReferences> ReferencesAsync(IQueryable<OfferReferenceRow> rows, CancellationToken cancellation) => OfferReferences.ReadAsync(
        PartsAsync(rows, row => new OwnedPart<OfferId, int, ExternalReference>(row.OfferId, row.Position, new(row.System, row.Key)), cancellation));

    public static Task<RunReferences> ReferencesAsync(IQueryable<RunReferenceRow> rows, CancellationToken cancellation) => RunReferences.ReadAsync(
        PartsAsync(rows, row => new OwnedPart<OfferRunId, int, ExternalReference>(row.RunId, row.Position, new(row.System, row.Key)), cancellation));

    /// <summary>When those of some offers that are in review were last handed in. One without a submission is not a key.</summary>
    public static async Task<IReadOnlyDictionary<OfferId, DateTimeOffset>> SubmissionsAsync(CpdContext db, IQueryable<Offer> offers, CancellationToken cancellation)
    {
        // Few wait at a time, so that the latest of each is found here.
        var rows = await (
            from offer in offers
            where offer.Status == OfferStatus.InReview
            join submission in db.OfferSubmissions on offer.Id equals submission.OfferId
            select new { submission.OfferId, submission.SubmittedAt }
        ).ToListAsync(cancellation);

        return rows.GroupBy(row => row.OfferId).ToDictionary(of => of.Key, of => of.Max(row => row.SubmittedAt));
    }

    private static async IAsyncEnumerable<TPart> PartsAsync<TRow, TPart>(
        IQueryable<TRow> rows, Func<TRow, TPart> partOf, [EnumeratorCancellation] CancellationToken cancellation)
        where TRow : class
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return partOf(row);
        }
    }
}
