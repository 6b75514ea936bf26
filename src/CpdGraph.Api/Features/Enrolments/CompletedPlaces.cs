using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Reads the places that completions came from.</summary>
internal sealed class CompletedPlaces(EnrolmentReads enrolments)
{
    /// <summary>The places of these completions, in one statement. A completion that came from none, or from one that the caller may not see, is not a key.</summary>
    public async Task<IReadOnlyDictionary<CompletionId, Enrolment>> OfAsync(IReadOnlyCollection<Completion> completions, CancellationToken cancellation)
    {
        // Places are kept by coach: naming the coaches too leads the database to where they are.
        CoachId[] coaches = [.. completions.Select(row => row.CoachId).Distinct()];
        CompletionId?[] ids = [.. completions.Select(row => (CompletionId?)row.Id).Distinct()];
        var rows = await enrolments.Visible.Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.CompletionId)).ToListAsync(cancellation);

        return (await enrolments.KnowAsync(rows, cancellation)).ToDictionary(row => row.CompletionId!.Value);
    }
}
