using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Which awards count where money is added up.</summary>
internal static class CountedAwards
{
    /// <summary>Without what a refused or corrected completion states: it was never paid, or is stated again by the completion that corrects it.</summary>
    public static IQueryable<FundingAward> Counting(this IQueryable<FundingAward> awards, CpdContext db) => awards.Where(award =>
        award.Status != FundingStatus.Stated
        || award.CompletionId == null
        || !db.Completions.Any(row => row.CoachId == award.CoachId
            && ((row.Id == award.CompletionId && row.Verification == Verification.Rejected) || row.ReplacesId == award.CompletionId)));
}
