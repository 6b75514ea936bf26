using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Reads who paid for completions. Whether the caller may see an award, its type says.</summary>
internal sealed class AwardReads(CpdContext db)
{
    /// <summary>Awards of these completions as entered, in one statement. A completion without any is simply not a key.</summary>
    public async Task<ILookup<CompletionId, FundingAward>> OfCompletionsAsync(IReadOnlyCollection<Completion> completions, CancellationToken cancellation)
    {
        // Awards are kept by coach: naming the coaches too leads the database to where they are.
        CoachId[] coaches = [.. completions.Select(row => row.CoachId).Distinct()];
        CompletionId?[] ids = [.. completions.Select(row => (CompletionId?)row.Id).Distinct()];
        var rows = await db.FundingAwards
            .Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.CompletionId))
            .OrderBy(row => row.Position)
            .ToListAsync(cancellation);

        return rows.ToLookup(row => row.CompletionId!.Value);
    }

    public async Task<IReadOnlyList<FundingAward>> FindAsync(IReadOnlyCollection<FundingAwardId> ids, CancellationToken cancellation) =>
        await db.FundingAwards.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
}
