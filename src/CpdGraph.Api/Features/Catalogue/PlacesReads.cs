using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Reads how many places of runs are taken at this moment.</summary>
internal sealed class PlacesReads(CpdContext db)
{
    /// <summary>Places taken, in one statement, or in none for no run. A run of which none was ever asked for is not a key.</summary>
    public async Task<IReadOnlyDictionary<OfferRunId, int>> TakenAsync(IReadOnlyCollection<OfferRunId> runs, CancellationToken cancellation) =>
        runs.Count == 0
            ? new Dictionary<OfferRunId, int>()
            : await db.RunPlaces
                .Where(row => runs.Contains(row.RunId))
                .Select(row => new { row.RunId, row.Taken })
                .ToDictionaryAsync(row => row.RunId, row => row.Taken, cancellation);
}
