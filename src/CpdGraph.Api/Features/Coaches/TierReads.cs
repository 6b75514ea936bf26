using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Recognitions of tiers. Each coach's are read once a request, whoever asks for them.</summary>
/// <remarks>Asked for coaches whom the caller sees, or whose tier shows in a supervisor that the caller sees.</remarks>
internal sealed class TierReads(CpdContext db, CallerAccessor rights)
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
                known[coach] = NewestFirst(byCoach[coach]);
            }
        }

        return asked.ToDictionary(coach => coach, coach => known[coach]);
    }

    /// <summary>Takes over what another statement has read beside these coaches: all their recognitions, in any order.</summary>
    public void Know(IEnumerable<(CoachId Coach, List<TierAward> Awards)> read)
    {
        foreach (var (coach, awards) in read)
        {
            known[coach] = NewestFirst(awards);
        }
    }

    /// <summary>All recognitions in the own coach records of these supervisors, newest first. Empty for one who is no coach here.</summary>
    public async Task<IReadOnlyDictionary<SupervisorId, IReadOnlyList<TierAward>>> OfSupervisorsAsync(IReadOnlyCollection<Supervisor> supervisors, CancellationToken cancellation)
    {
        var awards = await OfCoachesAsync(supervisors.Select(supervisor => supervisor.CoachId).OfType<CoachId>(), cancellation);

        return supervisors.DistinctBy(supervisor => supervisor.Id).ToDictionary(supervisor => supervisor.Id, supervisor => supervisor.CoachId is { } coach ? awards[coach] : []);
    }

    /// <summary>These recognitions, of coaches whose records the caller may see, in one statement.</summary>
    public async Task<IReadOnlyList<TierAward>> FindAsync(IReadOnlyCollection<TierAwardId> ids, CancellationToken cancellation)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        var rows = db.TierAwards.Where(award => ids.Contains(award.Id));

        if (!scope.IsEveryone)
        {
            CoachId[] coaches = [.. scope.Coaches];
            rows = rows.Where(award => coaches.Contains(award.CoachId));
        }

        return await rows.ToListAsync(cancellation);
    }

    /// <summary>The tier of a supervisor on a day. Null when they had none.</summary>
    public async Task<PracticeTier?> OfSupervisorAsync(Supervisor supervisor, DateOnly day, CancellationToken cancellation) =>
        SupervisorTier.On(supervisor, supervisor.CoachId is { } coach ? (await OfCoachesAsync([coach], cancellation))[coach] : [], day);

    private static TierAward[] NewestFirst(IEnumerable<TierAward> awards) =>
        [.. awards.OrderByDescending(award => award.AwardedOn).ThenByDescending(award => award.Id.Value)];
}
