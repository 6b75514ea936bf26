using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Puts the lists that have tables of their own back into their records.</summary>
internal static class OwnedLists
{
    public static async Task<Dictionary<OfferVersionId, List<CompetencyMappingRow>>> MappingsAsync(
        IQueryable<CompetencyMappingRow> rows, CancellationToken cancellation) =>
        await GroupAsync(rows, row => row.OfferVersionId, cancellation);

    public static async Task<Dictionary<OfferRunId, List<RunSessionRow>>> SessionsAsync(
        IQueryable<RunSessionRow> rows, CancellationToken cancellation) =>
        await GroupAsync(rows, row => row.RunId, cancellation);

    public static async Task<Dictionary<OfferId, List<OfferReferenceRow>>> ReferencesAsync(
        IQueryable<OfferReferenceRow> rows, CancellationToken cancellation) =>
        await GroupAsync(rows, row => row.OfferId, cancellation);

    public static async Task<Dictionary<OfferRunId, List<RunReferenceRow>>> ReferencesAsync(
        IQueryable<RunReferenceRow> rows, CancellationToken cancellation) =>
        await GroupAsync(rows, row => row.RunId, cancellation);

    public static OfferVersion With(this OfferVersion version, Dictionary<OfferVersionId, List<CompetencyMappingRow>> mappings) =>
        mappings.TryGetValue(version.Id, out var rows)
            ? version with { CompetencyMappings = InOrder(rows, row => row.Position, row => row.ToMapping()) }
            : version;

    public static Offer With(this Offer offer, Dictionary<OfferId, List<OfferReferenceRow>> references) =>
        references.TryGetValue(offer.Id, out var rows)
            ? offer with { ExternalReferences = InOrder(rows, row => row.Position, row => new ExternalReference(row.System, row.Key)) }
            : offer;

    public static OfferRun With(
        this OfferRun run, Dictionary<OfferRunId, List<RunSessionRow>> sessions, Dictionary<OfferRunId, List<RunReferenceRow>> references)
    {
        var meetings = sessions.TryGetValue(run.Id, out var rows)
            ? InOrder(rows, row => row.StartsAt, row => row.ToSession())
            : [];
        var keys = references.TryGetValue(run.Id, out var named)
            ? InOrder(named, row => row.Position, row => new ExternalReference(row.System, row.Key))
            : [];

        return run with { Sessions = meetings, ExternalReferences = keys };
    }

    private static async Task<Dictionary<TKey, List<TRow>>> GroupAsync<TKey, TRow>(
        IQueryable<TRow> rows, Func<TRow, TKey> keyOf, CancellationToken cancellation)
        where TKey : struct
        where TRow : class
    {
        var groups = new Dictionary<TKey, List<TRow>>();

        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var key = keyOf(row);

            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new List<TRow>(4));
            }

            group.Add(row);
        }

        return groups;
    }

    private static ImmutableArray<TPart> InOrder<TRow, TPlace, TPart>(List<TRow> rows, Func<TRow, TPlace> placeOf, Func<TRow, TPart> partOf)
        where TPlace : IComparable<TPlace>
    {
        if (rows.Count > 1)
        {
            rows.Sort((left, right) => placeOf(left).CompareTo(placeOf(right)));
        }

        return [.. rows.Select(partOf)];
    }
}
