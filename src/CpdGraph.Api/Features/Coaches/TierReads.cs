using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Recognitions of tiers. Each coach's are read once a request, whoever asks for them.</summary>
/// <remarks>Asked for coaches whom the caller sees, or whose tier shows in a supervisor that the caller sees.</remarks>
internal sealed class TierReads(CpdContext db)
{
    private readonly Dictionary<CoachId, IReadOnlyList<TierAward>> known = [];

    /// <summary>All recognitions of these coaches, newest first, revoked ones too. Empty for a coach without any.</summary>
    public async Task<IReadOnlyDictionary<CoachId, IReadOnlyList<TierAward>>> OfCoachesAsync(IEnumerable<CoachId> coaches, CancellationToken cancellation)
    {
        CoachId[] asked = [.. coaches.Distinct()];
        CoachId[] missing = [.. asked.Where(coach => !known.ContainsKey(coach))];

        if (missing.Length > 0)
        {
            var awards = await db.TierAwards.Where(award => missing.Contains(award.CoachId)).ToListAsync(cancellation);
            var byCoach = awards.ToLookup(award => award.CoachId);

            foreach (var coach in missing)
            {
                known[coach] = [.. byCoach[coach].OrderByDescending(award => award.AwardedOn).ThenByDescending(award => award.Id.Value)];
            }
        }

        return asked.ToDictionary(coach => coach, coach => known[coach]);
    }
}
