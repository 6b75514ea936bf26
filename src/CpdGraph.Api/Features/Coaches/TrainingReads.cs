using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Reads whether the accredited course that is required before taking referrals is done.</summary>
internal sealed class TrainingReads(CpdContext db, RecordedOffers offers, RequestCatalogue catalogue)
{
    /// <summary>Whether a coach had done it by a day. What counts is that it was accredited on the day of its completion.</summary>
    public async Task<bool> HasAccreditedAsync(CoachId coach, DateOnly day, CancellationToken cancellation)
    {
        var completions = await db.Completions.Where(row => row.CoachId == coach).ToListAsync(cancellation);
        await offers.KnowAsync(completions, cancellation);
        var replaced = completions.Select(row => row.ReplacesId).OfType<CompletionId>().ToHashSet();

        return completions.Any(row =>
            row.OccurredOn <= day
            && (row.ExpiresOn is not { } expired || expired > day)
            && row.Verification != Verification.Rejected
            && row.Outcome is CompletionOutcome.Attended or CompletionOutcome.Passed or CompletionOutcome.PassedWithMerit
            && !replaced.Contains(row.Id)
            && IsRequiredCourse(row));
    }

    private bool IsRequiredCourse(Completion completion) =>
        catalogue.View.OfferVersion(completion.OfferVersionId) is { } version
        && version.SatisfiesIds.Select(catalogue.View.ReadinessRequirement).Any(row => row is { Confirmable: false, Strength: RequirementStrength.Required })
        && catalogue.View.AccreditationsOf(version.Id).Any(row => AccreditationRules.CountsOn(row, completion.OccurredOn));
}
