using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Type <c>SupervisorTier</c>: a recognition in the supervisor's own coach record, without what is said there alone, or one known from elsewhere.</summary>
internal sealed record RecognisedTier(PracticeTier Tier, DateOnly AwardedOn, string RecognisedBy, string? Basis, DateOnly? RevokedOn)
{
    /// <summary>All of a supervisor, newest first.</summary>
    public static IReadOnlyList<RecognisedTier> Of(Supervisor supervisor, IEnumerable<TierAward> own) =>
    [
        .. own.Select(award => new RecognisedTier(award.Tier, award.AwardedOn, award.RecognisedBy, null, award.RevokedOn))
            .Concat(supervisor.KnownTiers.Select(known => new RecognisedTier(known.Tier, known.AwardedOn, known.RecognisedBy, known.Basis, null)))
            .OrderByDescending(recognised => recognised.AwardedOn)
            .ThenByDescending(recognised => recognised.Tier),
    ];
}
