using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Counts completions of offers under disclosure control.</summary>
internal sealed class CompletionCounts(CpdContext db, CallerAccessor rights)
{
    /// <summary>The counts of these offers, in one statement. Only who may see every single completion is told the exact number.</summary>
    public async Task<Func<OfferId, SafeCount>> OfOffersAsync(IReadOnlyList<OfferId> offers, CancellationToken cancellation)
    {
        var counts = await db.Completions
            .Where(row => offers.Contains(row.OfferId) && row.Verification != Verification.Rejected)
            .Standing(db)
            .GroupBy(row => row.OfferId)
            .Select(rows => new { rows.Key, Count = rows.Count(), Coaches = rows.Select(row => row.CoachId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Key, row => (row.Count, row.Coaches), cancellation);
        var disclosure = Disclosure.OfCounts(exact: rights.Caller.CoachesUnder(AccessPolicy.PlaceParties).IsEveryone);

        return offer => counts.TryGetValue(offer, out var of) ? disclosure.Events(of.Count, of.Coaches) : disclosure.Events(0, 0);
    }
}
