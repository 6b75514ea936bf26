using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>A coach with what lists are filtered and sorted by. Only what a statement uses is worked out, in the database.</summary>
internal sealed class PlacedCoach
{
    /// <summary>Stands for the first day of those who work nowhere today: before any employment.</summary>
    public static readonly DateOnly Nowhere = new(1900, 1, 1);

    public required Coach Coach { get; init; }

    /// <summary>1 to 4 for the tier on the day; 0 for those without one.</summary>
    public required int Tier { get; init; }

    /// <summary>First day of the employment that counts on the day, else <see cref="Nowhere"/>.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>All coaches, as <see cref="TierAward.On"/> and <see cref="Employment.On"/> say of each.</summary>
    public static IQueryable<PlacedCoach> Of(CpdContext db, IQueryable<Coach> coaches, DateOnly day) => coaches.Select(coach => new PlacedCoach
    {
        Coach = coach,
        Tier = db.TierAwards
            .Where(award => award.CoachId == coach.Id && award.AwardedOn <= day && (award.RevokedOn == null || award.RevokedOn > day))
            .OrderByDescending(award => award.AwardedOn)
            .ThenByDescending(award => award.Tier)
            .Select(award => (int?)(award.Tier == PracticeTier.Tier4 ? 4 : award.Tier == PracticeTier.Tier3 ? 3 : award.Tier == PracticeTier.Tier2 ? 2 : 1))
            .FirstOrDefault() ?? 0,
        StartedOn = db.Employments
            .Where(work => work.CoachId == coach.Id && work.StartedOn <= day && (work.EndedOn == null || work.EndedOn >= day))
            .OrderByDescending(work => work.StartedOn)
            .Select(work => (DateOnly?)work.StartedOn)
            .FirstOrDefault() ?? Nowhere,
    });

    /// <summary>The number that stands for a tier in such a list.</summary>
    public static int RankOf(PracticeTier tier) => (int)tier + 1;
}
