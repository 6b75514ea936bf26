using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Where a coach worked and which tier they held, day by day: what <see cref="Employment.On"/> and <see cref="TierAward.On"/> say, asked for many days.</summary>
internal sealed class DaysOfCoach(ImmutableArray<TotalledPost> posts, ImmutableArray<TotalledTier> tiers)
{
    private readonly TotalledPost[] latestFirst = [.. posts.OrderByDescending(post => post.StartedOn).ThenByDescending(post => post.Id.Value)];
    private readonly TotalledTier[] newestFirst = [.. tiers.OrderByDescending(tier => tier.AwardedOn).ThenByDescending(tier => tier.Tier)];

    /// <summary>The employer that counts on a day. Null between employments.</summary>
    public OrganisationId? EmployerOn(DateOnly day)
    {
        foreach (var post in latestFirst)
        {
            if (new DateSpan(post.StartedOn, post.EndedOn).Contains(day))
            {
                return post.OrganisationId;
            }
        }

        return null;
    }

    /// <summary>The tier that counts on a day. Null without one.</summary>
    public PracticeTier? TierOn(DateOnly day)
    {
        foreach (var tier in newestFirst)
        {
            if (tier.AwardedOn <= day && (tier.RevokedOn is not { } revoked || day < revoked))
            {
                return tier.Tier;
            }
        }

        return null;
    }
}
